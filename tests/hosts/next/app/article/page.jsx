import { Guide } from '../guide';

export default () => <Guide name="article" />;

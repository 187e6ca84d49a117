// What “Make it a point” puts into a tab.
import { Guest } from "./guest.js";

(globalThis.studyGuest ??= new Guest(globalThis.browser ?? chrome)).mark();

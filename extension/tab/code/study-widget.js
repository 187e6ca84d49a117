// The widget's exports of the compiled code.
export const { forgetOld, lostRecords, mount, speak } = studyCode;
export default studyCode.start;

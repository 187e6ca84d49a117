// The desk's exports of the compiled code.
export const { due, findPassage, importProgress, library, mountBackupReminder, open, quotePassage, readAhead, speak } = studyCode;
export default studyCode.start;

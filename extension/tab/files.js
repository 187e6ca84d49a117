// Where the widget's files are if the extension runs it: beside the extension's other files. `studyModes` loads the
// desk.
export const binary = new URL("study-code.wasm", studyAddress);
export const importDesk = () => studyModes();
// A page may not fetch the extension's files, so `studyTexts` passes on their text from where they may be fetched.
export const fetchTexts = async (code) => new Response(await studyTexts(code));

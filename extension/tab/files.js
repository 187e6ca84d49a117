// Where the widget's files are, for a guest: beside the extension's other files, and the study modes come when they are called.
export const binary = new URL("study-code.wasm", studyAddress);
export const importDesk = () => studyModes();
// Pages may not ask for a file of ours, so who may hands over what is in it.
export const fetchTexts = async (code) => new Response(await studyTexts(code));

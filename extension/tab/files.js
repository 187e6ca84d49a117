// Where the widget's files are, for a guest: beside the extension's other files, and the study modes come when they are called.
export const binary = new URL("study-code.wasm", studyAddress);
export const importDesk = () => studyModes();
export const textsOf = (code) => new URL(`study-widget.${code}.txt`, studyAddress);

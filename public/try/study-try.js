// The configurator's page: loads its WebAssembly program.
import init from "study-try/glue";

// Lets the browser paint the static page first.
await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
await init({ module_or_path: fetch(new URL("study-try.wasm", import.meta.url)) });

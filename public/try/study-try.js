// The configurator's page: its program is compiled.
import init from "study-try/glue";

// The words that are there already are painted first.
await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
await init({ module_or_path: fetch(new URL("study-try.wasm", import.meta.url)) });

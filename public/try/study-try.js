// The configurator's page: its program is compiled.
import init from "study-try/glue";

await init({ module_or_path: fetch(new URL("study-try.wasm", import.meta.url)) });

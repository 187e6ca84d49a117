// The script that “Make it a point” injects into a tab.
import { Guest } from "./guest.js";

(globalThis.studyGuest ??= new Guest(globalThis.browser ?? chrome)).mark();

// The script that the button injects into a tab; injected again, it switches the widget off or on.
import { Guest } from "./guest.js";

(globalThis.studyGuest ??= new Guest(globalThis.browser ?? chrome)).press();

// What the button puts into a tab; put in again, it takes everything back.
import { Guest } from "./guest.js";

(globalThis.studyGuest ??= new Guest(globalThis.browser ?? chrome)).press();

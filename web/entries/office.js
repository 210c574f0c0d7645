// office — what gets better with JavaScript at the desk; all of it works without.
import 'htmx.org';
import { autosave } from '../js/autosave.js';
import { guardForms } from '../js/once.js';
import { keys } from '../js/keys.js';
import { printNotes } from '../js/notes.js';
import { proofs } from '../js/proof.js';

guardForms();
autosave();
keys(true);
printNotes();
proofs();

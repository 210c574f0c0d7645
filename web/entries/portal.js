// portal — what gets better with JavaScript on the public pages; all of it works without.
import 'htmx.org';
import { guardForms } from '../js/once.js';
import { keys } from '../js/keys.js';
import { printNotes } from '../js/notes.js';
import { proofs } from '../js/proof.js';

guardForms();
keys(false);
printNotes();
proofs();

import { createFlag } from './flag.js';

/** The session ended under a page in use: its drafts stay, and a dialog asks to sign in again. */
export const signedOut = createFlag();

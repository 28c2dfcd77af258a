import type { ChatAction } from './shapes.js';

/** Does what a tap on a button, a link or a menu area asks for. */
export type Perform = (action: ChatAction) => void;

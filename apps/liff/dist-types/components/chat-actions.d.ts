import type { Delivery } from '../app/screen.js';
/** The way back to the chat: with the text typed in when the page could not send it. */
export declare function ChatActions({ delivery }: { delivery: Delivery }): import('react').JSX.Element;

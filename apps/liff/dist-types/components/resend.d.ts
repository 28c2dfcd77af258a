import type { Challenge } from '../app/screen.js';
/** The visible countdown is silent; a reader hears it at its start, 10 s before its end and at its end. */
export declare function Resend({ challenge }: { challenge: Challenge }): import('react').JSX.Element;

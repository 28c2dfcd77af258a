/**
 * The code inside typed or pasted text. A whole SMS gives its first run of exactly `length` digits; typed text
 * gives its digits, full-width ones too, at most `length`.
 */
export declare function extractCode(text: string, length: number): string;

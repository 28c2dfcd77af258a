/** `TW` → `+886`; an unknown country has none. */
export declare function callingCode(country: string): string;

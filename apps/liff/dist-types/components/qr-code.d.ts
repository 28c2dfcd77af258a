/** One path, black on white with a quiet zone of 4; the encoder loads only where a code is shown. */
export declare function QrCode({ text, label }: { text: string; label: string }): import('react').JSX.Element;
/** Dark runs of each row become one rectangle. */
export declare function rowsToPath(rows: readonly (readonly boolean[])[]): string;

export type Patience = 'fine' | 'slow' | 'stalled';
/** Says so after 3 s of waiting, and offers a way out after 10 s. */
export declare function useWaiting(): Patience;

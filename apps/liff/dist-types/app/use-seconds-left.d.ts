/** Whole seconds until a wall-clock instant: right after a pause, a throttled timer or a reload. */
export declare function useSecondsLeft(deadline: number): number;

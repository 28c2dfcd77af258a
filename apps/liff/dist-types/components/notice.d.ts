import type { Failure } from '../app/failure.js';
/** A failure that belongs to no field, beside the button that met it. */
export declare function Notice({ failure }: { failure: Failure }): import('react').JSX.Element;

import type { Failure } from '../app/failure.js';
export declare function PhoneScreen({ failure }: { failure: Failure | null }): import('react').JSX.Element;

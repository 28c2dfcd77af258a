import type { Failure } from '../app/failure.js';
type Props = {
  failure: Failure;
  reopen: boolean;
};
export declare function FailureScreen({ failure, reopen }: Props): import('react').JSX.Element;
export {};

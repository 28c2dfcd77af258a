import type { Failure } from '../app/failure.js';
import type { Challenge } from '../app/screen.js';
type Props = {
  challenge: Challenge;
  failure: Failure | null;
};
export declare function CodeScreen({ challenge, failure }: Props): import('react').JSX.Element;
export {};

import type { Failure } from '../app/failure.js';
type Props = {
  text: string;
  challengeId: string;
  keptUntil: number;
  requestId: string | null;
  failure: Failure | null;
};
/** The shop does not answer: never "no member". The proven number is kept, so trying again costs no SMS. */
export declare function UnavailableScreen({
  text,
  challengeId,
  keptUntil,
  requestId,
  failure,
}: Props): import('react').JSX.Element;
export {};

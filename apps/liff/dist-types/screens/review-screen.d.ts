import type { Delivery } from '../app/screen.js';
type Props = {
  text: string;
  delivery: Delivery;
};
/** Several members, or a number that somebody else holds: the channel's words, and nothing about that person. */
export declare function ReviewScreen({ text, delivery }: Props): import('react').JSX.Element;
export {};

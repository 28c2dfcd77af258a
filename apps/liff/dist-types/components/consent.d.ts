import { type RefObject } from 'react';
type Props = {
  text: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  error: boolean;
  boxRef: RefObject<HTMLInputElement | null>;
};
/** Unticked at first; the notice opens inside the page. The sentence stands before its link in every language. */
export declare function Consent({
  text,
  checked,
  onChange,
  error,
  boxRef,
}: Props): import('react').JSX.Element;
export {};

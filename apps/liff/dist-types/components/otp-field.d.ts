import { type RefObject } from 'react';
type Props = {
  id: string;
  length: number;
  value: string;
  onChange: (value: string) => void;
  /** the last digit came in; may be told twice for one code */
  onComplete: (code: string) => void;
  busy: boolean;
  invalid: boolean;
  describedBy: string;
  fieldRef: RefObject<HTMLInputElement | null>;
};
/**
 * One real input under drawn cells. It has no maxlength: that would cut a pasted SMS before its code is found;
 * `extractCode` holds the value to `length` digits.
 */
export declare function OtpField({
  id,
  length,
  value,
  onChange,
  onComplete,
  busy,
  invalid,
  describedBy,
  fieldRef,
}: Props): import('react').JSX.Element;
export {};

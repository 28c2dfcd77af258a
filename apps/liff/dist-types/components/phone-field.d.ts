import type { RefObject } from 'react';
type Props = {
  countries: readonly string[];
  country: string;
  onCountry: (country: string) => void;
  value: string;
  onChange: (value: string) => void;
  error: string | null;
  fieldRef: RefObject<HTMLInputElement | null>;
};
export declare function PhoneField({
  countries,
  country,
  onCountry,
  value,
  onChange,
  error,
  fieldRef,
}: Props): import('react').JSX.Element;
export {};

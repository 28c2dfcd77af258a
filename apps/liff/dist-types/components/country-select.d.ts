type Props = {
  countries: readonly string[];
  value: string;
  onChange: (country: string) => void;
};
/** The phone's own picker; the short form (TW +886) lies over it, as the full names would not fit. */
export declare function CountrySelect({ countries, value, onChange }: Props): import('react').JSX.Element;
export {};

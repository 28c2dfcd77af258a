import { useFlow } from '../app/flow-context.js';
import { useCallingCodes } from '../phone/use-calling-codes.js';

type Props = { countries: readonly string[]; value: string; onChange: (country: string) => void };

/** The phone's own picker; the short form (TW +886) lies over it, as the full names would not fit. */
export function CountrySelect({ countries, value, onChange }: Props) {
  const { texts, locale } = useFlow();
  const callingCode = useCallingCodes(countries);
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  return (
    <div className="country">
      <span className="country-shown" aria-hidden="true">
        {value} {callingCode(value)}
      </span>
      <select
        className="country-select"
        name="country"
        aria-label={texts.phone.country}
        autoComplete="tel-country-code"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {countries.map((country) => (
          <option key={country} value={country}>
            {names.of(country)} {callingCode(country)}
          </option>
        ))}
      </select>
    </div>
  );
}

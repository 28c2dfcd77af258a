import { useEffect, useState } from 'react';

type Lookup = (country: string) => string;

const taiwanOnly: Lookup = (country) => (country === 'TW' ? '+886' : '');

/** The table of calling codes loads only where there is more than Taiwan to choose from. */
export function useCallingCodes(countries: readonly string[]): Lookup {
  const [lookup, setLookup] = useState<Lookup>(() => taiwanOnly);
  const needed = countries.some((country) => country !== 'TW');
  useEffect(() => {
    if (!needed) return;
    import('./calling-code.js').then(
      ({ callingCode }) => setLookup(() => callingCode),
      () => undefined, // names without codes will do
    );
  }, [needed]);
  return lookup;
}

import { cleanPhone, parseTaiwanMobile } from '@tieline/contracts';
import { ProblemError } from '../http/problem.js';

export type MobileNumber = { e164: string; country: string };

type PhoneLibrary = typeof import('libphonenumber-js/max');
let library: Promise<PhoneLibrary> | null = null;

/** The metadata of all countries costs memory: loaded when the first number is not a plain Taiwanese mobile. */
function phoneLibrary(): Promise<PhoneLibrary> {
  library ??= import('libphonenumber-js/max');
  return library;
}

/**
 * Reads a typed number as a mobile number of an allowed country.
 * @throws ProblemError phone.invalid, phone.not_mobile, phone.country_not_allowed
 */
export async function readMobileNumber(
  raw: string,
  country: string,
  allowedCountries: readonly string[] | 'all',
): Promise<MobileNumber> {
  const taiwanese = country === 'TW' ? parseTaiwanMobile(raw) : null;
  const parsed = taiwanese ? { e164: taiwanese, country: 'TW' } : await parseAnywhere(raw, country);
  if (allowedCountries !== 'all' && !allowedCountries.includes(parsed.country))
    throw new ProblemError('phone.country_not_allowed');
  return parsed;
}

async function parseAnywhere(raw: string, country: string): Promise<MobileNumber> {
  const cleaned = cleanPhone(raw);
  // Letters and extensions are refused before the library can read something out of them.
  if (/[\p{L}#;,*]/u.test(cleaned)) throw new ProblemError('phone.invalid');
  const { default: parse, isSupportedCountry } = await phoneLibrary();
  if (!isSupportedCountry(country)) throw new ProblemError('phone.country_not_allowed');
  // First by the country's own way to dial abroad (002 in Taiwan, 001 in Hong Kong), then by the usual 00.
  const spellings = [cleaned, cleaned.replace(/^00(?=[1-9])/, '+')];
  const number = spellings
    .map((text) => parse(text, { defaultCountry: country, extract: false }))
    .find((found) => found?.isValid());
  if (!number?.country || number.ext) throw new ProblemError('phone.invalid');
  const type = number.getType();
  if (type !== 'MOBILE' && type !== 'FIXED_LINE_OR_MOBILE') throw new ProblemError('phone.not_mobile');
  return { e164: number.number, country: number.country };
}

/** ISO code of the country that an E.164 number belongs to; null when no plan has it. */
export async function countryOf(e164: string): Promise<string | null> {
  if (e164.startsWith('+886')) return 'TW';
  const { default: parse } = await phoneLibrary();
  return parse(e164)?.country ?? null;
}

/** Calling code and three digits: where pumping shows. */
export function prefixOf(e164: string): string {
  return e164.startsWith('+886') ? e164.slice(0, 7) : e164.slice(0, 6);
}

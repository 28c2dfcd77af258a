import {
  type CountryCode,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/mobile';
import type { PhoneCheck } from './check-phone.js';

/** With mobile-only plans: a landline is no valid number here. */
export function checkForeign(cleaned: string, country: string): PhoneCheck {
  const number = parsePhoneNumberFromString(cleaned, country as CountryCode);
  // compared by calling code: +1 is shared, and the server knows the allowed countries
  const sameCode = number?.countryCallingCode === getCountryCallingCode(country as CountryCode);
  if (number?.isValid() !== true || !sameCode) return { ok: false, reason: 'invalid' };
  return { ok: true, phone: number.number };
}

import { type CountryCode, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/mobile/metadata';
import type { PhoneCheck } from './check-phone.js';

/** With mobile-only plans: a landline is no valid number here. */
export function checkForeign(cleaned: string, country: string): PhoneCheck {
  const chosen = country as CountryCode;
  const number = parsePhoneNumberFromString(cleaned, chosen, metadata);
  // compared by calling code: +1 is shared, and the server knows the allowed countries
  const sameCode = number?.countryCallingCode === getCountryCallingCode(chosen, metadata);
  if (number?.isValid() !== true || !sameCode) return { ok: false, reason: 'invalid' };
  return { ok: true, phone: number.number };
}

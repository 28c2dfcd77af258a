import { cleanPhone } from '@tieline/contracts';

/** Calling codes of the countries whose national form is known; true: it begins with a trunk 0 that E.164 drops. */
const trunkZero: Readonly<Record<string, boolean>> = {
  '886': true,
  '852': false,
  '853': false,
  '1': false,
  '44': true,
  '60': true,
  '61': true,
  '62': true,
  '63': true,
  '65': false,
  '66': true,
  '81': true,
  '82': true,
  '84': true,
};
/** Shops that store no calling code are at home here. */
const homeCode = '886';

type Parts = { code: string; national: string };

/** `given` decides where a code is not known here. */
function partsOf(e164: string, given = ''): Parts {
  const digits = e164.replace(/\D/g, '');
  const codes = [...Object.keys(trunkZero), ...(given ? [given] : [])];
  const code = codes.sort((a, b) => b.length - a.length).find((each) => digits.startsWith(each)) ?? '';
  return { code, national: digits.slice(code.length) };
}

/** Without +; empty for a country that is not known here. */
export function callingCodeOf(e164: string): string {
  return partsOf(e164).code;
}

/** As people write it at home: +886912345678 → 0912345678, +85291234567 → 91234567. */
export function nationalForm(e164: string): string {
  const { code, national } = partsOf(e164);
  return trunkZero[code] ? `0${national}` : national;
}

/**
 * Whether a number as a shop stores it, with the calling code beside it if there is one, is exactly this E.164.
 * Joined naively the two give 8860912345678: the trunk 0 may stand anywhere or nowhere.
 */
export function isSameNumber(written: string | null, callingCode: string | null, e164: string): boolean {
  const cleaned = cleanPhone(written ?? '').replace(/\p{Nd}/gu, latinDigit);
  if (!/^\+?[\d\s().\-‐-―−]+$/.test(cleaned)) return false;
  const given = (callingCode ?? '').replace(/\D/g, '');
  const { code, national } = partsOf(e164, given);
  const international = [code + national, `${code}0${national}`];
  const dialledAbroad = /^00[25679]?(?=[1-9])/;
  const digits = cleaned.replace(/\D/g, '');
  if (cleaned.startsWith('+')) return international.includes(digits);
  if (international.includes(digits.replace(/^00/, ''))) return given === '' || given === code;
  if (digits.startsWith('00')) return international.includes(digits.replace(dialledAbroad, ''));
  const atHome = (given || homeCode) === code;
  return atHome && [national, `0${national}`].includes(digits);
}

function latinDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let zero = point;
  // Digits of a script stand together, zero first; ten in a row, so never more than nine steps back.
  while (point - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(point - zero);
}

/** Long runs of digits show their last three: 0912345678 → *******678. */
export function maskNumbers(text: string): string {
  return text.replace(/\d{7,}/g, (digits) => `${'*'.repeat(digits.length - 3)}${digits.slice(-3)}`);
}

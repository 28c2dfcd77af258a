import { cleanPhone, parseTaiwanMobile } from '@tieline/contracts';

export type PhoneCheck =
  { ok: true; phone: string } | { ok: false; reason: 'empty' | 'invalid' | 'landline' };

/** Taiwan by a rule of a few bytes; the numbering plans of the world load when another country was chosen. */
export async function checkPhone(raw: string, country: string): Promise<PhoneCheck> {
  const cleaned = cleanPhone(raw);
  if (cleaned === '') return { ok: false, reason: 'empty' };
  if (country === 'TW') return checkTaiwan(cleaned);
  try {
    const { checkForeign } = await import('./foreign-phone.js');
    return checkForeign(cleaned, country);
  } catch {
    return { ok: true, phone: cleaned }; // the plans did not load; the server decides anyway
  }
}

/** Starts the download while the customer types. */
export function prepareCountry(country: string): void {
  if (country !== 'TW') void import('./foreign-phone.js').catch(() => undefined);
}

function checkTaiwan(cleaned: string): PhoneCheck {
  const phone = parseTaiwanMobile(cleaned);
  if (phone) return { ok: true, phone };
  const digits = cleaned.replace(/\D/g, '').replace(/^(?:00)?886/, '0');
  return { ok: false, reason: /^0{1,2}[2-8]\d{6,8}$/.test(digits) ? 'landline' : 'invalid' };
}

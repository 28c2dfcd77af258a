/** Zero-width and direction marks that travel with copied numbers. */
const invisible = /[\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;

/** NFKC (full-width digits become digits), without invisible marks and outer space. */
export function cleanPhone(raw: string): string {
  return raw.normalize('NFKC').replace(invisible, '').trim();
}

/**
 * Taiwanese mobile number in any usual spelling → E.164, else null. 0912…, 912…, 886912…, +8860912…, 00886…
 * Letters and extensions (`#12`) are refused, never skipped. 099 is a personal number, not a mobile.
 */
export function parseTaiwanMobile(raw: string): string | null {
  const cleaned = cleanPhone(raw);
  if (!/^\+?[\d\s().\-‐-―−ー－]+$/.test(cleaned)) return null;
  const digits = cleaned.replace(/\D/g, '').replace(/^00(?=886)/, '');
  const national = /^(?:886)?0?(9[0-8]\d{7})$/.exec(digits)?.[1];
  return national ? `+886${national}` : null;
}

/** 0912-***-678 for Taiwan, +66 ***678 elsewhere. Takes E.164. */
export function maskPhone(e164: string): string {
  const taiwan = /^\+886(\d{3})\d+(\d{3})$/.exec(e164);
  if (taiwan) return `0${taiwan[1]}-***-${taiwan[2]}`;
  return `${e164.slice(0, 3)} ***${e164.slice(-3)}`;
}

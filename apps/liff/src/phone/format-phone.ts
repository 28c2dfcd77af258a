/**
 * 0912345678 → 0912 345 678 while it is typed, and half-width digits. Anything that is not the beginning of a
 * Taiwanese mobile number in its national spelling stays as typed.
 */
export function formatTaiwanMobile(typed: string): string {
  const plain = typed.normalize('NFKC');
  const digits = plain.replace(/[\s-]/g, '');
  if (!/^09\d{0,8}$/.test(digits)) return plain;
  return [digits.slice(0, 4), digits.slice(4, 7), digits.slice(7)].filter(Boolean).join(' ');
}

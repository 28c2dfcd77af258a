/**
 * 0912345678 → 0912 345 678 while it is typed, and half-width digits. Anything that is not the beginning of a
 * Taiwanese mobile number in its national spelling stays as typed.
 */
export declare function formatTaiwanMobile(typed: string): string;

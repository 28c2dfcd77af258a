import type { PhoneCheck } from './check-phone.js';
/** With mobile-only plans: a landline is no valid number here. */
export declare function checkForeign(cleaned: string, country: string): PhoneCheck;

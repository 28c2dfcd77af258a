import { cleanPhone, parseTaiwanMobile } from '@tieline/contracts';
import type { ShopMember } from '../platform.js';
import type { ShoplineCustomer } from './schema.js';

/** Countries whose national form begins with a trunk 0 that E.164 drops. */
const trunkZero = ['886', '66', '81', '60', '62', '63', '84', '82', '44', '61'];
const withoutTrunk = ['852', '853', '65', '1'];

/** What to ask SHOPLINE for: the national form, as its shops store numbers (+886912345678 → 0912345678). */
export function searchText(e164: string): string {
  const digits = e164.replace(/\D/g, '');
  const trunk = trunkZero.find((code) => digits.startsWith(code));
  if (trunk) return `0${digits.slice(trunk.length)}`;
  const plain = withoutTrunk.find((code) => digits.startsWith(code));
  return digits.slice(plain?.length ?? 0);
}

/** How a customer holds the number: proven by the shop, only typed in, or not at all (`query` matches loosely). */
export function phoneStanding(customer: ShoplineCustomer, e164: string): 'verified' | 'unverified' | null {
  const mobileCode = customer.mobile_phone_country_calling_code;
  if (isSameNumber(customer.mobile_phone, mobileCode, e164)) {
    return customer.mobile_phone_verified ? 'verified' : 'unverified';
  }
  const typed = [customer.phone, ...customer.phones];
  const typedCode = customer.phone_country_code ?? mobileCode;
  return typed.some((number) => isSameNumber(number, typedCode, e164)) ? 'unverified' : null;
}

/** Calling code and number are joined without the trunk 0; a number that carries its code is taken as it is. */
function isSameNumber(written: string | null, callingCode: string | null, e164: string): boolean {
  if (!written) return false;
  const cleaned = cleanPhone(written);
  if (!/^\+?[\d\s().-]+$/.test(cleaned)) return false;
  const wanted = e164.replace(/\D/g, '');
  const code = (callingCode ?? '').replace(/\D/g, '');
  const digits = cleaned.replace(/\D/g, '');
  const international = cleaned.startsWith('+') || digits.startsWith('00');
  const national = digits.replace(/^0+/, '');
  if (international) return national === wanted || withoutInnerTrunk(national, code) === wanted;
  if (code === '') return national === wanted || parseTaiwanMobile(cleaned) === e164;
  return code + national === wanted || withoutInnerTrunk(national, code) === wanted;
}

/** 886 0912… → 886912…; other numbers as they are. */
function withoutInnerTrunk(digits: string, code: string): string {
  return code !== '' && digits.startsWith(code)
    ? code + digits.slice(code.length).replace(/^0+/, '')
    : digits;
}

export function toMember(customer: ShoplineCustomer, phoneVerified: boolean): ShopMember {
  return {
    id: customer.id,
    // SHOPLINE shows no other number to customers; `ref_user_id` belongs to whoever writes it.
    memberNumber: customer.id,
    name: customer.name?.trim() || null,
    tier: tierName(customer),
    phoneVerified,
    blacklisted: customer.is_blacklisted,
    lineUserId: customer.line_id?.trim() || null,
  };
}

function tierName(customer: ShoplineCustomer): string | null {
  const names = customer.membership_tier?.name_translations ?? {};
  const candidates = [names['zh-hant'], names['en'], ...Object.values(names)];
  return candidates.find((name) => name?.trim())?.trim() ?? null;
}

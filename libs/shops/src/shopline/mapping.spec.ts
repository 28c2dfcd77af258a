import { parseTaiwanMobile } from '@tieline/contracts';
import fc from 'fast-check';
import { phoneStanding, toMember } from './mapping.js';
import { ShoplineCustomer } from './schema.js';

const customer = (fields: Record<string, unknown>) => ShoplineCustomer.parse({ id: 'c', ...fields });

describe('phoneStanding', () => {
  it.each([
    ['+85251234567', '51234567', '852'],
    ['+66812345678', '0812345678', '66'],
    ['+66812345678', '812345678', '+66'],
    ['+819012345678', '090-1234-5678', '81'],
    ['+886912345678', '０９１２３４５６７８', '886'],
    ['+886912345678', '00886912345678', null],
    ['+886912345678', '0912 345 678', 'TW'],
  ])('knows %s in %s with code %s', (e164, mobile, code) => {
    const holder = customer({
      mobile_phone: mobile,
      mobile_phone_verified: true,
      mobile_phone_country_calling_code: code,
    });
    expect(phoneStanding(holder, e164)).toBe('verified');
  });

  it.each([
    ['+886912345678', '0912345678', '852'],
    ['+85291234567', '0912345678', '886'],
    ['+886912345678', '0912345678#12', '886'],
    ['+886912345678', 'O912345678', '886'],
    ['+886912345678', '', '886'],
  ])('does not take %s for %s with code %s', (e164, mobile, code) => {
    const other = customer({
      mobile_phone: mobile,
      mobile_phone_country_calling_code: code,
      phones: [mobile],
    });
    expect(phoneStanding(other, e164)).toBeNull();
  });

  it('calls a number that was only typed in unverified', () => {
    const code = { phone_country_code: '886' };
    expect(phoneStanding(customer({ phones: ['0912345678'], ...code }), '+886912345678')).toBe('unverified');
    expect(phoneStanding(customer({ phone: '0912345678', ...code }), '+886912345678')).toBe('unverified');
    const unproven = customer({ mobile_phone: '0912345678', mobile_phone_country_calling_code: '886' });
    expect(phoneStanding(unproven, '+886912345678')).toBe('unverified');
  });

  it('agrees with the product’s own reading of Taiwanese numbers, and mixes up no two', () => {
    const digits = fc.stringMatching(/^9[0-8]\d{7}$/);
    const spelling = fc.constantFrom('0', '', '+886', '886', '+8860');
    fc.assert(
      fc.property(digits, digits, spelling, (mine, theirs, prefix) => {
        const fields = { mobile_phone: prefix + mine, mobile_phone_country_calling_code: '886' };
        expect(parseTaiwanMobile(prefix + mine)).toBe(`+886${mine}`);
        expect(phoneStanding(customer(fields), `+886${mine}`)).not.toBeNull();
        if (mine !== theirs) expect(phoneStanding(customer(fields), `+886${theirs}`)).toBeNull();
      }),
    );
  });
});

describe('the member number', () => {
  const numberOf = (fields: Record<string, unknown>) => toMember(customer(fields), true).memberNumber;

  it.each([
    ['A0001234', 'A0001234'],
    [' 王-0001 號 ', '王-0001 號'],
    [880012, '880012'],
    ['7', '7'],
  ])('is the shop’s own where it writes one: %p', (written, number) => {
    expect(numberOf({ ref_user_id: written })).toBe(number);
  });

  it.each([undefined, null, '', '   ', 'x'.repeat(101), 'two\nlines', '\u202E123', {}, true])(
    'is SHOPLINE’s customer id without one: %p',
    (written) => {
      expect(numberOf({ ref_user_id: written })).toBe('c');
    },
  );
});

import { callingCode } from './calling-code.js';
import { checkPhone } from './check-phone.js';
import { formatTaiwanMobile } from './format-phone.js';

describe('checkPhone', () => {
  it.each([
    '0912345678',
    '912345678',
    '886912345678',
    '+8860912345678',
    '0912 345 678',
    '0912-345-678',
    '０９１２３４５６７８',
  ])('reads %s', async (raw) => {
    expect(await checkPhone(raw, 'TW')).toEqual({ ok: true, phone: '+886912345678' });
  });

  it('tells what is wrong', async () => {
    expect(await checkPhone('  ', 'TW')).toEqual({ ok: false, reason: 'empty' });
    expect(await checkPhone('0212345678', 'TW')).toEqual({ ok: false, reason: 'landline' });
    expect(await checkPhone('+886 4 2345 6789', 'TW')).toEqual({ ok: false, reason: 'landline' });
    expect(await checkPhone('091234567', 'TW')).toEqual({ ok: false, reason: 'invalid' });
    expect(await checkPhone('abc', 'TW')).toEqual({ ok: false, reason: 'invalid' });
  });

  it('knows the plans of other countries, mobiles only', async () => {
    expect(await checkPhone('081 234 5678', 'TH')).toEqual({ ok: true, phone: '+66812345678' });
    expect(await checkPhone('090-1234-5678', 'JP')).toEqual({ ok: true, phone: '+819012345678' });
    expect(await checkPhone('02 123 4567', 'TH')).toEqual({ ok: false, reason: 'invalid' });
    expect(await checkPhone('0912345678', 'TH')).toMatchObject({ ok: true });
    expect(await checkPhone('+886912345678', 'TH')).toEqual({ ok: false, reason: 'invalid' });
  });
});

describe('formatTaiwanMobile', () => {
  it.each([
    ['0912345678', '0912 345 678'],
    ['09123', '0912 3'],
    ['0912 ', '0912'],
    ['０９１２３', '0912 3'],
    ['912345678', '912345678'],
    ['+886912', '+886912'],
    ['09123456789', '09123456789'],
    ['09ab', '09ab'],
  ])('%s → %s', (typed, shown) => expect(formatTaiwanMobile(typed)).toBe(shown));
});

describe('callingCode', () => {
  it('knows the first, the middle and the last of the table, and no others', () => {
    expect(['AC', 'TW', 'US', 'ZW', 'QQ'].map(callingCode)).toEqual(['+247', '+886', '+1', '+263', '']);
  });
});

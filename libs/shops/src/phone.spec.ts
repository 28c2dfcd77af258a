import { readFileSync } from 'node:fs';
import { isSameNumber, maskNumbers, nationalForm } from './phone.js';

type Case = { written: string; callingCode: string; e164: string | null };
const cases = JSON.parse(
  readFileSync(new URL('../fixtures/phone-cases.json', import.meta.url), 'utf8'),
) as Case[];
const numbers = [...new Set(cases.flatMap(({ e164 }) => e164 ?? []))];

describe('isSameNumber', () => {
  it.each(cases)('reads $written beside $callingCode as $e164', ({ written, callingCode, e164 }) => {
    const same = numbers.filter((number) => isSameNumber(written, callingCode, number));
    expect(same).toEqual(e164 === null ? [] : [e164]);
  });

  it('takes a shop without calling codes for one of Taiwan', () => {
    expect(isSameNumber('0912345678', null, '+886912345678')).toBe(true);
    expect(isSameNumber('91234567', null, '+85291234567')).toBe(false);
    expect(isSameNumber('85291234567', null, '+85291234567')).toBe(true);
    expect(isSameNumber(null, '886', '+886912345678')).toBe(false);
  });
});

describe('nationalForm', () => {
  it.each([
    ['+886912345678', '0912345678'],
    ['+66812345678', '0812345678'],
    ['+819012345678', '09012345678'],
    ['+60123456789', '0123456789'],
    ['+85251234567', '51234567'],
    ['+85366123456', '66123456'],
    ['+6581234567', '81234567'],
    ['+99800000000', '99800000000'],
  ])('%s → %s', (e164, text) => {
    expect(nationalForm(e164)).toBe(text);
  });
});

describe('maskNumbers', () => {
  it('shows the last three digits of long numbers only', () => {
    expect(maskNumbers('?q=%2B886912345678&page=12')).toBe('?q=%2B*********678&page=12');
  });
});

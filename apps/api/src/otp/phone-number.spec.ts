import fc from 'fast-check';
import { maskPhone, type ErrorCode } from '@tieline/contracts';
import { ProblemError } from '../http/problem.js';
import { prefixOf, readMobileNumber } from './phone-number.js';

const everywhere = ['TW', 'HK', 'MO', 'TH', 'JP', 'MY', 'SG'];

async function read(raw: string, country = 'TW', allowed: readonly string[] = everywhere): Promise<string> {
  try {
    return (await readMobileNumber(raw, country, allowed)).e164;
  } catch (error) {
    if (error instanceof ProblemError) return error.code;
    throw error;
  }
}

describe('readMobileNumber', () => {
  it.each([
    ['0987654321', 'TW', '+886987654321'],
    ['987654321', 'TW', '+886987654321'],
    ['886987654321', 'TW', '+886987654321'],
    ['+886 987-654-321', 'TW', '+886987654321'],
    ['+886 0987 654 321', 'TW', '+886987654321'],
    ['00886987654321', 'TW', '+886987654321'],
    ['002886987654321', 'TW', '+886987654321'],
    ['009886987654321', 'TW', '+886987654321'],
    ['(0987) 654-321', 'TW', '+886987654321'],
    ['０９８７６５４３２１', 'TW', '+886987654321'],
    ['0987－654－321', 'TW', '+886987654321'],
    ['٠٩٨٧٦٥٤٣٢١', 'TW', '+886987654321'],
    ['\ufeff0987654321', 'TW', '+886987654321'],
    ['\u202a0987654321\u202c', 'TW', '+886987654321'],
    ['+852 6123 4567', 'TW', '+85261234567'],
    ['61234567', 'HK', '+85261234567'],
    ['66887766', 'MO', '+85366887766'],
    ['0891234567', 'TH', '+66891234567'],
    ['080-9876-5432', 'JP', '+818098765432'],
    ['0198765432', 'MY', '+60198765432'],
    ['6581234567', 'SG', '+6581234567'],
    ['81234567', 'SG', '+6581234567'],
    ['00852 6123 4567', 'TW', '+85261234567'],
  ])('reads %j in %s', async (raw, country, e164) => {
    await expect(read(raw, country)).resolves.toBe(e164);
  });

  it.each<[string, string, ErrorCode]>([
    ['', 'TW', 'phone.invalid'],
    ['   ', 'TW', 'phone.invalid'],
    ['0987654321#12', 'TW', 'phone.invalid'],
    ['0987654321;ext=12', 'TW', 'phone.invalid'],
    ['0987654321 ext 12', 'TW', 'phone.invalid'],
    ['O987654321', 'TW', 'phone.invalid'],
    ['0987654321a', 'TW', 'phone.invalid'],
    ['098765432', 'TW', 'phone.invalid'],
    ['09876543210', 'TW', 'phone.invalid'],
    ['+886+987654321', 'TW', 'phone.invalid'],
    ['tel:+886987654321', 'TW', 'phone.invalid'],
    ['+88216123456', 'TW', 'phone.invalid'],
    ['02-2345-6789', 'TW', 'phone.not_mobile'],
    ['0800-080-123', 'TW', 'phone.not_mobile'],
    ['0987654321', 'XX', 'phone.country_not_allowed'],
  ])('refuses %j in %s as %s', async (raw, country, code) => {
    await expect(read(raw, country)).resolves.toBe(code);
  });

  it('takes numbers of allowed countries only, wherever they are typed', async () => {
    await expect(read('+85261234567', 'TW', ['TW'])).resolves.toBe('phone.country_not_allowed');
    await expect(read('0987654321', 'TW', ['HK'])).resolves.toBe('phone.country_not_allowed');
    await expect(read('+12025550123', 'TW', ['TW', 'US'])).resolves.toMatch(/^\+1202|^phone\./);
    await expect(read('+886987654321', 'HK', ['TW', 'HK'])).resolves.toBe('+886987654321');
  });

  it('reads a Taiwanese mobile the same in any spelling', async () => {
    const separators = fc.constantFrom('', ' ', '-', '.', '－', '\u200e');
    const heads = fc.constantFrom('0', '+886', '886', '+8860', '00886', '');
    const digits = fc.integer({ min: 0, max: 89_999_999 }).map((n) => `9${String(n).padStart(8, '0')}`);
    await fc.assert(
      fc.asyncProperty(heads, separators, digits, async (head, separator, national) => {
        const typed =
          head + national.slice(0, 3) + separator + national.slice(3, 6) + separator + national.slice(6);
        expect(await read(typed)).toBe(`+886${national}`);
      }),
      { numRuns: 300 },
    );
  });

  it('never throws anything but a problem, whatever is typed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.constantFrom('TW', 'HK', 'JP', '', '__proto__'),
        async (raw, country) => {
          expect(await read(raw, country)).toMatch(/^(\+\d+|phone\.\w+)$/);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('what is shown and counted of a number', () => {
  it.each([
    ['+886987654321', '0987-***-321', '+886987'],
    ['+85261234567', '+85 ***567', '+85261'],
  ])('%s', (e164, masked, prefix) => {
    expect([maskPhone(e164), prefixOf(e164)]).toEqual([masked, prefix]);
  });
});

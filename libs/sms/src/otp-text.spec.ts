import fc from 'fast-check';
import { otpText } from './otp-text.js';
import { countSegments } from './segments.js';

const zh = { code: '204815', minutes: 3, locale: 'zh-TW' } as const;

describe('otpText', () => {
  it('names sender, code, lifetime and the warning', () => {
    expect(otpText({ senderName: '晨光選物', ...zh })).toBe(
      '【晨光選物】您的驗證碼為 204815，3 分鐘內有效，請勿提供給他人。',
    );
    expect(otpText({ senderName: 'Sunrise', ...zh, locale: 'en' })).toBe(
      '【Sunrise】 Your code is 204815, valid 3 min. Do not share it.',
    );
  });

  it.each([
    ['晨光】您的驗證碼為 999999【', '晨光 您的驗證碼為'],
    ['晨光\r\n請至 https://evil.example/x 驗證', '晨光 請至 https evil exa'],
    ['123456', ''],
    ['Ａ＆Ｂ　Ｃａｆé', 'A&B Café'],
    ['\u202E晨光\u0000', '晨光'],
  ])('takes out of the sender %j what could pose as something else', (senderName, kept) => {
    const text = otpText({ senderName, ...zh });
    expect(text.startsWith(kept ? `【${kept}` : '您的驗證碼為')).toBe(true);
    expect(text).not.toMatch(/[\r\n]|:\/\/|\.(com|example)/);
    expect(text.match(/[【】]/g) ?? []).toHaveLength(kept ? 2 : 0);
  });

  it('is one segment with one code whatever the brand is called', () => {
    const sender = fc.string({ unit: 'binary', maxLength: 80 });
    fc.assert(
      fc.property(sender, fc.constantFrom('zh-TW' as const, 'en' as const), (senderName, locale) => {
        const text = otpText({ senderName, code: '204815', minutes: 10, locale });
        expect(countSegments(text).segments).toBe(1);
        expect(text.match(/\d{4,}/g)).toEqual(['204815']);
      }),
    );
  });
});

import type { Locale } from '../primitives.js';

const zhTW = {
  required: '請填寫此欄位。',
  too_short: '至少需要 {min} 個字。',
  too_long: '最多 {max} 個字。',
  too_small: '不可小於 {min}。',
  too_big: '不可大於 {max}。',
  too_few: '至少需要 {min} 項。',
  too_many: '最多 {max} 項。',
  integer: '請輸入整數。',
  email: '請輸入完整的 Email，例如 name@example.com。',
  link: '請輸入 https://、http://、line:// 或 tel: 開頭的連結，且不含空格。',
  origin: '請輸入 https:// 開頭的網址，例如 https://www.example.com。',
  one_line: '不可換行。',
  format: '格式不正確。',
  missing: '尚未設定。',
  gone: '已不存在或已封存，請改選其他項目。',
  both_ways: '同一個標籤不可同時貼上與移除。',
  earlier_message: '請選擇前面步驟傳送的訊息。',
  trigger_equal: '三個情境的觸發訊息必須各不相同。',
  shop_missing: '請選擇要比對的商店。',
  shop_refused: '商店平台回覆：{detail}',
  code_email: 'Email 只能用 Code 128 或 QR 碼呈現。',
  too_heavy: '內容過多，請縮短文字或連結，或減少張數。',
  menu_ratio: '寬度至少要是高度的 1.45 倍。',
  menu_outside: '區域超出圖片範圍。',
  menu_key_twice: '這個區域的代號重複。',
  menu_no_liff: '此渠道尚未設定 LIFF，無法開啟綁定頁或會員卡。',
  menu_picture_size: '圖片須為 {width} × {height}。',
  line_refused: 'LINE 回覆：{detail}',
} as const;

/** Why one field was refused; the text says it, `values` fill its blanks. */
export type IssueCode = keyof typeof zhTW;

const en: Record<IssueCode, string> = {
  required: 'Fill in this field.',
  too_short: 'At least {min} characters.',
  too_long: 'At most {max} characters.',
  too_small: 'Not below {min}.',
  too_big: 'Not above {max}.',
  too_few: 'At least {min}.',
  too_many: 'At most {max}.',
  integer: 'Enter a whole number.',
  email: 'Enter a full e-mail address, such as name@example.com.',
  link: 'Enter a link that begins with https://, http://, line:// or tel: and has no spaces.',
  origin: 'Enter an address that begins with https://, such as https://www.example.com.',
  one_line: 'One line only.',
  format: 'The format is not right.',
  missing: 'Not set yet.',
  gone: 'No longer there, or archived. Choose another one.',
  both_ways: 'A tag can not be put on and taken off at once.',
  earlier_message: 'Choose a message that an earlier step sends.',
  trigger_equal: 'The three scenarios need three different trigger texts.',
  shop_missing: 'Choose the shop to match with.',
  shop_refused: 'The shop platform answered: {detail}',
  code_email: 'An e-mail address fits Code 128 and QR only.',
  too_heavy: 'Too much content: shorten texts or links, or use fewer cards.',
  menu_ratio: 'The width has to be at least 1.45 times the height.',
  menu_outside: 'The area reaches beyond the picture.',
  menu_key_twice: 'Two areas have the same key.',
  menu_no_liff: 'The channel has no LIFF app, so this can not lead to binding or the card.',
  menu_picture_size: 'The picture has to be {width} × {height}.',
  line_refused: 'LINE answered: {detail}',
};

export const issueTexts: Record<Locale, Record<IssueCode, string>> = { 'zh-TW': zhTW, en };

export type IssueValues = Record<string, string | number>;

/** One refused field in words. */
export function issueMessage(locale: Locale, code: IssueCode, values: IssueValues = {}): string {
  return issueTexts[locale][code].replace(/\{(\w+)\}/g, (blank, name: string) =>
    String(values[name] ?? blank),
  );
}

/** What the button says besides what the brand wrote. */
const zhTW = {
  region: '社群身份綁定',
  begin: '開始綁定',
  close: '關閉',
  working: '處理中…',
  scan: '用手機掃描 QR 碼，在 LINE 確認後即完成綁定。',
  qr: '以手機掃描的 QR 碼',
  here: '改在這台裝置開啟 LINE',
  openLine: '開啟 LINE 綁定',
  tap: '點按後將開啟 LINE，確認後即完成綁定。',
  code: '請在「{account}」的 LINE 聊天室傳送以下驗證碼，即可完成綁定。',
  copy: '複製驗證碼',
  copied: '已複製',
  send: '開啟 LINE 傳送',
  minutes: '10 分鐘內有效',
  opened: '請在 LINE 確認…',
  bound: '已完成 LINE 綁定',
  boundTo: 'LINE 帳號：{name}。若這不是您的帳號，請與店家聯繫。',
  declined: '您已在 LINE 選擇不綁定。',
  contested: '此會員已綁定其他 LINE 帳號，店家確認後會與您聯繫。',
  expired: '已逾時，請重新開始。',
  failed: '暫時無法綁定，請稍後再試。',
  again: '重新開始',
};

export type Texts = typeof zhTW;

const en: Texts = {
  region: 'Link LINE',
  begin: 'Start',
  close: 'Close',
  working: 'One moment…',
  scan: 'Scan the QR code with your phone and confirm in LINE.',
  qr: 'QR code to scan with your phone',
  here: 'Open LINE on this device instead',
  openLine: 'Open LINE',
  tap: 'LINE opens. Confirm there.',
  code: 'Send this code in the LINE chat of {account}.',
  copy: 'Copy code',
  copied: 'Copied',
  send: 'Open LINE to send it',
  minutes: 'Good for 10 minutes',
  opened: 'Confirm in LINE…',
  bound: 'LINE is linked',
  boundTo: 'LINE account: {name}. If it is not yours, contact the shop.',
  declined: 'You chose not to link in LINE.',
  contested: 'This member is linked to another LINE account. The shop will contact you.',
  expired: 'Time is up. Start over.',
  failed: 'Not possible at the moment. Try later.',
  again: 'Start over',
};

export type Locale = 'zh-TW' | 'en';

/** `data-lang` of the tag, then the page's own language; zh-TW unless it is English. */
export function localeOf(lang: string | undefined): Locale {
  return /^en\b/i.test(lang || document.documentElement.lang) ? 'en' : 'zh-TW';
}

export const textsOf = (locale: Locale): Texts => (locale === 'en' ? en : zhTW);

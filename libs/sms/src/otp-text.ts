import type { Locale } from '@tieline/contracts';
import { countSegments } from './segments.js';

export type OtpText = { senderName: string; code: string; minutes: number; locale: Locale };

const longestSender = 20;

/** Text of the code message, always one segment and without any link (Taiwan blocks SMS with links). */
export function otpText({ senderName, code, minutes, locale }: OtpText): string {
  return signed(
    senderName,
    locale === 'zh-TW'
      ? `您的驗證碼為 ${code}，${minutes} 分鐘內有效，請勿提供給他人。`
      : ` Your code is ${code}, valid ${minutes} min. Do not share it.`,
  );
}

/** What staff send to their own phone; likewise one segment without a link. */
export function testText({ senderName, locale }: Pick<OtpText, 'senderName' | 'locale'>): string {
  return signed(
    senderName,
    locale === 'zh-TW'
      ? '這是測試簡訊，收到即表示可以寄送驗證碼。'
      : ' This is a test: codes can be sent to you.',
  );
}

/** The sender name is cleaned and cut so that a brand can neither break out of 【】 nor smuggle in a line, a link or a code. */
function signed(senderName: string, rest: string): string {
  let sender = [...cleanSender(senderName)].slice(0, longestSender);
  while (sender.length > 0 && countSegments(`【${sender.join('')}】${rest}`).segments > 1)
    sender = sender.slice(0, -1);
  return sender.length > 0 ? `【${sender.join('').trim()}】${rest}` : rest.trimStart();
}

/** Letters, marks, digits and plain joiners stay. No `.`, `:` or `/` (links), no brackets, no run of 4+ digits. */
function cleanSender(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[^\p{L}\p{M}\p{N} &+\-'_·]/gu, ' ')
    .replace(/\p{N}{4,}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

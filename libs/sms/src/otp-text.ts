import type { Locale } from '@tieline/contracts';
import { countSegments } from './segments.js';

export type OtpText = { senderName: string; code: string; minutes: number; locale: Locale };

const longestSender = 20;

/**
 * Text of the code message, always one segment and without any link (Taiwan blocks SMS with links). The sender
 * name is cleaned and cut so that a brand can neither break out of 【】 nor smuggle in a line, a link or a code.
 */
export function otpText({ senderName, code, minutes, locale }: OtpText): string {
  const rest =
    locale === 'zh-TW'
      ? `您的驗證碼為 ${code}，${minutes} 分鐘內有效，請勿提供給他人。`
      : ` Your code is ${code}, valid ${minutes} min. Do not share it.`;
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

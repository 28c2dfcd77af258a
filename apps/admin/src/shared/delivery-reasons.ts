import { defineTexts } from '@tieline/web';
import { useTexts } from './i18n.js';

const reasonTexts = defineTexts(
  {
    server: 'LINE 系統異常',
    timeout: 'LINE 沒有回應',
    network: '無法連線到 LINE',
    rate_limited: 'LINE 限制傳送速度',
    monthly_limit: '本月訊息則數已用完',
    unauthorized: 'LINE 不接受渠道的憑證',
    forbidden: 'LINE 不允許此渠道傳送',
    not_found: '顧客已不是好友',
    bad_request: 'LINE 不接受這則訊息',
    invalid_reply_token: '回覆時限已過',
    paused: '渠道已暫停傳送',
    expired: '超過傳送期限',
  },
  {
    en: {
      server: 'LINE has trouble',
      timeout: 'LINE did not answer',
      network: 'LINE can not be reached',
      rate_limited: 'LINE slows messages down',
      monthly_limit: 'the month’s messages are used up',
      unauthorized: 'LINE refuses the channel’s credentials',
      forbidden: 'LINE does not let this channel send',
      not_found: 'no longer a friend',
      bad_request: 'LINE refuses this message',
      invalid_reply_token: 'too late for a reply',
      paused: 'the channel does not send at present',
      expired: 'too late to be sent',
    },
  },
);

/** Why a message to LINE did not arrive, in words. What is not known stands as it was recorded. */
export function useDeliveryReason(): (recorded: string) => string {
  const t: Readonly<Record<string, string>> = useTexts(reasonTexts);
  return (recorded) => {
    const key = deliveryReasonKey(recorded);
    return (Object.hasOwn(t, key) && t[key]) || recorded;
  };
}

/** The record begins with LINE's reason, or is a sentence of our own. */
export function deliveryReasonKey(recorded: string): string {
  if (recorded.startsWith('the channel is paused')) return 'paused';
  return /^[a-z_]+(?=[:; ]|$)/.exec(recorded)?.[0] ?? '';
}

import { defineTexts } from '@tieline/web';

export const sendingTexts = defineTexts(
  {
    pausedTitle: '「{name}」已暫停傳送',
    pausedText:
      '{time} 起 LINE 不接受此渠道的 Channel ID 或 Channel secret。訊息會保留，憑證恢復後自動送出；其他渠道不受影響。請更新 Channel secret，或重新檢查設定。',
    open: '前往渠道設定',
    quota: '本月訊息則數',
    quotaOf: '已用 {used}／{limit} 則',
    quotaUnlimited: '已用 {used} 則（無上限）',
    quotaAt: '{time} 查詢',
    quotaTitle: '「{name}」本月的訊息則數已用完',
    quotaText: '推播訊息目前無法送出；免費的回覆訊息不受影響。請在 LINE 官方帳號後台加購或升級方案。',
  },
  {
    en: {
      pausedTitle: '“{name}” has paused sending',
      pausedText:
        'Since {time} LINE refuses this channel’s id or secret. Messages are kept and go out when the credentials work again; other channels are not affected. Update the channel secret, or check the set-up again.',
      open: 'Go to the channel',
      quota: 'Messages this month',
      quotaOf: '{used} of {limit} used',
      quotaUnlimited: '{used} used, no limit',
      quotaAt: 'asked {time}',
      quotaTitle: '“{name}” has used up this month’s messages',
      quotaText:
        'Push messages can not be sent; free replies go on. Buy more in LINE’s Official Account Manager.',
    },
  },
);

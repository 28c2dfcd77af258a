import { defineTexts } from '@tieline/web';

export const linkTexts = defineTexts(
  {
    title: '連結會員資料',
    lead: '將以下會員連結到您的 LINE 帳號。若這不是您的會員資料，請勿繼續，並關閉此頁面。',
    name: '會員',
    number: '會員編號',
    line: 'LINE 帳號',
    accept: '確認連結',
    accepting: '連結中…',
    same: '這個會員已連結到您的 LINE 帳號。',
    otherTitle: '此 LINE 帳號已綁定其他會員',
    other: '如需更換，請先在會員卡解除綁定，再重新開啟連結。',
    card: '查看會員卡',
    byPhone: '改用手機號碼綁定',
  },
  {
    en: {
      title: 'Link your membership',
      lead: 'The member below will be linked to your LINE account. If this is not you, do not go on, and close this page.',
      name: 'Member',
      number: 'Member number',
      line: 'LINE account',
      accept: 'Link',
      accepting: 'Linking…',
      same: 'This member is linked to your LINE account already.',
      otherTitle: 'This LINE account is linked to another member',
      other: 'To change that, unlink on the member card first, then open the link again.',
      card: 'Show member card',
      byPhone: 'Link by mobile number instead',
    },
  },
);

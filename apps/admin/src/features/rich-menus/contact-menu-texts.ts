import { defineTexts } from '@tieline/web';

/** Apart from the editor's words: the contact's page needs only these. */
export const contactMenuTexts = defineTexts(
  {
    title: '圖文選單',
    lineDefault: 'LINE 官方帳號後台的選單',
    because: { journey: '由旅程顯示', rule: '依顯示規則', default: '預設選單' },
    until: '至 {time}',
    states: {
      verified: '已確認',
      sent: '已送出，尚未確認',
      pending: '成為好友後才會看到',
      waiting: '等待更新',
    },
  },
  {
    en: {
      title: 'Rich menu',
      lineDefault: 'The menu of LINE Official Account Manager',
      because: { journey: 'shown by a journey', rule: 'by a rule', default: 'default menu' },
      until: 'until {time}',
      states: {
        verified: 'checked',
        sent: 'sent, not checked yet',
        pending: 'once they are friends',
        waiting: 'being updated',
      },
    },
  },
);

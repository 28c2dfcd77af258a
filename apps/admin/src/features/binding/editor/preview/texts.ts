import { defineTexts } from '@tieline/web';

export const previewTexts = defineTexts(
  {
    title: '預覽',
    side: '預覽內容',
    page: '綁定頁',
    chat: '聊天室',
    screen: '畫面',
    screens: {
      phone: '輸入手機號碼',
      code: '輸入驗證碼',
      done: '綁定完成',
      bound: '已綁定',
      notFound: '查無會員',
      contested: '號碼已綁定其他帳號',
      many: '多筆會員資料',
      unavailable: '商店平台忙線中',
      disabled: '綁定連結停用',
    },
    frame: '綁定頁預覽',
    hint: '顧客實際看到的頁面，以範例資料顯示，不會傳送簡訊。',
  },
  {
    en: {
      title: 'Preview',
      side: 'What to preview',
      page: 'Binding page',
      chat: 'Chat',
      screen: 'Screen',
      screens: {
        phone: 'Phone number',
        code: 'Verification code',
        done: 'Just linked',
        bound: 'Already linked',
        notFound: 'Not found',
        contested: 'Number held by another account',
        many: 'Several members',
        unavailable: 'Shop is busy',
        disabled: 'Link switched off',
      },
      frame: 'Preview of the binding page',
      hint: 'The page that customers get, with sample data. No SMS is sent.',
    },
  },
);

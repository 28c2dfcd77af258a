import type { Locale, MessageCardInput } from '@tieline/contracts';
import type { CardTemplate } from '../../shared/search.js';

const button = (label: string, type: 'memberCard' | 'phoneBinding') => ({ label, action: { type } });

const zhTW: Record<CardTemplate, MessageCardInput> = {
  welcome: {
    name: '歡迎',
    content: {
      kind: 'buttons',
      altText: '恭喜完成手機綁定',
      pictureId: null,
      title: '{顧客名稱}，歡迎加入',
      text: '恭喜完成手機綁定！會員編號：{會員編號}',
      buttons: [button('查看會員卡', 'memberCard')],
    },
  },
  memberCard: {
    name: '會員卡',
    content: {
      kind: 'buttons',
      altText: '您的會員卡',
      pictureId: null,
      title: '會員卡',
      text: '{顧客名稱} 您好，結帳時出示會員卡即可累積點數。',
      buttons: [button('開啟會員卡', 'memberCard')],
    },
  },
  notFound: {
    name: '查無會員',
    content: {
      kind: 'buttons',
      altText: '查無會員資料',
      pictureId: null,
      title: '查無會員資料',
      text: '請確認是否為官網註冊時的手機號碼，或先完成註冊後再綁定。',
      buttons: [button('重新綁定', 'phoneBinding')],
    },
  },
  blank: {
    name: '',
    content: { kind: 'buttons', altText: '', pictureId: null, title: '', text: '', buttons: [] },
  },
};

const en: Record<CardTemplate, MessageCardInput> = {
  welcome: {
    name: 'Welcome',
    content: {
      kind: 'buttons',
      altText: 'Your phone is linked',
      pictureId: null,
      title: 'Welcome, {name}',
      text: 'Your phone is linked. Member number: {memberNumber}',
      buttons: [button('Member card', 'memberCard')],
    },
  },
  memberCard: {
    name: 'Member card',
    content: {
      kind: 'buttons',
      altText: 'Your member card',
      pictureId: null,
      title: 'Member card',
      text: '{name}, show your card at the counter to collect points.',
      buttons: [button('Open the card', 'memberCard')],
    },
  },
  notFound: {
    name: 'Not found',
    content: {
      kind: 'buttons',
      altText: 'No member found',
      pictureId: null,
      title: 'No member found',
      text: 'Check that it is the number you registered with, or register first and link again.',
      buttons: [button('Link again', 'phoneBinding')],
    },
  },
  blank: zhTW.blank,
};

export const cardTemplate = (name: CardTemplate, locale: Locale): MessageCardInput =>
  (locale === 'en' ? en : zhTW)[name];

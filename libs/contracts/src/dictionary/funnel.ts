import type { Locale } from '../primitives.js';
import type { FunnelResult, FunnelStep } from '../routes/funnel.js';

type FunnelWords = { steps: Record<FunnelStep, string>; results: Record<FunnelResult, string> };

/** What the steps and endings of the binding funnel are called, in the console and in its files. */
export const funnelWords: Record<Locale, FunnelWords> = {
  'zh-TW': {
    steps: {
      opened: '開啟綁定頁',
      sent: '發送驗證碼',
      verified: '驗證成功',
      matched: '比對成功',
      bound: '完成綁定',
    },
    results: {
      left: '未輸入手機號碼',
      boundBefore: '先前已綁定',
      badNumber: '號碼不符規定',
      notFoundBefore: '發送前查無會員',
      shopAwayBefore: '發送前商店無回應',
      sendLimited: '索取驗證碼過於頻繁',
      sendLocked: '錯誤過多，暫停發送',
      prefixBlocked: '號碼字首暫停發送',
      noCredit: '簡訊點數不足',
      dailyCap: '達每日簡訊上限',
      busy: '系統忙線',
      expired: '逾時未輸入驗證碼',
      undelivered: '簡訊未送達',
      wrongCode: '驗證碼錯誤',
      codeDead: '驗證碼錯誤達上限',
      waiting: '等待輸入驗證碼',
      unavailable: '商店無回應',
      many: '符合多位會員',
      notFound: '查無會員',
      contested: '已綁定其他 LINE 帳號',
      alreadyBound: '已綁定',
      bound: '完成綁定',
    },
  },
  en: {
    steps: {
      opened: 'Opened the page',
      sent: 'Code sent',
      verified: 'Code right',
      matched: 'Member matched',
      bound: 'Linked',
    },
    results: {
      left: 'Entered no number',
      boundBefore: 'Was linked before',
      badNumber: 'Number not accepted',
      notFoundBefore: 'No member, before sending',
      shopAwayBefore: 'Shop did not answer, before sending',
      sendLimited: 'Asked for codes too often',
      sendLocked: 'Too many wrong codes',
      prefixBlocked: 'Number prefix switched off',
      noCredit: 'No SMS credit',
      dailyCap: 'Daily SMS cap reached',
      busy: 'System busy',
      expired: 'Code not entered in time',
      undelivered: 'SMS not delivered',
      wrongCode: 'Wrong code',
      codeDead: 'Wrong code three times',
      waiting: 'Code still valid',
      unavailable: 'Shop did not answer',
      many: 'Several members',
      notFound: 'No member found',
      contested: 'Linked to another LINE account',
      alreadyBound: 'Linked already',
      bound: 'Linked',
    },
  },
};

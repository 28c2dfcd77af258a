import { defineTexts } from '@tieline/web';

/** Contacts that are one customer. */
export const mergeTexts = defineTexts(
  {
    title: '同一位顧客',
    split: '拆分',
    splitTitle: '將「{name}」拆分為另一位顧客',
    effects: '因合併而貼上的標籤會移除，各自的綁定與紀錄不變。日後再次驗證相同號碼也不會自動合併。',
    reason: '原因',
    reasonHint: '會留存在操作紀錄中，請勿填寫個人資料。',
    done: '已將「{name}」拆分',
  },
  {
    en: {
      title: 'The same customer',
      split: 'Take apart',
      splitTitle: 'Make “{name}” a customer of their own',
      effects:
        'Tags that came by merging go; links and histories stay as they are. Proving the same number later does not merge them again.',
      reason: 'Reason',
      reasonHint: 'Kept in the audit log; please write no personal data.',
      done: '“{name}” is a customer of their own now',
    },
  },
);

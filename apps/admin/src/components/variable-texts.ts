import { defineTexts } from '@tieline/web';

/** Spelled as the API replaces them, in every language of the console. */
export const replyVariables = { name: '顧客名稱', number: '會員編號', tier: '會員等級' } as const;

export const variableTexts = defineTexts(
  {
    insert: '插入變數',
    insertOf: '插入 {name}',
    samples: { name: '王小明', number: 'S-10293', tier: '金卡' },
  },
  {
    en: {
      insert: 'Insert',
      insertOf: 'Insert {name}',
      samples: { name: 'Ming Wang', number: 'S-10293', tier: 'Gold' },
    },
  },
);

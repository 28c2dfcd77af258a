import { defineTexts } from '@tieline/web';

export const tagTexts = defineTexts(
  {
    create: '新增標籤「{name}」',
    placeholder: '搜尋或新增標籤',
    nothing: '輸入名稱即可新增標籤',
    tooMany: '最多 {max} 個標籤。',
    remove: '移除',
  },
  {
    en: {
      create: 'Create tag “{name}”',
      placeholder: 'Search or create tags',
      nothing: 'Type a name to create a tag',
      tooMany: 'At most {max} tags.',
      remove: 'Remove',
    },
  },
);

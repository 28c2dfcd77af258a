import { defineTexts } from '@tieline/web';

/** The three scenarios, and the website's button, by name, wherever they are spoken of. */
export const scenarioTexts = defineTexts(
  { firstBinding: '首次完成綁定', alreadyBound: '已綁定', memberNotFound: '綁定失敗', website: '官網綁定' },
  {
    en: {
      firstBinding: 'First-time success',
      alreadyBound: 'Already linked',
      memberNotFound: 'Not found',
      website: 'Website linking',
    },
  },
);

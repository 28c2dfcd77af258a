import { defineTexts } from '@tieline/web';

/** The three scenarios by name, wherever they are spoken of. */
export const scenarioTexts = defineTexts(
  { firstBinding: '首次完成綁定', alreadyBound: '已綁定', memberNotFound: '綁定失敗' },
  { en: { firstBinding: 'First-time success', alreadyBound: 'Already linked', memberNotFound: 'Not found' } },
);

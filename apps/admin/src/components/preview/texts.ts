import { defineTexts } from '@tieline/web';

export const previewTexts = defineTexts(
  { title: '預覽', close: '關閉預覽' },
  { en: { title: 'Preview', close: 'Close preview' } },
);

import { defineTexts } from '@tieline/web';

export const mediaTexts = defineTexts(
  {
    choose: '選擇圖片',
    replace: '更換圖片',
    remove: '移除圖片',
    drop: '或將圖片拖放到這裡',
    preview: '{what}預覽',
    uploading: '上傳中…',
    wrongType: '請使用 JPG、PNG 或 WebP 圖檔。',
    tooLarge: '檔案需小於 8 MB。',
  },
  {
    en: {
      choose: 'Choose picture',
      replace: 'Replace picture',
      remove: 'Remove picture',
      drop: 'or drop it here',
      preview: 'Preview: {what}',
      uploading: 'Uploading…',
      wrongType: 'Use a JPG, PNG or WebP file.',
      tooLarge: 'The file must be smaller than 8 MB.',
    },
  },
);

import { defineTexts } from '@tieline/web';

export const changeTexts = defineTexts(
  {
    text: '在編輯期間，{name}於 {time} 儲存了新的內容。以下欄位與這裡的內容不同：',
    choice: '「重新載入」會放棄這裡的編輯；「覆蓋」會以這裡的內容取代對方的變更。',
    overwrite: '覆蓋',
    someone: '其他人',
    theirs: '對方',
    mine: '這裡',
    none: '沒有欄位不同。',
    nothing: '（無）',
    picture: '圖片',
    on: '開啟',
    off: '關閉',
    comma: '、',
  },
  {
    en: {
      text: 'While you were editing, {name} saved at {time}. These fields differ from yours:',
      choice: '“Reload” drops your edits; “Overwrite” replaces the other changes with yours.',
      overwrite: 'Overwrite',
      someone: 'somebody else',
      theirs: 'Theirs',
      mine: 'Yours',
      none: 'No field differs.',
      nothing: '(nothing)',
      picture: 'Picture',
      on: 'On',
      off: 'Off',
      comma: ', ',
    },
  },
);

import { defineTexts } from '@tieline/web';

export const teamTexts = defineTexts(
  {
    title: '團隊設定',
    sections: '團隊設定的頁面',
    profile: '基本資料',
    apiKeys: 'API 金鑰',
    purpose: '團隊名稱、簡訊發送者名稱、時區與大頭貼。',
    name: '團隊名稱',
    nameHint: '顯示在後台與綁定頁。',
    sender: '簡訊發送者名稱',
    senderHint: '放在每則簡訊開頭的【】內，最多 12 字，不可含括號、冒號、斜線或句點。',
    senderExample: '簡訊開頭：【{name}】',
    senderFormat: '不可含【】[]、冒號、斜線、句點或換行。',
    timeZone: '時區',
    timeZoneHint: '畫面與匯出檔的時間、每日統計都以此時區計算；已統計的日期不會重算。',
    timeZoneNone: '沒有符合的時區',
    avatar: '團隊大頭貼',
    avatarHint: '未上傳綁定畫面圖片時顯示。JPG、PNG 或 WebP，8 MB 以內。',
    saved: '已儲存團隊設定',
    adminOnly: '僅管理員可以修改團隊設定。',
  },
  {
    en: {
      title: 'Team settings',
      sections: 'Pages of the team settings',
      profile: 'Profile',
      apiKeys: 'API keys',
      purpose: 'Team name, SMS sender name, time zone and avatar.',
      name: 'Team name',
      nameHint: 'Shown in this console and on the binding page.',
      sender: 'SMS sender name',
      senderHint:
        'Stands in 【】 at the beginning of every SMS; up to 12 characters, no brackets, colons, slashes or full stops.',
      senderExample: 'The SMS begins with 【{name}】',
      senderFormat: 'No brackets, colons, slashes, full stops or line breaks.',
      timeZone: 'Time zone',
      timeZoneHint:
        'Times on screens and in files and figures by day follow it; days already counted stay as they are.',
      timeZoneNone: 'No such time zone',
      avatar: 'Team avatar',
      avatarHint: 'Shown when there is no binding page image. JPG, PNG or WebP, up to 8 MB.',
      saved: 'Team settings saved',
      adminOnly: 'Only admins can change team settings.',
    },
  },
);

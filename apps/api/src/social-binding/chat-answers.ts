import type { Locale } from '@tieline/contracts';

/** What the chat says to six digits. {host}: the website; {member}: who is signed in there, masked. */
export const tieAnswers = {
  'zh-TW': {
    wrong: '驗證碼不正確，請確認網站上顯示的 6 位數驗證碼後再傳送一次。',
    used: '此驗證碼已使用過，如需重新綁定，請回到網站取得新的驗證碼。',
    expired: '此驗證碼已過期，請回到網站取得新的驗證碼。',
    limited: '錯誤次數過多，請於一小時後再試。',
    paused: '目前無法以驗證碼綁定會員，請於一小時後再試，或與店家聯繫。',
    ask: '是否將 {host} 的會員 {member} 綁定到您的 LINE 帳號？\n若這不是您的會員資料，請勿繼續。',
    yes: '確認綁定',
    bound: '已與您在 {host} 的瀏覽器完成綁定。',
    contested: '此會員已綁定其他 LINE 帳號，店家確認後會與您聯繫。',
    otherMember: '此 LINE 帳號已綁定其他會員，如需更換，請先解除綁定。',
    noMember: '查無此會員資料，請與店家聯繫。',
    unavailable: '會員系統忙線中，請稍後再傳送一次驗證碼。',
  },
  en: {
    wrong: 'That code is not right. Check the 6 digits on the website and send them again.',
    used: 'That code was used already. Get a new one on the website.',
    expired: 'That code has expired. Get a new one on the website.',
    limited: 'Too many wrong codes. Try again in an hour.',
    paused: 'Members can not be linked by code at the moment. Try again in an hour, or ask the shop.',
    ask: 'Link the member {member} of {host} to your LINE account?\nIf this is not you, do not go on.',
    yes: 'Confirm',
    bound: 'Your browser on {host} is linked now.',
    contested: 'This member is linked to another LINE account. The shop will look into it and contact you.',
    otherMember: 'This LINE account is linked to another member. Unlink that one first.',
    noMember: 'The member is not known. Ask the shop.',
    unavailable: 'The member system is busy. Send the code again in a while.',
  },
} as const satisfies Record<Locale, Record<string, string>>;

import { defineTexts } from '@tieline/web';

export const sessionTexts = defineTexts(
  {
    title: '登入',
    purpose: '管理手機綁定、聯絡人與簡訊點數',
    email: 'Email',
    password: '密碼',
    code: '驗證碼',
    codeHint: '驗證器 App 的六位數字，或一組備用碼。',
    codeFormat: '請輸入六位數字或一組備用碼。',
    submit: '登入',
    expired: '登入已逾時，請重新登入後繼續。',
    againTitle: '請重新登入',
    againText: '登入已逾時。這個頁面尚未儲存的內容都會保留，登入後即可繼續。',
    otherAccount: '改用其他帳號登入',
  },
  {
    en: {
      title: 'Sign in',
      purpose: 'Manage phone binding, contacts and SMS credits',
      email: 'E-mail',
      password: 'Password',
      code: 'Code',
      codeHint: 'Six digits of your authenticator app, or a recovery code.',
      codeFormat: 'Enter six digits or a recovery code.',
      submit: 'Sign in',
      expired: 'Your session has timed out. Sign in to go on.',
      againTitle: 'Sign in again',
      againText:
        'Your session has timed out. Nothing that you typed on this page is lost: sign in and go on.',
      otherAccount: 'Use another account',
    },
  },
);

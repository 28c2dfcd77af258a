import { defineTexts } from '@tieline/web';

export const sessionTexts = defineTexts(
  {
    title: '登入',
    purpose: '管理手機綁定、聯絡人與簡訊點數',
    email: 'Email',
    password: '密碼',
    submit: '登入',
    expired: '登入已逾時，請重新登入後繼續。',
  },
  {
    en: {
      title: 'Sign in',
      purpose: 'Manage phone binding, contacts and SMS credits',
      email: 'E-mail',
      password: 'Password',
      submit: 'Sign in',
      expired: 'Your session has timed out. Sign in to go on.',
    },
  },
);

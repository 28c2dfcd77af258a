import { defineTexts } from '@tieline/web';

export const contactJourneysTexts = defineTexts(
  {
    title: '顧客旅程',
    caption: '這位聯絡人進入過的旅程，最近的在前',
    journey: '旅程',
    logOf: '在「{journey}」的紀錄',
    none: '尚未進入任何旅程',
  },
  {
    en: {
      title: 'Journeys',
      caption: 'Journeys that this contact entered, newest first',
      journey: 'Journey',
      logOf: 'Log in “{journey}”',
      none: 'Never entered a journey',
    },
  },
);

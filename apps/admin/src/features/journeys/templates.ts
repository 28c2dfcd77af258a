import type { JourneyStep, JourneyTrigger, Locale } from '@tieline/contracts';
import type { JourneyTemplate } from '../../shared/search.js';
import type { JourneyDraft } from './editor/draft.js';
import { newStepId } from './editor/step-tree.js';
import { journeyTexts } from './texts.js';

type Wait = Extract<JourneyStep, { kind: 'wait' }>['until'];

const send = (text: string): JourneyStep => ({
  id: newStepId(),
  kind: 'send',
  message: { kind: 'text', text },
});
const wait = (until: Wait): JourneyStep => ({ id: newStepId(), kind: 'wait', until });
const hours = (amount: number) => wait({ kind: 'duration', amount, unit: 'hours' });
const days = (amount: number) => wait({ kind: 'duration', amount, unit: 'days' });
const morning = () => wait({ kind: 'timeOfDay', time: '10:00' });
/** Goes on only with those who are not bound. */
const unlessBound = (text: string): JourneyStep => ({
  id: newStepId(),
  kind: 'condition',
  if: { kind: 'bound' },
  then: [],
  else: [send(text)],
});

const words = {
  'zh-TW': {
    welcome: '{顧客名稱}，歡迎加入！您已完成手機綁定，之後的會員優惠會在這裡通知您。',
    card: '出門購物前，可以先從下方選單開啟會員卡，結帳時出示即可累積點數。',
    dayThree: '{顧客名稱}您好，您的會員優惠已經準備好了，歡迎到官網或門市使用。',
    winBack:
      '{顧客名稱}您好，您已解除手機綁定，將無法使用會員卡與會員優惠。想再使用時，從下方選單重新綁定即可。',
    invite: '完成手機綁定，就能在 LINE 查看會員卡與點數。從下方選單點選「手機綁定」，一分鐘完成。',
  },
  en: {
    welcome: '{顧客名稱}, welcome! Your phone is linked; member offers reach you here from now on.',
    card: 'Open your member card from the menu below and show it at the counter to collect points.',
    dayThree: 'Hello {顧客名稱}, your member offers are ready in our shops and online.',
    winBack:
      'Hello {顧客名稱}, your phone is no longer linked, so member card and offers are closed. Link it again from the menu below any time.',
    invite: 'Link your phone to see your member card and points in LINE. Start from the menu below.',
  },
} as const;

type Content = { trigger: JourneyTrigger; steps: JourneyStep[] };

function content(template: JourneyTemplate, text: (typeof words)[Locale]): Content {
  switch (template) {
    case 'welcome':
      return {
        trigger: { kind: 'bound' },
        steps: [send(text.welcome), hours(10), morning(), send(text.card)],
      };
    case 'dayThree':
      return { trigger: { kind: 'bound' }, steps: [days(2), hours(10), morning(), send(text.dayThree)] };
    case 'winBack':
      return { trigger: { kind: 'unbound' }, steps: [days(1), unlessBound(text.winBack)] };
    case 'invite':
      return { trigger: { kind: 'followed' }, steps: [hours(1), unlessBound(text.invite)] };
    case 'blank':
      return { trigger: { kind: 'bound' }, steps: [] };
  }
}

/** What a new journey begins with; every one but the empty one can be started as it is. */
export function journeyTemplate(template: JourneyTemplate, locale: Locale): JourneyDraft {
  return {
    name: template === 'blank' ? '' : journeyTexts[locale].templates[template].name,
    entryLimit: 1,
    quietHours: { starts: '22:00', ends: '08:00' },
    ...content(template, words[locale]),
  };
}

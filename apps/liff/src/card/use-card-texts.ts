import { useFlow } from '../app/flow-context.js';
import { cardTexts, type CardTexts } from './card-texts.js';

export function useCardTexts(): CardTexts {
  const { locale } = useFlow();
  return cardTexts[locale === 'en' ? 'en' : 'zh-TW'];
}

import type { JourneyCondition, JourneyStep, JourneyWait } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { useNames } from '../use-names.js';
import { journeyEditorTexts } from './texts.js';

export type StepWords = (step: JourneyStep) => string;

const shownLetters = 24;

/** One step in a line. `numbers`: how the steps of its journey are counted. */
export function useStepWords(numbers: ReadonlyMap<string, number>): StepWords {
  const { words: t } = useTexts(journeyEditorTexts);
  const { day } = useFormat();
  const names = useNames();

  function waitWords(until: JourneyWait): string {
    if (until.kind === 'duration') {
      return format(t.durations[until.unit], { amount: until.amount || '…' });
    }
    const time = until.time || '…';
    if (until.kind === 'timeOfDay') return format(t.timeOfDay, { time });
    return format(t.date, { date: until.date === '' ? '…' : day(until.date), time });
  }

  function conditionWords(asked: JourneyCondition): string {
    if (asked.kind === 'bound') return t.ifBound;
    if (asked.kind === 'tag') return format(t.ifTag, { tag: names.tag(asked.tagId) });
    const n = numbers.get(asked.stepId);
    return n === undefined ? t.ifClickedNone : format(t.ifClicked, { n });
  }

  return (step) => {
    switch (step.kind) {
      case 'send':
        return step.message.kind === 'card'
          ? format(t.card, { name: names.card(step.message.cardId) })
          : format(t.text, { text: short(step.message.text) || t.empty });
      case 'wait':
        return waitWords(step.until);
      case 'condition':
        return conditionWords(step.if);
      case 'addTag':
        return format(t.addTag, { tag: names.tag(step.tagId) });
      case 'removeTag':
        return format(t.removeTag, { tag: names.tag(step.tagId) });
      case 'menu':
        return step.menuId === null ? t.menuRules : format(t.menuOwn, { name: names.menu(step.menuId) });
      case 'webhook':
        return step.url === '' ? t.webhookNone : format(t.webhook, { url: step.url });
      case 'end':
        return t.end;
    }
  };
}

/** The beginning of a long text, without breaks. */
function short(text: string): string {
  const letters = [...text.trim().replace(/\s+/g, ' ')];
  return letters.length <= shownLetters ? letters.join('') : `${letters.slice(0, shownLetters).join('')}…`;
}

import type { JourneyTrigger } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useTexts } from '../../shared/i18n.js';
import { journeyTexts } from './texts.js';
import { useTagName } from './use-names.js';

/** What makes a person enter, in words. */
export function useTriggerWords(): (trigger: JourneyTrigger) => string {
  const { triggers } = useTexts(journeyTexts);
  const tag = useTagName();
  return (trigger) =>
    trigger.kind === 'tagged' ? format(triggers.tagged, { tag: tag(trigger.tagId) }) : triggers[trigger.kind];
}

import { format } from '@tieline/web';
import { useTexts } from '../../shared/i18n.js';
import { useCards } from '../cards/api/list-cards.js';
import { useTags } from '../tags/api/list-tags.js';
import type { MessageDraft, RuleDraft } from './rule-draft.js';
import { autoReplyTexts } from './texts.js';

/** A rule in a line of words: in the list, and where two versions are compared. */
export function useRuleWords() {
  const t = useTexts(autoReplyTexts);
  const tags = useTags().data?.items ?? [];
  const cards = useCards().data?.pages.flatMap((page) => page.items) ?? [];
  const tagName = (id: string) => tags.find((tag) => tag.id === id)?.name ?? id;
  const list = (label: string, words: readonly string[]) =>
    words.length > 0 ? format(t.labelled, { label, words: words.join(t.wordsBetween) }) : label;

  function trigger({ trigger: { kind, match, keywords, data } }: RuleDraft): string {
    if (kind === 'keyword') return list(t.matches[match], keywords);
    return kind === 'postback' ? list(t.data, data) : t.triggers.follow;
  }

  function audience({ binding, tags: { match, ids } }: RuleDraft): string[] {
    const tagged = ids.length > 0 ? [list(t.tagMatches[match], ids.map(tagName))] : [];
    return [...(binding === 'anybody' ? [] : [t.bindings[binding]]), ...tagged];
  }

  function message({ kind, text, cardId, module }: MessageDraft): string {
    if (kind === 'text') return text;
    if (kind === 'card') return cards.find(({ id }) => id === cardId)?.name ?? t.cardGone;
    return format('{kind} {name}', { kind: t.kinds.module, name: t.moduleNames[module] });
  }

  const summary = (rule: RuleDraft) => [trigger(rule), ...audience(rule)].join(' · ');
  const whole = (rule: RuleDraft) =>
    [...(rule.on ? [] : [t.off]), summary(rule), ...rule.messages.map(message)].join('\n');
  return { summary, whole };
}

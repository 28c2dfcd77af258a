import { foldTriggerText, type AutoReplyRule, type RuleVerdict } from '@tieline/contracts';
import type { ChatEvent } from '../messaging/chat-event.js';

/** What rules ask of a person. */
export type RulePerson = { bound: boolean; tagIds: ReadonlySet<string> };

/** A rule with its words folded once, not at every message. */
export type ReadyRule = { rule: AutoReplyRule; words: readonly string[] };

export function readyRules(rules: readonly AutoReplyRule[]): ReadyRule[] {
  return rules.map((rule) => ({
    rule,
    words: rule.trigger.kind === 'keyword' ? rule.trigger.keywords.map(foldTriggerText) : [],
  }));
}

/** The rules that wait for this, whoever does it. */
export function candidates(rules: readonly ReadyRule[], said: ChatEvent['said']): AutoReplyRule[] {
  const folded = said.kind === 'text' ? foldTriggerText(said.text) : '';
  return rules.flatMap((ready) => (ready.rule.on && waitsFor(ready, said, folded) ? [ready.rule] : []));
}

/** Their order is their priority: the first that is for this person. */
export function firstFor(rules: readonly AutoReplyRule[], person: RulePerson): AutoReplyRule | undefined {
  return rules.find((rule) => isFor(rule, person));
}

/** What the same decision says of every rule, for staff who ask. */
export function verdictsOf(
  rules: readonly ReadyRule[],
  said: ChatEvent['said'],
  person: RulePerson,
): { key: string; verdict: RuleVerdict }[] {
  const folded = said.kind === 'text' ? foldTriggerText(said.text) : '';
  let answered = false;
  return rules.map((ready) => {
    const { rule } = ready;
    const fits = (): RuleVerdict => {
      if (!waitsFor(ready, said, folded)) return 'otherWords';
      if (!rule.on) return 'off';
      if (!isFor(rule, person)) return 'otherPeople';
      if (answered) return 'later';
      answered = true;
      return 'answers';
    };
    return { key: rule.key, verdict: fits() };
  });
}

function waitsFor({ rule: { trigger }, words }: ReadyRule, said: ChatEvent['said'], folded: string): boolean {
  switch (trigger.kind) {
    case 'follow':
      return said.kind === 'follow';
    case 'postback':
      return said.kind === 'postback' && trigger.data.includes(said.data);
    case 'keyword':
      if (said.kind !== 'text') return false;
      return words.some((word) => (trigger.match === 'exact' ? folded === word : folded.includes(word)));
  }
}

function isFor({ binding, tags }: AutoReplyRule, { bound, tagIds }: RulePerson): boolean {
  if (binding !== 'anybody' && bound !== (binding === 'bound')) return false;
  if (tags.ids.length === 0) return true;
  const has = (id: string) => tagIds.has(id);
  return tags.match === 'all' ? tags.ids.every(has) : tags.ids.some(has);
}

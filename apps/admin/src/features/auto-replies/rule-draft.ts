import type { UseFormReturnType } from '@mantine/form';
import {
  AutoReplyRules,
  type AutoReplyMessage,
  type AutoReplyRule,
  type AutoReplyTrigger,
  type BotModule,
} from '@tieline/contracts';
import type { z } from 'zod';
import { randomId } from '../../shared/random-id.js';

/** Every kind's values are kept while the kind changes; paths equal those of the contract. */
export type MessageDraft = {
  rowKey: string;
  kind: AutoReplyMessage['kind'];
  text: string;
  cardId: string;
  module: BotModule;
  pictureId: string | null;
  title: string;
  label: string;
};
export type TriggerDraft = {
  kind: AutoReplyTrigger['kind'];
  match: 'exact' | 'contains';
  keywords: string[];
  data: string[];
};
export type RuleDraft = Omit<AutoReplyRule, 'trigger' | 'messages'> & {
  trigger: TriggerDraft;
  messages: MessageDraft[];
};
export type RulesDraft = { rules: RuleDraft[] };
export type RulesForm = UseFormReturnType<RulesDraft>;

/** Words of a ready-made card in the console's language. */
export type ModuleWords = {
  name: string;
  /** separated by 、 */
  keywords: string;
  title: string;
  text: string;
  label: string;
};

export function newMessage(over: Partial<MessageDraft> = {}): MessageDraft {
  const empty = { kind: 'text', text: '', cardId: '', module: 'phoneBinding', pictureId: null } as const;
  return { rowKey: randomId(), ...empty, title: '', label: '', ...over };
}

export function newRule(name: string, over: Partial<RuleDraft> = {}): RuleDraft {
  return {
    key: randomId(),
    name,
    on: true,
    trigger: { kind: 'keyword', match: 'exact', keywords: [], data: [] },
    binding: 'anybody',
    tags: { match: 'any', ids: [] },
    messages: [newMessage()],
    ...over,
  };
}

/** The rule that answers with a ready-made card: complete, and on. */
export function moduleRule(
  module: BotModule,
  { name, keywords, title, text, label }: ModuleWords,
): RuleDraft {
  return newRule(name, {
    trigger: { kind: 'keyword', match: 'exact', keywords: keywords.split('、'), data: [] },
    messages: [newMessage({ kind: 'module', module, title, text, label })],
  });
}

export const toDraft = ({ rules }: { rules: readonly AutoReplyRule[] }): RulesDraft => ({
  rules: rules.map((rule) => ({
    ...structuredClone(rule),
    trigger: { match: 'exact', keywords: [], data: [], ...structuredClone(rule.trigger) },
    // the same key at every reading, so that what was not changed is not
    messages: rule.messages.map((message, at) => newMessage({ ...message, rowKey: `${rule.key} ${at}` })),
  })),
});

const plain = ({ rules }: RulesDraft): unknown => rules.map(plainRule);

function plainRule({ trigger, messages, ...rule }: RuleDraft): unknown {
  return { ...rule, trigger: plainTrigger(trigger), messages: messages.map(plainMessage) };
}

function plainTrigger({ kind, match, keywords, data }: TriggerDraft): unknown {
  if (kind === 'keyword') return { kind, match, keywords };
  return kind === 'postback' ? { kind, data } : { kind };
}

/** Also of a draft that is not complete, for the preview. */
export function plainMessage(draft: MessageDraft): AutoReplyMessage {
  const { kind, text, cardId, module, pictureId, title, label } = draft;
  switch (kind) {
    case 'text':
      return { kind, text };
    case 'card':
      return { kind, cardId };
    case 'module':
      return { kind, module, pictureId, title, text, label };
  }
}

/** Issues by the form's paths. */
export const draftIssues = (draft: RulesDraft): z.core.$ZodIssue[] =>
  (AutoReplyRules.safeParse(plain(draft)).error?.issues ?? []).map((issue) => ({
    ...issue,
    path: ['rules', ...issue.path],
  }));

/** What is sent. Call it only with a draft that the schema accepts. */
export const toRules = (draft: RulesDraft): AutoReplyRule[] => AutoReplyRules.parse(plain(draft));

/** The same list with one a place further; at an end nothing moves. */
export function moved<T>(items: readonly T[], at: number, by: -1 | 1): T[] {
  const next = [...items];
  const [one, other] = [next[at], next[at + by]];
  if (one === undefined || other === undefined) return next;
  next[at] = other;
  next[at + by] = one;
  return next;
}

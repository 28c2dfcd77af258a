import { z } from 'zod';
import { cardLimits, cardWords, someCardWords, type MessageCardContent } from './message-cards.js';
import { Id, foldTriggerText, graphemeLength } from './primitives.js';

/** Limits of a channel's rules; `text` and `data` are LINE's, a reply holds five messages. */
export const autoReplyLimits = {
  rules: 100,
  name: 50,
  keywords: 20,
  keyword: 60,
  data: 300,
  text: 5000,
  messages: 5,
  tags: 20,
} as const;

/** Ready-made cards with one button: it opens the binding link, or the member card. */
export const botModules = ['phoneBinding', 'memberCard'] as const;
export type BotModule = (typeof botModules)[number];

const Keyword = z
  .string()
  .trim()
  .max(autoReplyLimits.keyword * 20)
  .refine((text) => foldTriggerText(text) !== '', 'some letters')
  .refine((text) => graphemeLength(text) <= autoReplyLimits.keyword, 'too long');

export const AutoReplyTrigger = z
  .discriminatedUnion('kind', [
    /** added as a friend, or unblocked */
    z.strictObject({ kind: z.literal('follow') }),
    /** what is written is one of the words, or holds one; width, case and spaces do not count */
    z.strictObject({
      kind: z.literal('keyword'),
      match: z.enum(['exact', 'contains']),
      keywords: z.array(Keyword).min(1).max(autoReplyLimits.keywords),
    }),
    /** `data` of a postback, to the letter */
    z.strictObject({
      kind: z.literal('postback'),
      data: z.array(z.string().min(1).max(autoReplyLimits.data)).min(1).max(autoReplyLimits.keywords),
    }),
  ])
  .meta({ id: 'AutoReplyTrigger' });
export type AutoReplyTrigger = z.infer<typeof AutoReplyTrigger>;

/** Texts may hold {顧客名稱} {會員編號} {會員等級}. */
export const AutoReplyMessage = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('text'), text: z.string().trim().min(1).max(autoReplyLimits.text) }),
    /** a saved message card, as it stands when the answer is sent */
    z.strictObject({ kind: z.literal('card'), cardId: Id }),
    z.strictObject({
      kind: z.literal('module'),
      module: z.enum(botModules),
      pictureId: Id.nullable(),
      title: cardWords(cardLimits.title),
      text: someCardWords(cardLimits.body),
      label: someCardWords(cardLimits.label),
    }),
  ])
  .meta({ id: 'AutoReplyMessage' });
export type AutoReplyMessage = z.infer<typeof AutoReplyMessage>;

export const AutoReplyRule = z
  .strictObject({
    /** tells the rules of a channel apart, whatever their order */
    key: z.string().min(1).max(36),
    name: z.string().trim().min(1).max(autoReplyLimits.name),
    on: z.boolean(),
    trigger: AutoReplyTrigger,
    /** whom it answers; a number that has to be proven anew counts as bound */
    binding: z.enum(['anybody', 'bound', 'unbound']),
    /** no tags: whoever it is */
    tags: z.strictObject({
      match: z.enum(['any', 'all']),
      ids: z.array(Id).max(autoReplyLimits.tags),
    }),
    messages: z.array(AutoReplyMessage).min(1).max(autoReplyLimits.messages),
  })
  .meta({ id: 'AutoReplyRule' });
export type AutoReplyRule = z.infer<typeof AutoReplyRule>;

/** In the order in which they are asked: the first that fits answers. */
export const AutoReplyRules = z
  .array(AutoReplyRule)
  .max(autoReplyLimits.rules)
  .refine((rules) => new Set(rules.map(({ key }) => key)).size === rules.length, 'keys differ');

/** The ready-made card as a message card. */
export function moduleCard(
  message: Pick<
    Extract<AutoReplyMessage, { kind: 'module' }>,
    'module' | 'pictureId' | 'title' | 'text' | 'label'
  >,
): MessageCardContent {
  const { module, pictureId, title, text, label } = message;
  return {
    kind: 'buttons',
    altText: title || text,
    pictureId,
    title,
    text,
    buttons: [{ label, action: { type: module } }],
  };
}

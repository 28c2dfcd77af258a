import { z } from 'zod';
import { Id, graphemeLength } from './primitives.js';

/** LINE accepts only these schemes in a uri action. */
export const LinkUri = z
  .string()
  .max(1000)
  .regex(/^(https?:\/\/|line:\/\/|tel:)/i, 'https, http, line or tel')
  .refine((uri) => !/[\s<>"]/.test(uri), 'no spaces');

export const CardAction = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('uri'), uri: LinkUri }),
    z.strictObject({ type: z.literal('message'), text: z.string().trim().min(1).max(300) }),
    z.strictObject({ type: z.literal('phoneBinding') }),
    z.strictObject({ type: z.literal('memberCard') }),
  ])
  .meta({ id: 'CardAction' });
export type CardAction = z.infer<typeof CardAction>;

export const CardButton = z.strictObject({ label: z.string().trim().min(1).max(20), action: CardAction });
export type CardButton = z.infer<typeof CardButton>;

export const ButtonCard = z
  .strictObject({
    altText: z.string().trim().min(1).max(400),
    pictureId: Id.nullable(),
    title: z.string().trim().max(40),
    text: z.string().trim().min(1).max(120),
    buttons: z.array(CardButton).min(1).max(4),
  })
  .meta({ id: 'ButtonCard' });
export type ButtonCard = z.infer<typeof ButtonCard>;

/**
 * Limits of message cards. LINE: text 5000 UTF-16 units, label 20, message text 300, uri 1000, 12 bubbles, 30 kB a
 * bubble and 50 kB a carousel; title and text are ours, so that a bubble stays a bubble.
 */
export const cardLimits = {
  name: 100,
  altText: 400,
  text: 5000,
  title: 40,
  body: 300,
  label: 20,
  buttons: 4,
  columns: 12,
  columnButtons: 3,
} as const;

/** What a card may weigh as JSON; rendered for LINE it grows by its layout, and stays below LINE's 30 and 50 kB. */
const mostBytes = { column: 18_000, carousel: 30_000 } as const;
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;

/** Counted as a reader counts: what the editor's counter shows is what is refused. */
export const cardWords = (limit: number) =>
  z
    .string()
    .trim()
    .max(limit * 20)
    .refine((text) => graphemeLength(text) <= limit, `at most ${limit} characters`);
export const someCardWords = (limit: number) => cardWords(limit).min(1);

const Button = z.strictObject({ label: someCardWords(cardLimits.label), action: CardAction });

const column = {
  /** 1200×640 */
  pictureId: Id.nullable(),
  title: cardWords(cardLimits.title),
  text: someCardWords(cardLimits.body),
};

export const CardColumn = z
  .strictObject({ ...column, buttons: z.array(Button).max(cardLimits.columnButtons) })
  .refine((each) => bytesOf(each) <= mostBytes.column, 'too heavy')
  .meta({ id: 'CardColumn' });
export type CardColumn = z.infer<typeof CardColumn>;

/** stands in the notification and in the list of chats */
const altText = someCardWords(cardLimits.altText);

/** A message card: what the chat shows. Texts may hold {顧客名稱} {會員編號} {會員等級}. */
export const MessageCardContent = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('text'), text: z.string().trim().min(1).max(cardLimits.text) }),
    z
      .strictObject({
        kind: z.literal('buttons'),
        altText,
        ...column,
        buttons: z.array(Button).min(1).max(cardLimits.buttons),
      })
      .refine((each) => bytesOf(each) <= mostBytes.column, 'too heavy'),
    z
      .strictObject({
        kind: z.literal('carousel'),
        altText,
        columns: z.array(CardColumn).min(1).max(cardLimits.columns),
      })
      .refine((each) => bytesOf(each) <= mostBytes.carousel, 'too heavy'),
    z.strictObject({ kind: z.literal('image'), altText, pictureId: Id, action: CardAction.nullable() }),
  ])
  .meta({ id: 'MessageCardContent' });
export type MessageCardContent = z.infer<typeof MessageCardContent>;

export type CardKind = MessageCardContent['kind'];

/** Pictures that a card shows. */
export function picturesOfCard(content: MessageCardContent): string[] {
  switch (content.kind) {
    case 'text':
      return [];
    case 'buttons':
    case 'image':
      return content.pictureId === null ? [] : [content.pictureId];
    case 'carousel':
      return content.columns.flatMap(({ pictureId }) => pictureId ?? []);
  }
}

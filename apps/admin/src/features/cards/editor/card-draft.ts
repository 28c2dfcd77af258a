import {
  MessageCardInput,
  type CardColumn,
  type CardKind,
  type MessageCardContent,
  type MessageCardInput as Input,
} from '@tieline/contracts';
import type { z } from 'zod';
import {
  actionDraft,
  buttonDraft,
  newAction,
  newKey,
  toAction,
  toButton,
  type ActionDraft,
  type ButtonDraft,
} from '../button-draft.js';

export type ColumnDraft = {
  key: string;
  pictureId: string | null;
  title: string;
  text: string;
  buttons: ButtonDraft[];
};

/** Every kind is kept while the kind changes, so that trying another one loses nothing. */
export type CardDraft = {
  name: string;
  kind: CardKind;
  content: {
    text: { text: string };
    buttons: Omit<ColumnDraft, 'key'> & { altText: string };
    carousel: { altText: string; columns: ColumnDraft[] };
    image: { altText: string; pictureId: string | null; tap: boolean; action: ActionDraft };
  };
};

export const newColumn = (): ColumnDraft => ({
  key: newKey(),
  pictureId: null,
  title: '',
  text: '',
  buttons: [],
});

const columnDraft = ({ pictureId, title, text, buttons }: CardColumn): ColumnDraft => ({
  ...newColumn(),
  pictureId,
  title,
  text,
  buttons: buttons.map(buttonDraft),
});

export function toDraft({ name, content }: Input): CardDraft {
  const blank: CardDraft['content'] = {
    text: { text: '' },
    buttons: { altText: '', pictureId: null, title: '', text: '', buttons: [] },
    carousel: { altText: '', columns: [newColumn(), newColumn()] },
    image: { altText: '', pictureId: null, tap: false, action: newAction() },
  };
  return { name, kind: content.kind, content: { ...blank, ...own(content) } };
}

function own(content: MessageCardContent): Partial<CardDraft['content']> {
  switch (content.kind) {
    case 'text':
      return { text: { text: content.text } };
    case 'buttons': {
      const { key: _key, ...column } = columnDraft(content);
      return { buttons: { altText: content.altText, ...column } };
    }
    case 'carousel':
      return { carousel: { altText: content.altText, columns: content.columns.map(columnDraft) } };
    case 'image': {
      const { altText, pictureId, action } = content;
      const tapped = action ? actionDraft(action) : newAction();
      return { image: { altText, pictureId, tap: action !== null, action: tapped } };
    }
  }
}

const toColumn = ({ pictureId, title, text, buttons }: Omit<ColumnDraft, 'key'>): CardColumn => ({
  pictureId,
  title,
  text,
  buttons: buttons.map(toButton),
});

/** The draft in the shape of the contract; it need not be valid yet. */
export function toContent({ kind, content }: CardDraft): MessageCardContent {
  switch (kind) {
    case 'text':
      return { kind, ...content.text };
    case 'buttons':
      return { kind, altText: content.buttons.altText, ...toColumn(content.buttons) };
    case 'carousel':
      return { kind, altText: content.carousel.altText, columns: content.carousel.columns.map(toColumn) };
    case 'image': {
      const { altText, pictureId, tap, action } = content.image;
      // no id is an id that the contract refuses, under the field's own path
      return { kind, altText, pictureId: pictureId ?? '', action: tap ? toAction(action) : null };
    }
  }
}

/** The contract's issues under the draft's paths: `content.title` of a button card is `content.buttons.title`. */
export function cardIssues(draft: CardDraft): z.core.$ZodIssue[] {
  const parsed = MessageCardInput.safeParse({ name: draft.name, content: toContent(draft) });
  const issues = parsed.success ? [] : parsed.error.issues;
  return issues.map((issue) => {
    const [first, ...rest] = issue.path;
    return first === 'content' ? { ...issue, path: [first, draft.kind, ...rest] } : issue;
  });
}

/** What is sent. Call it only with a draft that the schema accepts. */
export const toInput = (draft: CardDraft): Input =>
  MessageCardInput.parse({ name: draft.name, content: toContent(draft) });

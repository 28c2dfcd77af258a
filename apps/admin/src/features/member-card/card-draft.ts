import {
  MemberCardInput,
  type CardField,
  type CardFieldKey,
  type MemberCardSettings,
  type MemberCardContent,
} from '@tieline/contracts';
import type { UseFormReturnType } from '@mantine/form';
import type { z } from 'zod';

/** The designer's values; paths equal those of `MemberCardInput`, so issues find their field. */
export type CardDraft = MemberCardContent;
export type CardForm = UseFormReturnType<CardDraft>;

export function toDraft({ fields, code, color, pictureId, unbind }: MemberCardSettings): CardDraft {
  return structuredClone({ fields, code, color, pictureId, unbind });
}

export const draftIssues = (draft: CardDraft): z.core.$ZodIssue[] =>
  MemberCardInput.safeParse({ ...draft, version: 0 }).error?.issues ?? [];

/** What is sent. Call it only with a draft that the schema accepts. */
export const toInput = (draft: CardDraft, version: number): MemberCardInput =>
  MemberCardInput.parse({ ...draft, version });

/** The same fields with one of them a place further; at an end nothing moves. */
export function moved(fields: readonly CardField[], key: CardFieldKey, by: -1 | 1): CardField[] {
  const at = fields.findIndex((field) => field.key === key);
  const to = at + by;
  const field = fields[at];
  const other = fields[to];
  if (!field || !other) return [...fields];
  return fields.map((each, index) => (index === at ? other : index === to ? field : each));
}

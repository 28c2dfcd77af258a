import { MemberCardInput, type MemberCardSettings, type MemberCardContent } from '@tieline/contracts';
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

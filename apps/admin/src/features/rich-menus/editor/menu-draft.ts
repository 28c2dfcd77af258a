import {
  RichMenuContent,
  richMenuSizes,
  type RichMenu,
  type RichMenuAction,
  type RichMenuArea,
  type RichMenuBounds,
} from '@tieline/contracts';
import type { UseFormReturnType } from '@mantine/form';
import type { z } from 'zod';

/** An action as it is edited: every kind's value is kept while the kind changes. */
export type AreaAction = { type: RichMenuAction['type']; uri: string; text: string; menuId: string };
export type AreaDraft = { key: string; bounds: RichMenuBounds; label: string; action: AreaAction };

/** The editor's values; paths equal those of `RichMenuContent`, so issues find their field. */
export type MenuDraft = Omit<RichMenuContent, 'areas'> & { areas: AreaDraft[] };
export type MenuForm = UseFormReturnType<MenuDraft>;
export type MenuContent = Pick<RichMenu, keyof RichMenuContent>;

export const sizeNames = ['large', 'small', 'own'] as const;
export type SizeName = (typeof sizeNames)[number];

export function sizeNameOf({ width, height }: MenuDraft['size']): SizeName {
  const { large, small } = richMenuSizes;
  if (width === large.width && height === large.height) return 'large';
  return width === small.width && height === small.height ? 'small' : 'own';
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Taps are counted under it, so that it stays with the area whatever becomes of it. */
export function newAreaKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('');
}

const blank: AreaAction = { type: 'uri', uri: '', text: '', menuId: '' };

export const newArea = (bounds: RichMenuBounds, action: Partial<AreaAction> = {}): AreaDraft => ({
  key: newAreaKey(),
  bounds,
  label: '',
  action: { ...blank, ...action },
});

const areaDraft = ({ key, bounds, label, action }: RichMenuArea): AreaDraft => ({
  key,
  bounds,
  label,
  action: { ...blank, ...action },
});

export const toDraft = ({ name, size, pictureId, chatBarText, selected, areas }: MenuContent): MenuDraft => ({
  ...{ name, size, pictureId, chatBarText, selected },
  areas: areas.map(areaDraft),
});

export function toAction({ type, uri, text, menuId }: AreaAction): RichMenuAction {
  switch (type) {
    case 'uri':
      return { type, uri: uri.trim() };
    case 'message':
      return { type, text };
    case 'switch':
      return { type, menuId };
    case 'phoneBinding':
    case 'memberCard':
      return { type };
  }
}

/** The draft in the shape of the contract; it need not be valid yet. */
export const toContent = (draft: MenuDraft): RichMenuContent => ({
  ...draft,
  areas: draft.areas.map((area) => ({ ...area, action: toAction(area.action) })),
});

export const menuIssues = (draft: MenuDraft): z.core.$ZodIssue[] =>
  RichMenuContent.safeParse(toContent(draft)).error?.issues ?? [];

/** What is sent. Call it only with a draft that the schema accepts. */
export const toInput = (draft: MenuDraft): RichMenuContent => RichMenuContent.parse(toContent(draft));

/** Areas are named A, B, … T, on the picture and wherever they are spoken of. */
export const letterOf = (index: number): string => String.fromCharCode(65 + index);

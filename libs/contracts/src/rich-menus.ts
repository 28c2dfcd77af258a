import { z } from 'zod';
import { LinkUri } from './message-cards.js';
import { Id, graphemeLength } from './primitives.js';

/** LINE's limits for rich menus made by API; `name` is ours (LINE: 300, never shown to customers). */
export const richMenuLimits = {
  name: 100,
  chatBarText: 14,
  label: 20,
  text: 300,
  areas: 20,
  minWidth: 800,
  maxWidth: 2500,
  minHeight: 250,
  /** width / height */
  minRatio: 1.45,
  /** of the picture as LINE gets it */
  maxBytes: 1_000_000,
  menusPerChannel: 100,
  rules: 50,
  tagsPerRule: 20,
} as const;

/** The two sizes that LINE's own console knows; anything between the limits is allowed. */
export const richMenuSizes = {
  large: { width: 2500, height: 1686 },
  small: { width: 2500, height: 843 },
} as const;

const words = (limit: number) =>
  z
    .string()
    .trim()
    .max(limit * 20)
    .refine((text) => graphemeLength(text) <= limit, `at most ${limit} characters`)
    .refine((text) => !/[\r\n]/.test(text), 'one line');

export const RichMenuAction = z
  .discriminatedUnion('type', [
    /** taps are counted when it is https */
    z.strictObject({ type: z.literal('uri'), uri: LinkUri }),
    z.strictObject({ type: z.literal('message'), text: z.string().trim().min(1).max(richMenuLimits.text) }),
    /** the channel's binding page, the member card */
    z.strictObject({ type: z.literal('phoneBinding') }),
    z.strictObject({ type: z.literal('memberCard') }),
    /** another menu of the channel, at once and on the phone only */
    z.strictObject({ type: z.literal('switch'), menuId: Id }),
  ])
  .meta({ id: 'RichMenuAction' });
export type RichMenuAction = z.infer<typeof RichMenuAction>;

/** Whole pixels of the picture, from its upper left corner. */
export const RichMenuBounds = z
  .strictObject({
    x: z.number().int().min(0),
    y: z.number().int().min(0),
    width: z.number().int().min(1),
    height: z.number().int().min(1),
  })
  .meta({ id: 'RichMenuBounds' });
export type RichMenuBounds = z.infer<typeof RichMenuBounds>;

export const RichMenuArea = z
  .strictObject({
    /** made by the editor and kept: taps of an area are counted under it */
    key: z.string().regex(/^[a-z0-9]{1,12}$/),
    bounds: RichMenuBounds,
    /** read out to people who do not see the picture; may be empty */
    label: words(richMenuLimits.label),
    action: RichMenuAction,
  })
  .meta({ id: 'RichMenuArea' });
export type RichMenuArea = z.infer<typeof RichMenuArea>;

export const RichMenuSize = z
  .strictObject({
    width: z.number().int().min(richMenuLimits.minWidth).max(richMenuLimits.maxWidth),
    height: z.number().int().min(richMenuLimits.minHeight),
  })
  .refine(({ width, height }) => width / height >= richMenuLimits.minRatio, 'menu.ratio')
  .meta({ id: 'RichMenuSize' });

const fields = {
  name: words(richMenuLimits.name).min(1),
  size: RichMenuSize,
  /** null: none chosen yet; it has to be of the menu's size */
  pictureId: Id.nullable(),
  chatBarText: words(richMenuLimits.chatBarText).min(1),
  /** open when the customer comes into the chat */
  selected: z.boolean(),
  areas: z.array(RichMenuArea).max(richMenuLimits.areas),
};

type Checked = { size: { width: number; height: number }; areas: RichMenuArea[] };

/** What zod can not say of one field: areas inside the picture, keys only once. */
function checkAreas({ size, areas }: Checked, context: z.RefinementCtx): void {
  const keys = new Set<string>();
  areas.forEach(({ key, bounds: { x, y, width, height } }, index) => {
    const refuse = (message: string, ...path: (string | number)[]) =>
      context.addIssue({ code: 'custom', message, path: ['areas', index, ...path] });
    if (x + width > size.width || y + height > size.height) refuse('menu.outside', 'bounds');
    if (keys.has(key)) refuse('menu.key_twice', 'key');
    keys.add(key);
  });
}

export const RichMenuContent = z.strictObject(fields).superRefine(checkAreas).meta({ id: 'RichMenuContent' });
export type RichMenuContent = z.infer<typeof RichMenuContent>;

export const CreateRichMenu = z
  .strictObject({ channelId: Id, ...fields })
  .superRefine(checkAreas)
  .meta({ id: 'CreateRichMenu' });

export const SaveRichMenu = z
  .strictObject({ version: z.number().int().min(1), ...fields })
  .superRefine(checkAreas)
  .meta({ id: 'SaveRichMenu' });

/** To whom a rule shows its menu. Tags that are archived meanwhile still count while somebody has them. */
export const RichMenuAudience = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('tagsAny'),
      tagIds: z.array(Id).min(1).max(richMenuLimits.tagsPerRule),
    }),
    z.strictObject({
      kind: z.literal('tagsAll'),
      tagIds: z.array(Id).min(1).max(richMenuLimits.tagsPerRule),
    }),
    z.strictObject({ kind: z.literal('bound') }),
    z.strictObject({ kind: z.literal('notBound') }),
  ])
  .meta({ id: 'RichMenuAudience' });
export type RichMenuAudience = z.infer<typeof RichMenuAudience>;

export const RichMenuRule = z
  .strictObject({ menuId: Id, audience: RichMenuAudience })
  .meta({ id: 'RichMenuRule' });
export type RichMenuRule = z.infer<typeof RichMenuRule>;

export const richMenuRulesFields = {
  /** the first that fits a person counts */
  rules: z.array(RichMenuRule).max(richMenuLimits.rules),
  /** for everybody whom no rule fits, strangers too; null: what LINE's own console has set */
  defaultMenuId: Id.nullable(),
};
export const RichMenuRules = z.strictObject(richMenuRulesFields).meta({ id: 'RichMenuRules' });
export type RichMenuRules = z.infer<typeof RichMenuRules>;

export type MenuPerson = { bound: boolean; tagIds: ReadonlySet<string> };

/** Whether a rule is about somebody. */
export function ruleFits({ audience }: RichMenuRule, { bound, tagIds }: MenuPerson): boolean {
  switch (audience.kind) {
    case 'tagsAny':
      return audience.tagIds.some((id) => tagIds.has(id));
    case 'tagsAll':
      return audience.tagIds.every((id) => tagIds.has(id));
    case 'bound':
      return bound;
    case 'notBound':
      return !bound;
  }
}

/** The rule that decides, by its place; null: none fits, the default is shown. Nothing but its two inputs counts. */
export function decidingRule(rules: readonly RichMenuRule[], person: MenuPerson): number | null {
  const found = rules.findIndex((rule) => ruleFits(rule, person));
  return found < 0 ? null : found;
}

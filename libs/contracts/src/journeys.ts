import { z } from 'zod';
import { cardLimits } from './message-cards.js';
import { Id, graphemeLength } from './primitives.js';

export const journeyLimits = {
  name: 50,
  /** steps of a journey, those inside conditions included */
  steps: 50,
  /** conditions inside conditions */
  depth: 3,
  entries: 1000,
  bytes: 50_000,
} as const;

/** What makes a person enter. */
export const JourneyTrigger = z
  .discriminatedUnion('kind', [
    /** the tag was put on, by whatever way but the merge of two tags */
    z.strictObject({ kind: z.literal('tagged'), tagId: Id }),
    z.strictObject({ kind: z.literal('bound') }),
    z.strictObject({ kind: z.literal('unbound') }),
    /** added as a friend, or unblocked */
    z.strictObject({ kind: z.literal('followed') }),
    /** a browser of the website was tied */
    z.strictObject({ kind: z.literal('siteTied') }),
  ])
  .meta({ id: 'JourneyTrigger' });
export type JourneyTrigger = z.infer<typeof JourneyTrigger>;

/** Made by whoever draws the step, kept by every save: figures are counted by it. Unique in the journey. */
const StepId = z.string().regex(/^[A-Za-z0-9_-]{1,36}$/);

/** `22:00` on the clock of the team's time zone */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const JourneyMessage = z
  .discriminatedUnion('kind', [
    /** may hold {顧客名稱} {會員編號} {會員等級} */
    z.strictObject({
      kind: z.literal('text'),
      text: z
        .string()
        .trim()
        .min(1)
        .refine((text) => graphemeLength(text) <= cardLimits.text, `at most ${cardLimits.text} characters`),
    }),
    /** a saved message card, as it stands when it is sent */
    z.strictObject({ kind: z.literal('card'), cardId: Id }),
  ])
  .meta({ id: 'JourneyMessage' });
export type JourneyMessage = z.infer<typeof JourneyMessage>;

export const JourneyWait = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('duration'),
      amount: z.number().int().min(1).max(999),
      unit: z.enum(['minutes', 'hours', 'days']),
    }),
    /** until it is that time next, on the same day or the day after */
    z.strictObject({ kind: z.literal('timeOfDay'), time: TimeOfDay }),
    /** until the team's clock shows that; whoever comes later does not wait */
    z.strictObject({
      kind: z.literal('date'),
      date: z.iso.date(),
      time: TimeOfDay,
    }),
  ])
  .meta({ id: 'JourneyWait' });
export type JourneyWait = z.infer<typeof JourneyWait>;

export const JourneyCondition = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('tag'), tagId: Id }),
    z.strictObject({ kind: z.literal('bound') }),
    /** followed a link of the message that an earlier step sent to them */
    z.strictObject({ kind: z.literal('clicked'), stepId: StepId }),
  ])
  .meta({ id: 'JourneyCondition' });
export type JourneyCondition = z.infer<typeof JourneyCondition>;

const HttpsUrl = z
  .url({ protocol: /^https$/ })
  .max(500)
  .refine((url) => !/[\s<>"]/.test(url), 'no spaces');

const plainSteps = [
  z.strictObject({ id: StepId, kind: z.literal('send'), message: JourneyMessage }),
  z.strictObject({ id: StepId, kind: z.literal('wait'), until: JourneyWait }),
  z.strictObject({ id: StepId, kind: z.literal('addTag'), tagId: Id }),
  z.strictObject({ id: StepId, kind: z.literal('removeTag'), tagId: Id }),
  /** a rich menu of their own; null: the one that the rules say */
  z.strictObject({ id: StepId, kind: z.literal('menu'), menuId: Id.nullable() }),
  z.strictObject({ id: StepId, kind: z.literal('webhook'), url: HttpsUrl }),
  /** also where the list ends */
  z.strictObject({ id: StepId, kind: z.literal('end') }),
] as const;

export type PlainJourneyStep = z.infer<(typeof plainSteps)[number]>;
export type ConditionStep = {
  id: string;
  kind: 'condition';
  if: JourneyCondition;
  then: JourneyStep[];
  else: JourneyStep[];
};
/** A step of the list; a condition holds two lists of its own, after which the list goes on. */
export type JourneyStep = PlainJourneyStep | ConditionStep;
export type JourneyStepKind = JourneyStep['kind'];
export const journeyStepKinds = [
  'send',
  'wait',
  'condition',
  'addTag',
  'removeTag',
  'menu',
  'webhook',
  'end',
] as const satisfies readonly JourneyStepKind[];

function stepOf(depth: number): z.ZodType<JourneyStep> {
  if (depth === 0) return z.discriminatedUnion('kind', plainSteps);
  const inside = stepList(depth - 1);
  const condition = z.strictObject({
    id: StepId,
    kind: z.literal('condition'),
    if: JourneyCondition,
    then: inside,
    else: inside,
  });
  return z.discriminatedUnion('kind', [...plainSteps, condition]);
}

function stepList(depth: number): z.ZodType<JourneyStep[]> {
  return z.array(stepOf(depth)).max(journeyLimits.steps);
}

/** One step out of its list; a condition without what stands in it. */
export const LoneJourneyStep = stepOf(1).meta({ id: 'LoneJourneyStep' });

/** Every step in the order in which the list shows them, those inside conditions after their condition. */
export function allSteps(steps: readonly JourneyStep[]): JourneyStep[] {
  return steps.flatMap((step) =>
    step.kind === 'condition' ? [step, ...allSteps(step.then), ...allSteps(step.else)] : [step],
  );
}

/** The most messages that one person can get: what a person costs at LINE's price for a push. */
export function mostMessages(steps: readonly JourneyStep[]): number {
  let sum = 0;
  for (const step of steps) {
    if (step.kind === 'send') sum += 1;
    if (step.kind === 'condition') sum += Math.max(mostMessages(step.then), mostMessages(step.else));
    if (step.kind === 'end') break;
  }
  return sum;
}

/** A `clicked` condition asks about a message that stands before it. */
function asksEarlier(steps: readonly JourneyStep[]): boolean {
  const sent = new Set<string>();
  return allSteps(steps).every((step) => {
    if (step.kind === 'send') sent.add(step.id);
    return step.kind !== 'condition' || step.if.kind !== 'clicked' || sent.has(step.if.stepId);
  });
}

export const JourneySteps = stepList(journeyLimits.depth)
  .refine((steps) => allSteps(steps).length <= journeyLimits.steps, 'too heavy')
  .refine((steps) => {
    const ids = allSteps(steps).map(({ id }) => id);
    return new Set(ids).size === ids.length;
  }, 'ids differ')
  .refine(asksEarlier, 'clicks of an earlier message')
  .refine(
    (steps) => new TextEncoder().encode(JSON.stringify(steps)).length <= journeyLimits.bytes,
    'too heavy',
  );

export const QuietHours = z
  .strictObject({ starts: TimeOfDay, ends: TimeOfDay })
  .refine(({ starts, ends }) => starts !== ends, 'differ')
  .meta({ id: 'QuietHours', description: 'No messages then, by the team’s clock; they wait for the end.' });
export type QuietHours = z.infer<typeof QuietHours>;

/** What a version of a journey is; people go on with the one with which they entered. */
export const journeyContent = {
  trigger: JourneyTrigger,
  /**
   * How often a person may enter; null: whenever it happens. Nobody is in it twice at a time, and a tag that a journey
   * puts on makes nobody enter again.
   */
  entryLimit: z.number().int().min(1).max(journeyLimits.entries).nullable(),
  quietHours: QuietHours.nullable().default(null),
  steps: JourneySteps,
};
export const JourneyContent = z.strictObject(journeyContent).meta({ id: 'JourneyContent' });
export type JourneyContent = z.infer<typeof JourneyContent>;

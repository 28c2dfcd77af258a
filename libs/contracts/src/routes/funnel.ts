import { z } from 'zod';
import { Id, Instant, LinkSource, allRoles, bindingRoles } from '../primitives.js';
import { route } from '../route.js';

export const funnelSteps = ['opened', 'sent', 'verified', 'matched', 'bound'] as const;
export type FunnelStep = (typeof funnelSteps)[number];

/**
 * How far a person came on a day, the furthest last; of several tries the furthest counts. Each result stands after
 * the last step it reached.
 */
export const funnelResultsBy = {
  opened: [
    'left',
    'boundBefore',
    'badNumber',
    'notFoundBefore',
    'shopAwayBefore',
    'sendLimited',
    'sendLocked',
    'prefixBlocked',
    'noCredit',
    'dailyCap',
    'busy',
  ],
  sent: ['expired', 'undelivered', 'wrongCode', 'codeDead', 'waiting'],
  verified: ['unavailable', 'many', 'notFound'],
  matched: ['contested', 'alreadyBound'],
  bound: ['bound'],
} as const satisfies Record<FunnelStep, readonly string[]>;

export const funnelResults = funnelSteps.flatMap((step): readonly FunnelResult[] => funnelResultsBy[step]);
export type FunnelResult = (typeof funnelResultsBy)[FunnelStep][number];
export const FunnelResult = z.enum(funnelResults).meta({ id: 'FunnelResult' });

/** A day of the team's calendar */
export const Day = z.iso.date();

const figures = {
  /** people who opened the page; one who comes on two days counts twice */
  opened: z.number().int(),
  bound: z.number().int(),
  /** SMS units charged, less what was refunded */
  segments: z.number().int(),
};

export const Funnel = z
  .object({
    from: Day,
    to: Day,
    /** when the figures were last counted; null: not yet */
    countedAt: Instant.nullable(),
    steps: z.array(z.object({ step: z.enum(funnelSteps), people: z.number().int() })),
    /** where people stopped and the last step they reached, bound ones included; none with nobody */
    results: z.array(z.object({ step: z.enum(funnelSteps), result: FunnelResult, people: z.number().int() })),
    segments: z.number().int(),
    /** from opening the page to being bound, of those who were; null: nobody was */
    medianSeconds: z.number().int().nullable(),
    days: z.array(z.object({ day: Day, ...figures })),
    /** of the whole range, whatever channel and source are chosen; `source` is empty for a link without one */
    sources: z.array(z.object({ source: z.string(), ...figures })),
    channels: z.array(z.object({ id: Id, name: z.string(), ...figures })),
  })
  .meta({ id: 'Funnel' });
export type Funnel = z.infer<typeof Funnel>;

export const funnelRangeDays = 366;

const range = z
  .strictObject({
    from: Day,
    /** inclusive */
    to: Day,
    channelId: Id.optional(),
    /** `none`: links without a source */
    source: z.union([z.literal('none'), LinkSource]).optional(),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'before from' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < funnelRangeDays * 86_400_000, {
    path: ['from'],
    message: `at most ${funnelRangeDays} days`,
  });

export const getFunnel = route({
  name: 'getFunnel',
  method: 'GET',
  path: '/api/funnel',
  access: allRoles,
  summary: 'From opening the binding page to being bound: people a day of the team’s calendar',
  query: range,
  response: Funnel,
  errors: ['request.invalid', 'auth.required'],
});

export const exportFunnel = route({
  name: 'exportFunnel',
  method: 'GET',
  path: '/api/funnel.csv',
  access: allRoles,
  summary: 'The same figures by day, channel and source as CSV (UTF-8 with BOM); audited',
  query: range,
  status: 200,
  errors: ['request.invalid', 'auth.required'],
});

export const Attention = z
  .object({
    openReviews: z.number().int(),
    /** of the last 24 hours, by what was to go out */
    deliveries: z.array(z.object({ kind: z.string(), failed: z.number().int(), unknown: z.number().int() })),
    /** number prefixes that were sent much and verified little */
    blockedPrefixes: z.array(z.object({ prefix: z.string(), blockedUntil: Instant })),
    /** channels that are complete and switched off */
    pausedChannels: z.array(z.object({ id: Id, name: z.string() })),
  })
  .meta({ id: 'Attention' });
export type Attention = z.infer<typeof Attention>;

export const getAttention = route({
  name: 'getAttention',
  method: 'GET',
  path: '/api/attention',
  access: bindingRoles,
  summary: 'What waits for staff or goes wrong at the moment',
  response: Attention,
  errors: ['auth.required', 'auth.forbidden'],
});

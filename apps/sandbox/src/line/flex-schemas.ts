import { z } from 'zod';
import { FlexAction, FlexButtonAction } from './actions.js';
import { SecureUrl } from './limits.js';

/** The basic shape of Flex: known components, what each must have, sizes. */
const action = FlexAction.optional();

const span = z.looseObject({ type: z.literal('span'), text: z.string() });

const text = z
  .looseObject({
    type: z.literal('text'),
    text: z.string().optional(),
    contents: z.array(span).optional(),
    action,
  })
  .refine((each) => Boolean(each.text) || (each.contents?.length ?? 0) > 0, {
    message: 'must be non-empty text',
    path: ['text'],
  });

type Component = { type: string; [field: string]: unknown };

const component: z.ZodType<Component> = z.lazy(() =>
  z.discriminatedUnion(
    'type',
    [
      box,
      text,
      z.looseObject({ type: z.literal('image'), url: SecureUrl(), action }),
      z.looseObject({
        type: z.literal('button'),
        action: FlexButtonAction,
        style: z.enum(['link', 'primary', 'secondary']).optional(),
      }),
      z.looseObject({ type: z.literal('icon'), url: SecureUrl() }),
      z.looseObject({ type: z.literal('video'), url: SecureUrl(), previewUrl: SecureUrl() }),
      z.looseObject({ type: z.enum(['separator', 'filler', 'spacer']) }),
    ],
    { error: 'unknown component type' },
  ),
);

const box = z.looseObject({
  type: z.literal('box'),
  layout: z.enum(['horizontal', 'vertical', 'baseline']),
  contents: z.array(component),
  action,
});

const bubble = z
  .looseObject({
    type: z.literal('bubble'),
    size: z.enum(['nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga']).optional(),
    direction: z.enum(['ltr', 'rtl']).optional(),
    header: box.optional(),
    hero: component.optional(),
    body: box.optional(),
    footer: box.optional(),
    action,
  })
  .refine(
    (each) => each.header ?? each.hero ?? each.body ?? each.footer,
    'At least one block must be specified',
  )
  .refine((each) => Buffer.byteLength(JSON.stringify(each)) <= 30 * 1024, 'must not be larger than 30 KB');

const carousel = z
  .looseObject({ type: z.literal('carousel'), contents: z.array(bubble).min(1).max(12) })
  .refine((each) => Buffer.byteLength(JSON.stringify(each)) <= 50 * 1024, 'must not be larger than 50 KB');

export const FlexContainer = z.discriminatedUnion('type', [bubble, carousel], { error: 'invalid container' });

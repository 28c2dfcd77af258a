import { z } from 'zod';
import { AreaAction, ButtonAction, ImageColumnAction, QuickReplyAction } from './actions.js';
import { FlexContainer } from './flex-schemas.js';
import { SecureUrl, Units, Words } from './limits.js';

/** Message objects by LINE's own limits, not by what the product happens to send. */
const common = {
  quickReply: z
    .object({
      items: z
        .array(z.looseObject({ type: z.literal('action'), action: QuickReplyAction }))
        .min(1)
        .max(13),
    })
    .optional(),
  sender: z
    .object({
      name: Words(20)
        .refine((name) => !/line/i.test(name), 'must not contain "LINE"')
        .optional(),
      iconUrl: SecureUrl().optional(),
    })
    .optional(),
};

const buttons = z
  .looseObject({
    type: z.literal('buttons'),
    thumbnailImageUrl: SecureUrl().optional(),
    imageAspectRatio: z.enum(['rectangle', 'square']).optional(),
    imageSize: z.enum(['cover', 'contain']).optional(),
    imageBackgroundColor: z
      .string()
      .regex(/^#[0-9a-f]{6}$/i, 'invalid color')
      .optional(),
    title: Words(40).optional(),
    text: Words(160),
    defaultAction: AreaAction.optional(),
    actions: z
      .array(ButtonAction)
      .min(1, 'size must be between 1 and 4')
      .max(4, 'size must be between 1 and 4'),
  })
  .superRefine(shorterWithPicture);

const confirm = z.looseObject({
  type: z.literal('confirm'),
  text: Words(240),
  actions: z.array(ButtonAction).length(2, 'size must be 2'),
});

const column = z
  .looseObject({
    thumbnailImageUrl: SecureUrl().optional(),
    title: Words(40).optional(),
    text: Words(120),
    defaultAction: AreaAction.optional(),
    actions: z.array(ButtonAction).min(1).max(3),
  })
  .superRefine(shorterWithPicture);

const carousel = z.looseObject({
  type: z.literal('carousel'),
  columns: z
    .array(column)
    .min(1)
    .max(10)
    .refine(
      (columns) => new Set(columns.map((each) => each.actions.length)).size <= 1,
      'all columns must have the same number of actions',
    ),
});

const imageCarousel = z.looseObject({
  type: z.literal('image_carousel'),
  columns: z
    .array(z.object({ imageUrl: SecureUrl(), action: ImageColumnAction }))
    .min(1)
    .max(10),
});

function shorterWithPicture(
  template: { text?: string; title?: string; thumbnailImageUrl?: string },
  context: z.RefinementCtx,
): void {
  const long = !Words(60).safeParse(template.text).success;
  if (long && (template.title !== undefined || template.thumbnailImageUrl !== undefined)) {
    const message = 'must not be longer than 60 characters with an image or a title';
    context.addIssue({ code: 'custom', message, path: ['text'] });
  }
}

const media = { originalContentUrl: SecureUrl() };
const altText = Units(1500);

const Message = z.discriminatedUnion(
  'type',
  [
    z.looseObject({ ...common, type: z.enum(['text', 'textV2']), text: Units(5000) }),
    z.looseObject({ ...common, type: z.literal('sticker'), packageId: Units(20), stickerId: Units(20) }),
    z.looseObject({ ...common, ...media, type: z.enum(['image', 'video']), previewImageUrl: SecureUrl() }),
    z.looseObject({ ...common, ...media, type: z.literal('audio'), duration: z.number().int().positive() }),
    z.looseObject({
      ...common,
      type: z.literal('location'),
      title: Units(100),
      address: Units(100),
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
    }),
    z.looseObject({
      ...common,
      type: z.literal('imagemap'),
      altText,
      baseUrl: SecureUrl(),
      baseSize: z.object({ width: z.literal(1040), height: z.number().int().positive() }),
      actions: z.array(z.looseObject({ type: z.string() })).max(50),
    }),
    z.looseObject({
      ...common,
      type: z.literal('template'),
      altText,
      template: z.discriminatedUnion('type', [buttons, confirm, carousel, imageCarousel]),
    }),
    z.looseObject({ ...common, type: z.literal('flex'), altText, contents: FlexContainer }),
  ],
  { error: 'invalid message type' },
);

const count = 'Size must be between 1 and 5';
export const Messages = z.array(Message, { error: 'must be specified' }).min(1, count).max(5, count);

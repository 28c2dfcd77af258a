import { z } from 'zod';
import { Id, TimeZone, allRoles, cardRoles } from '../primitives.js';
import { route } from '../route.js';

export const Team = z
  .object({
    id: Id,
    name: z.string(),
    smsSenderName: z.string(),
    timeZone: z.string(),
    avatarId: Id.nullable(),
    avatarUrl: z.string().nullable(),
  })
  .meta({ id: 'Team' });
export type Team = z.infer<typeof Team>;

export const getTeam = route({
  name: 'getTeam',
  method: 'GET',
  path: '/api/team',
  access: allRoles,
  summary: 'The team of this session',
  response: Team,
  errors: ['auth.required'],
});

export const updateTeam = route({
  name: 'updateTeam',
  method: 'PATCH',
  path: '/api/team',
  access: ['admin'],
  summary: 'Change name, SMS sender name, avatar or time zone',
  body: z
    .strictObject({
      name: z.string().trim().min(1).max(100),
      /** stands in 【】 before every SMS; no brackets, links or line breaks inside */
      smsSenderName: z
        .string()
        .trim()
        .min(1)
        .max(12)
        .regex(/^[^【】[\]\r\n:/.]+$/),
      avatarId: Id.nullable(),
      /** the team's calendar: figures by day, times on screens and in files */
      timeZone: TimeZone,
    })
    .partial()
    .meta({ id: 'UpdateTeam' }),
  response: Team,
  errors: ['request.invalid', 'auth.required', 'auth.forbidden', 'request.not_found'],
});

/** `richMenu` keeps its own size, made smaller to LINE's widest; the two others are cropped to theirs. */
export const mediaKinds = [
  'bindingPicture',
  'avatar',
  'cardPicture',
  'memberCardPicture',
  'richMenuLarge',
  'richMenuSmall',
  'richMenu',
] as const;

export const Media = z
  .object({ id: Id, url: z.string(), width: z.number().int(), height: z.number().int() })
  .meta({ id: 'Media' });
export type Media = z.infer<typeof Media>;

export const uploadMedia = route({
  name: 'uploadMedia',
  method: 'POST',
  path: '/api/media',
  access: cardRoles,
  summary: 'Upload a picture as multipart field `file`; it is cropped, re-encoded and stripped of metadata',
  query: z.strictObject({
    kind: z.enum(mediaKinds),
    /** the part to keep, as fractions of the upright picture: `left,top,width,height` */
    crop: z
      .string()
      .regex(/^(?:[01](?:\.\d{1,6})?,){3}[01](?:\.\d{1,6})?$/)
      .optional(),
  }),
  response: Media,
  status: 201,
  errors: [
    'request.invalid',
    'auth.required',
    'auth.forbidden',
    'media.unreadable',
    'media.too_large',
    'media.menu_size',
  ],
});

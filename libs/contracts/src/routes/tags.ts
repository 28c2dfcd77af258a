import { z } from 'zod';
import { Id, Instant, allRoles, idParams, page, pageQuery } from '../primitives.js';
import { route } from '../route.js';

/** Roles that may make and change tags; everybody may put them on people. */
const tagRoles = ['admin', 'supervisor', 'marketer'] as const;

const TagName = z.string().trim().min(1).max(50);
const Category = z.string().trim().min(1).max(30);
/** days after the one it was put on, to the end of the day in the team's time zone; null: for ever */
const ValidDays = z.number().int().min(1).max(3650);

export const tagPlaces = ['binding', 'website', 'memberCard', 'menuRules', 'autoReply', 'journey'] as const;

/** What names a tag: settings of a channel, or a journey in it that is active or paused. */
export const TagUse = z
  .object({
    place: z.enum(tagPlaces),
    channelId: Id,
    channelName: z.string(),
    /** null: the place is not a journey */
    journey: z.object({ id: Id, name: z.string() }).nullable(),
  })
  .meta({ id: 'TagUse' });
export type TagUse = z.infer<typeof TagUse>;

export const Tag = z
  .object({
    id: Id,
    name: z.string(),
    category: z.string().nullable(),
    validDays: z.number().int().nullable(),
    /** contacts that have it now */
    contacts: z.number().int(),
    /** how often it was put on during the last seven days */
    addedLastWeek: z.number().int(),
    uses: z.array(TagUse),
    archivedAt: Instant.nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'Tag' });
export type Tag = z.infer<typeof Tag>;

const errors = ['request.invalid', 'auth.required', 'auth.forbidden', 'request.not_found'] as const;

export const listTags = route({
  name: 'listTags',
  method: 'GET',
  path: '/api/tags',
  access: allRoles,
  summary: 'Tags of the team; archived ones only when asked for',
  query: z.strictObject({ archived: z.enum(['without', 'only']).default('without') }),
  response: z.object({ items: z.array(Tag) }).meta({ id: 'TagList' }),
  errors: ['request.invalid', 'auth.required'],
});

export const createTag = route({
  name: 'createTag',
  method: 'POST',
  path: '/api/tags',
  access: tagRoles,
  summary: 'Create a tag',
  body: z
    .strictObject({
      name: TagName,
      category: Category.nullable().default(null),
      validDays: ValidDays.nullable().default(null),
    })
    .meta({ id: 'CreateTag' }),
  response: Tag,
  status: 201,
  errors: ['request.invalid', 'auth.required', 'auth.forbidden', 'tag.name_taken'],
});

export const changeTag = route({
  name: 'changeTag',
  method: 'PATCH',
  path: '/api/tags/:id',
  access: tagRoles,
  summary:
    'Rename, sort into a category, or set how long it stays on; the latter holds for people who have it, too',
  params: idParams,
  body: z
    .strictObject({
      name: TagName.optional(),
      category: Category.nullable().optional(),
      validDays: ValidDays.nullable().optional(),
    })
    .meta({ id: 'ChangeTag' }),
  response: Tag,
  errors: [...errors, 'tag.name_taken'],
});

export const archiveTag = route({
  name: 'archiveTag',
  method: 'POST',
  path: '/api/tags/:id/archive',
  access: tagRoles,
  summary: 'Put a tag away: nobody shows it any more, and it can come back as it was',
  params: idParams,
  response: Tag,
  errors: [...errors, 'tag.in_use'],
});

export const restoreTag = route({
  name: 'restoreTag',
  method: 'POST',
  path: '/api/tags/:id/restore',
  access: tagRoles,
  summary: 'Bring an archived tag back to everybody who had it',
  params: idParams,
  response: Tag,
  errors,
});

/** `tag_merge`: it stands for a tag that was merged into it; `merge`: it came from another contact of the customer. */
export const taggingSources = [
  'phone_binding',
  'social_binding',
  'staff',
  'bulk',
  'import',
  'journey',
  'api',
  'tag_merge',
  'merge',
] as const;
export const taggingEnds = [
  'staff',
  'bulk',
  'unbind',
  'expired',
  'journey',
  'api',
  'tag_merge',
  'split',
] as const;

export const TagLogEntry = z
  .object({
    id: Id,
    contactId: Id,
    displayName: z.string().nullable(),
    channelName: z.string(),
    source: z.enum(taggingSources),
    /** who, where it was one of the staff */
    staffName: z.string().nullable(),
    /** which key, where it was the API */
    apiKeyName: z.string().nullable(),
    at: Instant,
    removedAt: Instant.nullable(),
    /** null while it is on, and for what was taken off before this was remembered */
    removedBy: z.enum(taggingEnds).nullable(),
  })
  .meta({ id: 'TagLogEntry' });
export type TagLogEntry = z.infer<typeof TagLogEntry>;

export const listTagLog = route({
  name: 'listTagLog',
  method: 'GET',
  path: '/api/tags/:id/log',
  access: allRoles,
  summary: 'Who got this tag, when and why, newest first',
  params: idParams,
  query: z.strictObject({ ...pageQuery, source: z.enum(taggingSources).optional() }),
  response: page('TagLogPage', TagLogEntry),
  errors: ['request.invalid', 'auth.required', 'request.not_found'],
});

export const tagContact = route({
  name: 'tagContact',
  method: 'POST',
  path: '/api/contacts/:id/tags',
  access: allRoles,
  summary: 'Put tags on a contact and take others off; what is so already stays so',
  params: idParams,
  body: z
    .strictObject({
      addIds: z.array(Id).max(50).default([]),
      removeIds: z.array(Id).max(50).default([]),
    })
    .meta({ id: 'TagContact' }),
  response: z.object({ tags: z.array(z.object({ id: Id, name: z.string() })) }).meta({ id: 'ContactTags' }),
  errors: ['request.invalid', 'auth.required', 'request.not_found'],
});

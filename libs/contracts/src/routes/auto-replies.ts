import { z } from 'zod';
import { AutoReplyRule, AutoReplyRules, autoReplyLimits } from '../auto-replies.js';
import { SavedBy } from '../binding-settings.js';
import { MessageCardContent } from '../message-cards.js';
import { Id, Instant, allRoles, cardRoles, idParams } from '../primitives.js';
import { route } from '../route.js';

export const AutoReplies = z
  .object({
    channelId: Id,
    channelName: z.string(),
    /** 0: nobody has saved yet */
    version: z.number().int(),
    rules: z.array(AutoReplyRule),
    /** the ready-made cards lead nowhere without a LIFF app */
    hasLiff: z.boolean(),
    updatedAt: Instant.nullable(),
    savedBy: SavedBy.nullable(),
  })
  .meta({ id: 'AutoReplies' });
export type AutoReplies = z.infer<typeof AutoReplies>;

export const AutoRepliesInput = z
  .strictObject({ version: z.number().int().min(0), rules: AutoReplyRules })
  .meta({ id: 'AutoRepliesInput' });
export type AutoRepliesInput = z.infer<typeof AutoRepliesInput>;

/** Why a rule answers or does not; `later`: an earlier one was first. */
export const ruleVerdicts = ['answers', 'off', 'otherWords', 'otherPeople', 'later', 'empty'] as const;
export type RuleVerdict = (typeof ruleVerdicts)[number];

export const AutoReplyTrial = z
  .object({
    /** the rule that answers; null: nothing is answered */
    key: z.string().nullable(),
    verdicts: z.array(z.object({ key: z.string(), verdict: z.enum(ruleVerdicts) })),
    /** variables are those of this person */
    messages: z.array(MessageCardContent),
    /** what of the contact the rules ask for; null: a stranger */
    person: z
      .object({
        displayName: z.string().nullable(),
        bound: z.boolean(),
        memberNumber: z.string().nullable(),
        memberTier: z.string().nullable(),
        tags: z.array(z.object({ id: Id, name: z.string() })),
      })
      .nullable(),
  })
  .meta({ id: 'AutoReplyTrial' });
export type AutoReplyTrial = z.infer<typeof AutoReplyTrial>;

const errors = ['request.invalid', 'auth.required', 'request.not_found'] as const;

export const listAutoReplies = route({
  name: 'listAutoReplies',
  method: 'GET',
  path: '/api/auto-replies',
  access: allRoles,
  summary: 'Channels with how many rules each has',
  response: z
    .object({
      items: z.array(
        z.object({
          channelId: Id,
          channelName: z.string(),
          pictureUrl: z.string().nullable(),
          rules: z.number().int(),
          /** of them */
          on: z.number().int(),
        }),
      ),
    })
    .meta({ id: 'AutoReplyChannels' }),
  errors: ['auth.required'],
});

export const getAutoReplies = route({
  name: 'getAutoReplies',
  method: 'GET',
  path: '/api/channels/:id/auto-replies',
  access: allRoles,
  summary: 'What a channel answers by itself, in the order in which the rules are asked',
  params: idParams,
  response: AutoReplies,
  errors,
});

export const saveAutoReplies = route({
  name: 'saveAutoReplies',
  method: 'PUT',
  path: '/api/channels/:id/auto-replies',
  access: cardRoles,
  summary: 'Save a channel’s rules as a whole; refused when somebody saved since',
  params: idParams,
  body: AutoRepliesInput,
  response: AutoReplies,
  errors: [...errors, 'auth.forbidden', 'request.too_large', 'auto_replies.changed'],
});

export const tryAutoReplies = route({
  name: 'tryAutoReplies',
  method: 'POST',
  path: '/api/channels/:id/auto-replies/trial',
  access: allRoles,
  summary: 'What these rules would answer to something that a contact does; nothing is sent',
  params: idParams,
  body: z
    .strictObject({
      rules: AutoReplyRules,
      said: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('text'), text: z.string().min(1).max(autoReplyLimits.text) }),
        z.strictObject({ kind: z.literal('postback'), data: z.string().min(1).max(autoReplyLimits.data) }),
        z.strictObject({ kind: z.literal('follow') }),
      ]),
      /** null: somebody whom nobody knows */
      contactId: Id.nullable(),
    })
    .meta({ id: 'TryAutoReplies' }),
  response: AutoReplyTrial,
  errors: [...errors, 'request.too_large'],
});

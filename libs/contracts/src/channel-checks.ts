import { z } from 'zod';
import { Id, Instant } from './primitives.js';

/** What is looked at in a channel's set-up, in the order in which staff put it right. */
export const checkNames = [
  'bot',
  'quota',
  'webhook',
  'richMenus',
  'login',
  'liffApp',
  'liffEndpoint',
  'liffSize',
  'liffScopes',
  'liffBotPrompt',
  'liffSeparate',
  'shop',
  'smsSender',
  'smsCredit',
  'smsGateway',
  'sameProvider',
] as const;
export const CheckName = z.enum(checkNames).meta({ id: 'CheckName' });
export type CheckName = z.infer<typeof CheckName>;

/** `todo`: there is nothing to look at yet; a channel that is half set up is not broken. */
export const CheckStatus = z.enum(['ok', 'warning', 'failed', 'todo']).meta({ id: 'CheckStatus' });
export type CheckStatus = z.infer<typeof CheckStatus>;

/** What a check can find, and how bad that is. A code says one fault with one way to mend it. */
export const checkCodes = {
  'check.unfinished': 'warning',
  'line.unreachable': 'warning',
  'line.rate_limited': 'warning',
  'line.refused': 'failed',
  'bot.ok': 'ok',
  'bot.ok_chat_on': 'ok',
  'bot.refused': 'failed',
  'bot.first': 'todo',
  'bot.other_basic_id': 'warning',
  'quota.ok': 'ok',
  'quota.unlimited': 'ok',
  'quota.low': 'warning',
  'quota.used_up': 'warning',
  'webhook.ok': 'ok',
  'webhook.not_set': 'failed',
  'webhook.elsewhere': 'failed',
  'webhook.switched_off': 'failed',
  'webhook.could_not_connect': 'failed',
  'webhook.request_timeout': 'failed',
  'webhook.secret_differs': 'failed',
  'webhook.error_status': 'failed',
  'webhook.unclassified': 'failed',
  'webhook.test_limited': 'warning',
  'menu.ok': 'ok',
  'menu.none': 'ok',
  'menu.working': 'ok',
  'menu.missing': 'failed',
  'menu.unpublished': 'failed',
  'menu.default_elsewhere': 'warning',
  'menu.default_gone': 'failed',
  'login.ok': 'ok',
  'login.missing': 'todo',
  'login.refused': 'failed',
  'liff.todo': 'todo',
  'liff.none': 'todo',
  'liff.ok': 'ok',
  'liff.unknown': 'failed',
  'liff.other_channel': 'failed',
  'liff.endpoint_ok': 'ok',
  'liff.endpoint_differs': 'failed',
  'liff.size_ok': 'ok',
  'liff.size_differs': 'failed',
  'liff.scopes_ok': 'ok',
  'liff.scopes_missing': 'failed',
  'liff.prompt_ok': 'ok',
  'liff.prompt_differs': 'warning',
  'liff.not_ours': 'todo',
  'liff.separate_ok': 'ok',
  'liff.same_as_game': 'failed',
  'liff.used_elsewhere': 'failed',
  'shop.ok': 'ok',
  'shop.not_needed': 'ok',
  'shop.missing': 'todo',
  'shop.unauthorized': 'failed',
  'shop.forbidden': 'failed',
  'shop.unavailable': 'warning',
  'sms.sender_ok': 'ok',
  'sms.sender_missing': 'failed',
  'sms.credit_ok': 'ok',
  'sms.credit_low': 'warning',
  'sms.credit_none': 'failed',
  'sms.gateway_ok': 'ok',
  'sms.gateway_empty': 'failed',
  'sms.gateway_down': 'failed',
  'sms.gateway_unusable': 'failed',
  'provider.untested': 'todo',
  'provider.outdated': 'todo',
  'provider.ok': 'ok',
  'provider.no_message': 'warning',
  'provider.profile_missing': 'failed',
  'provider.foreign': 'failed',
} as const satisfies Record<string, CheckStatus>;
export type CheckCode = keyof typeof checkCodes;

export const CheckCode = z
  .enum(Object.keys(checkCodes) as [CheckCode, ...CheckCode[]])
  .meta({ id: 'CheckCode' });

/** What this product can put right at LINE by itself. */
export const repairs = ['webhook', 'createLiffApp', 'liffApp', 'richMenus', 'defaultMenu'] as const;
export const Repair = z.enum(repairs).meta({ id: 'Repair' });
export type Repair = z.infer<typeof Repair>;

export const repairOf: Partial<Record<CheckCode, Repair>> = {
  'webhook.not_set': 'webhook',
  'webhook.elsewhere': 'webhook',
  'menu.missing': 'richMenus',
  'menu.unpublished': 'richMenus',
  'menu.default_elsewhere': 'defaultMenu',
  'menu.default_gone': 'defaultMenu',
  'liff.none': 'createLiffApp',
  'liff.unknown': 'createLiffApp',
  'liff.same_as_game': 'createLiffApp',
  'liff.used_elsewhere': 'createLiffApp',
  'liff.endpoint_differs': 'liffApp',
  'liff.size_differs': 'liffApp',
  'liff.scopes_missing': 'liffApp',
  'liff.prompt_differs': 'liffApp',
};

/** Steps that no interface of LINE can do or see; staff tick them. A shop's own steps stand with its connection. */
export const checklistItems = [
  'line.loginPublished',
  'line.botLinked',
  'line.redeliveryOn',
  'line.autoReplyOff',
] as const;
export const ChecklistItem = z.enum(checklistItems).meta({ id: 'ChecklistItem' });
export type ChecklistItem = z.infer<typeof ChecklistItem>;

export const ChannelCheck = z
  .object({
    check: CheckName,
    status: CheckStatus,
    code: CheckCode,
    /** what the text of the code names: `{url}`, `{missing}` */
    values: z.record(z.string(), z.string()),
    repair: Repair.nullable(),
    checkedAt: Instant,
  })
  .meta({ id: 'ChannelCheck' });
export type ChannelCheck = z.infer<typeof ChannelCheck>;

export const ChannelReport = z
  .object({
    channelId: Id,
    channelName: z.string(),
    /** when something was last looked at; null: never */
    checkedAt: Instant.nullable(),
    checks: z.array(ChannelCheck),
    checklist: z.array(z.object({ item: ChecklistItem, doneAt: Instant.nullable() })),
  })
  .meta({ id: 'ChannelReport' });
export type ChannelReport = z.infer<typeof ChannelReport>;

/**
 * A staff member opens the test link in LINE and the page writes a word in the chat. `opened`: the Login channel
 * knows the person. `proven`: the Messaging API knows the same one. `foreign`: it knows her under another id.
 */
export const IdentityTest = z
  .object({
    state: z.enum(['waiting', 'opened', 'proven', 'foreign', 'expired']),
    /** whether the Messaging API could read the profile; null before the link was opened */
    profileFound: z.boolean().nullable(),
    expiresAt: Instant,
  })
  .meta({ id: 'IdentityTest' });
export type IdentityTest = z.infer<typeof IdentityTest>;

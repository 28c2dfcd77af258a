import { z } from 'zod';
import { ButtonCard, LinkUri, MessageCardContent } from './message-cards.js';
import { Country, Id, Instant, TriggerText } from './primitives.js';
import { shopPlatformKeys } from './shop-platforms.js';

export const scenarios = ['firstBinding', 'alreadyBound', 'memberNotFound'] as const;
export const Scenario = z.enum(scenarios).meta({ id: 'Scenario' });
export type Scenario = z.infer<typeof Scenario>;

export const matchPlatforms = ['none', ...shopPlatformKeys] as const;
export const MatchPlatform = z.enum(matchPlatforms).meta({ id: 'MatchPlatform' });
export type MatchPlatform = z.infer<typeof MatchPlatform>;

/** What the chat answers with. Texts may hold {顧客名稱} {會員編號} {會員等級}. */
export const ScenarioReply = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('text'), text: z.string().trim().min(1).max(2000) }),
    z.strictObject({ kind: z.literal('card'), card: ButtonCard }),
    z.strictObject({
      kind: z.literal('savedCard'),
      cardId: Id,
      /** the card as it stood at the save; the server writes it, what a client sends is not looked at */
      content: MessageCardContent.optional(),
    }),
  ])
  .meta({ id: 'ScenarioReply' });
export type ScenarioReply = z.infer<typeof ScenarioReply>;

export const ScenarioSettings = z
  .strictObject({ triggerText: TriggerText, reply: ScenarioReply })
  .meta({ id: 'ScenarioSettings' });

export const BindingPolicy = z
  .strictObject({
    /** a phone or member that another LINE account holds: staff decide, or the binding moves with notice */
    contested: z.enum(['review', 'move']),
    /** a number that the shop has not verified counts as found */
    acceptUnverifiedPhone: z.boolean(),
    /** saves SMS, but tells a caller who is a member */
    matchBeforeSms: z.boolean(),
    /** push the answer, at LINE's price, when the page can not send the trigger text */
    paidPushFallback: z.boolean(),
    codeLifetimeSeconds: z.number().int().min(60).max(600),
    /** SMS a channel may send in a day */
    dailySmsBudget: z.number().int().min(0).max(1_000_000),
  })
  .meta({ id: 'BindingPolicy' });
export type BindingPolicy = z.infer<typeof BindingPolicy>;

const content = {
  scenarios: z.strictObject({
    firstBinding: ScenarioSettings,
    alreadyBound: ScenarioSettings,
    memberNotFound: ScenarioSettings,
  }),
  /** texts of the page and the chat for outcomes the source document does not name */
  texts: z.strictObject({
    contested: z.string().trim().min(1).max(500),
    many: z.string().trim().min(1).max(500),
    unavailable: z.string().trim().min(1).max(500),
  }),
  /** tags put on at the first binding of a contact, once */
  tagIds: z.array(Id).max(20),
  /** 1200×640; null shows the team's avatar */
  pictureId: Id.nullable(),
  matchPlatform: MatchPlatform,
  shopConnectionId: Id.nullable(),
  countries: z.array(Country).min(1).max(20),
  consentText: z.string().trim().max(4000),
  contactUrl: LinkUri.nullable(),
  registerUrl: LinkUri.nullable(),
  policy: BindingPolicy,
};

/** What staff write; `version` is the one they edited, an older one is refused with 409. */
export const BindingSettingsInput = z
  .strictObject({ version: z.number().int().min(0), ...content })
  .meta({ id: 'BindingSettingsInput' });
export type BindingSettingsInput = z.infer<typeof BindingSettingsInput>;

/** The settings without what describes them. */
export const BindingSettingsStored = z.object(content).meta({ id: 'BindingSettingsContent' });

export const SavedBy = z.object({ id: Id, name: z.string() }).meta({ id: 'SavedBy' });
export type SavedBy = z.infer<typeof SavedBy>;

export const BindingSettings = z
  .object({
    channelId: Id,
    enabled: z.boolean(),
    version: z.number().int(),
    ...content,
    pictureUrl: z.string().nullable(),
    bindingUrl: z.string().nullable(),
    memberCardUrl: z.string().nullable(),
    updatedAt: Instant,
    /** who saved this version; null: the system itself, or somebody who is known no longer */
    savedBy: SavedBy.nullable(),
  })
  .meta({ id: 'BindingSettings' });
export type BindingSettings = z.infer<typeof BindingSettings>;

export type BindingSettingsContent = Omit<BindingSettingsInput, 'version'>;

/** What a new channel starts with: complete, in zh-TW, switched off. */
export function defaultBindingSettings(): BindingSettingsContent {
  return {
    scenarios: {
      firstBinding: {
        triggerText: '我已完成手機綁定',
        reply: { kind: 'text', text: '{顧客名稱} 您好，恭喜完成手機綁定！\n會員編號：{會員編號}' },
      },
      alreadyBound: {
        triggerText: '查看我的綁定狀態',
        reply: { kind: 'text', text: '{顧客名稱} 您好，您先前已完成手機綁定，可直接查看會員卡。' },
      },
      memberNotFound: {
        triggerText: '查詢手機綁定結果',
        reply: {
          kind: 'text',
          text: '查無此手機號碼的會員資料，請確認是否為官網註冊時的手機號碼。',
        },
      },
    },
    texts: {
      contested: '此手機號碼已綁定其他 LINE 帳號，店家確認後會與您聯繫。',
      many: '此手機號碼有多筆會員資料，店家確認後會為您完成綁定。',
      unavailable: '會員系統忙線中，已保留您的驗證結果，請稍後再試。',
    },
    tagIds: [],
    pictureId: null,
    matchPlatform: 'none',
    shopConnectionId: null,
    countries: ['TW'],
    consentText:
      '為完成會員綁定，我們會蒐集您的手機號碼與 LINE 帳號識別資料，僅用於會員身分確認與服務通知。您可隨時向店家查詢、更正或要求刪除；若不提供，將無法使用綁定服務。',
    contactUrl: null,
    registerUrl: null,
    policy: {
      contested: 'review',
      acceptUnverifiedPhone: true,
      matchBeforeSms: false,
      paidPushFallback: false,
      codeLifetimeSeconds: 180,
      dailySmsBudget: 2000,
    },
  };
}

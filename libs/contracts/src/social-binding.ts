import { z } from 'zod';
import { SavedBy } from './binding-settings.js';
import { MessageCardContent } from './message-cards.js';
import { Id, Instant, Locale, graphemeLength, type Role } from './primitives.js';

/** Roles that may see and change the button on the website (the product document: 管理員、主管、行銷). */
export const websiteRoles = ['admin', 'supervisor', 'marketer'] as const satisfies readonly Role[];

/** As a reader counts; the short title stands in the small form that phones get. */
export const widgetLimits = { title: 20, shortTitle: 10, text: 100, pageRules: 30, origins: 20 } as const;

const words = (limit: number) =>
  z
    .string()
    .trim()
    .max(limit * 20)
    .refine((text) => graphemeLength(text) <= limit, `at most ${limit} characters`);

const originShape =
  /^(https:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?|http:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?)$/;

/** Scheme, host and port of a website, as browsers send it; without TLS only a developer's own machine. */
export const SiteOrigin = z.string().trim().toLowerCase().max(200).regex(originShape, 'an https origin');

export const PageRule = z
  .strictObject({
    /** `url`: this very address, without query and fragment; `keyword`: anywhere in it */
    match: z.enum(['url', 'keyword']),
    value: z.string().trim().min(1).max(300),
    show: z.boolean(),
  })
  .meta({ id: 'PageRule' });
export type PageRule = z.infer<typeof PageRule>;

/** What the customer gets in the chat. The text may hold {顧客名稱} {會員編號} {會員等級}. */
export const TieMessage = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('text'), text: z.string().trim().min(1).max(2000) }),
    z.strictObject({
      kind: z.literal('savedCard'),
      cardId: Id,
      /** the card as it stood at the save; the server writes it, what a client sends is not looked at */
      content: MessageCardContent.optional(),
    }),
  ])
  .meta({ id: 'TieMessage' });
export type TieMessage = z.infer<typeof TieMessage>;

const look = {
  /** `popup` opens by itself, `button` waits for a click */
  form: z.enum(['button', 'popup']),
  title: words(widgetLimits.title).refine((text) => text !== '', 'required'),
  /** on the button, and all that phones see where `smallOnPhones` is set */
  shortTitle: words(widgetLimits.shortTitle).refine((text) => text !== '', 'required'),
  text: words(widgetLimits.text),
  /** of button and pop-up; its words are black or white, whichever can be read on it */
  color: z.string().regex(/^#[0-9a-f]{6}$/),
  position: z.enum(['bottomRight', 'bottomLeft']),
  smallOnPhones: z.boolean(),
  /** 0: stays */
  autoHideSeconds: z.number().int().min(0).max(600),
};

const content = {
  enabled: z.boolean(),
  ...look,
  /** where no rule speaks */
  everywhere: z.boolean(),
  /** the last one that matches decides */
  pageRules: z.array(PageRule).max(widgetLimits.pageRules),
  /** websites that may show it; none: it is shown nowhere */
  origins: z.array(SiteOrigin).max(widgetLimits.origins),
  /** put on at the first tie of a contact, once */
  tagIds: z.array(Id).max(20),
  message: TieMessage,
};

/** What staff write; `version` is the one they edited, an older one is refused with 409. */
export const SocialBindingInput = z
  .strictObject({ version: z.number().int().min(0), ...content })
  .meta({ id: 'SocialBindingInput' });
export type SocialBindingInput = z.infer<typeof SocialBindingInput>;
export type SocialBindingContent = Omit<SocialBindingInput, 'version'>;

export const SocialBindingSettings = z
  .object({
    channelId: Id,
    channelName: z.string(),
    /** 0: nobody has saved yet, these are the usual settings */
    version: z.number().int(),
    ...content,
    /** `link`: there is a LIFF app, success is a push and costs; `code`: six digits in the chat, answered free */
    way: z.enum(['link', 'code']),
    /** to copy into the website */
    scriptTag: z.string(),
    /** LINE refused a push of this month because its messages are used up */
    quotaUsedUp: z.boolean(),
    updatedAt: Instant.nullable(),
    savedBy: SavedBy.nullable(),
  })
  .meta({ id: 'SocialBindingSettings' });
export type SocialBindingSettings = z.infer<typeof SocialBindingSettings>;

export function defaultSocialBinding(): SocialBindingContent {
  return {
    enabled: false,
    form: 'button',
    title: '綁定 LINE，不錯過任何優惠',
    shortTitle: '綁定 LINE',
    text: '訂單通知與會員優惠，直接在 LINE 收到。',
    color: '#067a38',
    position: 'bottomRight',
    smallOnPhones: true,
    autoHideSeconds: 0,
    everywhere: true,
    pageRules: [],
    origins: [],
    tagIds: [],
    message: { kind: 'text', text: '{顧客名稱} 您好，已完成社群身份綁定！' },
  };
}

/** Query and fragment do not count: campaigns add them to every address. */
function bare(address: string): string {
  return address.replace(/[?#].*$/, '').replace(/\/+$/, '');
}

/** Whether a page of the website shows the widget: of the rules that match, the last one decides. */
export function showsOn(
  { everywhere, pageRules }: Pick<SocialBindingContent, 'everywhere' | 'pageRules'>,
  address: string,
): boolean {
  const matching = pageRules.filter(({ match, value }) =>
    match === 'url' ? bare(address) === bare(value) : address.includes(value),
  );
  return matching.at(-1)?.show ?? everywhere;
}

/** What the website's visitors see. */
export const WidgetLook = z
  .object({
    ...look,
    /** black or white */
    ink: z.string(),
    /** of the LINE account, in whose chat a code is sent */
    accountName: z.string(),
    way: z.enum(['link', 'code']),
  })
  .meta({ id: 'WidgetLook' });
export type WidgetLook = z.infer<typeof WidgetLook>;

/** 128 random bits that the website's own storage keeps: whoever knows them is this browser. */
export const VisitorId = z.string().regex(/^[\w-]{22}$/);
/** 256 random bits of ours */
export const TieToken = z.string().regex(/^[\w-]{43}$/);

export const SiteVisit = z
  .strictObject({ visitor: VisitorId, page: z.url({ protocol: /^https?$/ }).max(2000) })
  .meta({ id: 'SiteVisit' });

export const BeginTie = SiteVisit.extend({
  locale: Locale,
  /** a JWT that the website's server signed; a member number by itself is refused */
  memberToken: z.string().min(20).max(2000).optional(),
}).meta({ id: 'BeginTie' });
export type BeginTie = z.infer<typeof BeginTie>;

export const BegunTie = z
  .object({
    /** asks how it goes; only the page that began has it */
    watch: TieToken,
    expiresInSeconds: z.number().int(),
    way: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('link'), url: z.string() }),
      z.object({
        kind: z.literal('code'),
        code: z.string(),
        /** the account's chat with the code typed in, on phones */
        chatUrl: z.string().nullable(),
      }),
    ]),
  })
  .meta({ id: 'BegunTie' });
export type BegunTie = z.infer<typeof BegunTie>;

export const tieStates = ['waiting', 'opened', 'bound', 'declined', 'contested', 'expired'] as const;
export const TieStatus = z
  .object({
    state: z.enum(tieStates),
    /** masked, for a signed member only: who is tied to them now */
    lineName: z.string().nullable(),
  })
  .meta({ id: 'TieStatus' });
export type TieStatus = z.infer<typeof TieStatus>;

/** What a link is about, for the person who opened it. */
export const TieOffer = z
  .object({
    /** of the website, as the browser that began said it */
    host: z.string(),
    brandName: z.string(),
    lineName: z.string().nullable(),
    beganSecondsAgo: z.number().int(),
    /** where it began */
    device: z.enum(['phone', 'computer']),
    /** the member who is signed in on the website, masked; null: nobody is */
    member: z.object({ maskedName: z.string().nullable(), maskedNumber: z.string() }).nullable(),
    /** `push`: a message comes and costs the brand; `used up`: the month's messages are gone, none comes */
    message: z.enum(['push', 'usedUp', 'none']),
  })
  .meta({ id: 'TieOffer' });
export type TieOffer = z.infer<typeof TieOffer>;

export const TieResult = z
  .object({
    /** `contested`: the member is tied to another LINE account, staff decide */
    outcome: z.enum(['bound', 'contested']),
    message: z.enum(['push', 'usedUp', 'none']),
  })
  .meta({ id: 'TieResult' });
export type TieResult = z.infer<typeof TieResult>;

export const tieEnds = ['staff', 'replaced'] as const;
/** A browser that is, or was, tied to a contact. */
export const SocialTie = z
  .object({
    id: Id,
    /** the page it began on, without query */
    page: z.string(),
    way: z.enum(['link', 'code']),
    tiedAt: Instant,
    endedAt: Instant.nullable(),
    /** `replaced`: the same browser was tied to another LINE account */
    endedBy: z.enum(tieEnds).nullable(),
  })
  .meta({ id: 'SocialTie' });
export type SocialTie = z.infer<typeof SocialTie>;

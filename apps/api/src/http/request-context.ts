import type { BindingSettingsContent, Locale, Role, SocialBindingContent } from '@tieline/contracts';
import type { FastifyRequest } from 'fastify';

/** Who acts, for whom, in which request: first argument of every staff use case. */
export type StaffContext = {
  teamId: string;
  staffId: string;
  role: Role;
  requestId: string;
  locale: Locale;
};

/** What a customer's page needs to know of its channel, read with the session in one statement. */
export type LiffChannel = {
  id: string;
  teamId: string;
  name: string;
  basicId: string | null;
  liffId: string;
  enabled: boolean;
  settings: BindingSettingsContent;
  teamName: string;
  teamAvatarId: string | null;
  smsSenderName: string;
};

/** What was known of the contact when the request came in; a hint, the database has the last word. */
export type KnownContact = { id: string; firstBoundAt: number | null };

/** The code that the request's address names, as it was when the request came in; only ever this LINE user's own. */
export type KnownChallenge = {
  id: string;
  teamId: string;
  phoneSealed: string;
  phoneIndex: string;
  maskedPhone: string;
  seed: string;
  state: string;
  attempts: number;
  sends: number;
  consentVersion: string | null;
  provenUntil: number | null;
};

/** A customer's page: channel and LINE user come from the session of ours, never from the request. */
export type LiffContext = {
  channel: LiffChannel;
  contact: KnownContact | null;
  challenge: KnownChallenge | null;
  /** tied to a number when the request came in; a hint too */
  bound: boolean;
  lineUserId: string;
  lineName: string | null;
  linePicture: string | null;
  tokenHash: string;
  /** where the link stood */
  source: string | null;
  address: string;
  requestId: string;
  locale: Locale;
};

/** A page of a brand's website that talks to us across origins. */
export type SiteContext = {
  teamId: string;
  channelId: string;
  settings: SocialBindingContent;
  /** as its browser says; one of those that are allowed */
  origin: string;
  address: string;
  device: 'phone' | 'computer';
};

/** A server of a brand, by its API key. */
export type ApiContext = { teamId: string; apiKeyId: string };

/** What the guard and the endpoint interceptor leave on a request. */
export type TielineRequest = FastifyRequest & {
  staff?: StaffContext;
  liff?: LiffContext;
  site?: SiteContext;
  api?: ApiContext;
  /** of the problem that was the answer */
  problemCode?: string;
  input?: { params: unknown; query: unknown; body: unknown };
};

import type { LiffContextType, User } from '../protocol.js';
import { createIdToken } from '../line/id-tokens.js';
import { issueUserToken } from '../line/tokens.js';
import { loginUserId, type BrandState, type LiffApp } from '../world/brands.js';
import type { World } from '../world/world.js';

/** What liff.getContext() needs; travels as `context_token`, which only the LIFF script reads. */
export type LaunchContext = {
  type: LiffContextType;
  userId?: string;
  liffId: string;
  viewType?: string;
  endpointUrl: string;
  scope: string[];
  os: 'ios' | 'android' | 'web';
  /** nobody's outside LINE: the browser's counts */
  language?: string;
  miniDomainAllowed: boolean;
  permanentLinkPattern: string;
  availability: Record<string, { permission: boolean; minVer: string }>;
};

/** A person on a PC has no LIFF browser. */
export const contextFor = (user: User, wanted: LiffContextType | undefined): LiffContextType =>
  wanted ?? (user.os === 'pc' ? 'external' : 'utou');

export function launchContext(
  { brand, app }: { brand: BrandState; app: LiffApp },
  type: LiffContextType,
  user: User | null,
): LaunchContext {
  const inClient = type !== 'external';
  return {
    type,
    ...(user ? { userId: loginUserId(brand, user.lineUserId) } : {}),
    liffId: app.liffId,
    ...(inClient ? { viewType: app.view.type } : {}),
    endpointUrl: app.view.url,
    scope: app.scope,
    os: !user || user.os === 'pc' ? 'web' : user.os,
    ...(user ? { language: user.language } : {}),
    miniDomainAllowed: false,
    permanentLinkPattern: app.permanentLinkPattern,
    availability: { shareTargetPicker: { permission: false, minVer: '10.3.0' } },
  };
}

export type Credentials = { idToken: string | null; accessToken: string };

export async function credentialsFor(
  world: World,
  { brand, app }: { brand: BrandState; app: LiffApp },
  user: User,
  context: LiffContextType,
): Promise<Credentials> {
  const { channelId, channelSecret } = brand.seed.login;
  const { liffId, scope } = app;
  const accessToken = issueUserToken(world, {
    sub: user.lineUserId,
    liffId,
    clientId: channelId,
    scope,
    context,
  });
  const known = { ...user, lineUserId: loginUserId(brand, user.lineUserId) };
  const order = {
    user: known,
    loginChannelId: channelId,
    loginSecret: channelSecret,
    scope,
    now: world.now(),
  };
  return { accessToken, idToken: scope.includes('openid') ? await createIdToken(order) : null };
}

/** Fragment of the primary redirect. */
export function fragment(context: LaunchContext, credentials: Credentials | null, clientId: string): string {
  const values = new URLSearchParams();
  if (credentials) {
    values.set('access_token', credentials.accessToken);
    if (credentials.idToken) values.set('id_token', credentials.idToken);
  }
  values.set('context_token', Buffer.from(JSON.stringify(context)).toString('base64url'));
  values.set('client_id', clientId);
  return values.toString();
}

/** Endpoint URL with what follows the LIFF id in `liff.state`, if anything does. */
export function primaryUrl(app: LiffApp, path: string, query: URLSearchParams): URL {
  const url = new URL(app.view.url);
  const extra = query.size > 0 ? `${path}?${query.toString()}` : path;
  if (extra !== '' && extra !== '/') url.searchParams.set('liff.state', extra);
  return url;
}

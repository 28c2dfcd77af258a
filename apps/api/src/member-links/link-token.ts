import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** What a brand's server signs: a JWT with HS256, so that any language can make one. */
const Claims = z.object({
  /** the member, by the id that the shop system (or the brand, without one) knows them by */
  sub: z.string().trim().min(1).max(100),
  /** what it is for: a channel's LIFF id for its links, its id for its website; good for nothing else */
  aud: z.string(),
  /** seconds since the epoch */
  exp: z.number().int(),
  /** new for every link: it works once */
  jti: z.string().min(8).max(200),
  /** shown, masked, where there is no shop to ask */
  name: z.string().trim().max(100).optional(),
});
export type LinkClaims = z.infer<typeof Claims>;
const Header = z.object({ alg: z.literal('HS256') });

/** A link that lives longer was not meant to be used at once, and is refused. */
const longestLifeSeconds = 24 * 3600;
const skewSeconds = 60;

export type ReadLink =
  | { kind: 'valid'; claims: LinkClaims }
  | { kind: 'invalid' }
  | { kind: 'expired' }
  | { kind: 'otherChannel' };

function json(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

function isSigned(signed: string, signature: string, secrets: readonly string[]): boolean {
  const given = Buffer.from(signature, 'base64url');
  // every secret is tried, so that the time tells nothing
  return secrets
    .map((secret) => createHmac('sha256', secret).update(signed).digest())
    .map((wanted) => given.length === wanted.length && timingSafeEqual(given, wanted))
    .some(Boolean);
}

/** The signature first: nothing of an unsigned token is looked at. `nowMs` is the database's time. */
export function readLink(
  token: string,
  { secrets, audience, nowMs }: { secrets: readonly string[]; audience: string; nowMs: number },
): ReadLink {
  const [header = '', payload = '', signature = '', ...more] = token.split('.');
  if (more.length > 0 || !isSigned(`${header}.${payload}`, signature, secrets)) return { kind: 'invalid' };
  const claims = Claims.safeParse(json(payload));
  if (!Header.safeParse(json(header)).success || !claims.success) return { kind: 'invalid' };
  const { aud, exp } = claims.data;
  if (aud !== audience) return { kind: 'otherChannel' };
  const now = nowMs / 1000;
  if (exp <= now) return { kind: 'expired' };
  if (exp > now + longestLifeSeconds + skewSeconds) return { kind: 'invalid' };
  return { kind: 'valid', claims: claims.data };
}

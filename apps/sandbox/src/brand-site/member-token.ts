import { createHmac, randomUUID } from 'node:crypto';
import { shoplineMember } from '../shopline/members.js';
import type { Person } from '../shops/people.js';
import type { BrandState } from '../world/brands.js';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** As docs/website-widget.md tells a brand's server to. The first brand's members are SHOPLINE's, the others' its own. */
export function signMember({ seed }: BrandState, person: Person, secret: string, now: number): string {
  const sub = seed.key === 'sunrise' ? shoplineMember(person).id : `M${String(person.n).padStart(6, '0')}`;
  const exp = Math.floor(now / 1000) + 300;
  const claims = { sub, aud: seed.productChannelId, exp, jti: randomUUID(), name: person.name };
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

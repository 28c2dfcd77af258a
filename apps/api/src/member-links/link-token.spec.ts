import { createHmac } from 'node:crypto';
import { readLink } from './link-token.js';

const secret = 'a-secret-that-the-console-showed-once';
const liffId = '2000000002-SunRise1';
const nowMs = 1_800_000_000_000;
const claims = { sub: 'm-1', aud: liffId, exp: nowMs / 1000 + 600, jti: 'one-time-id' };

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
function sign(payload: object, header: object = { alg: 'HS256', typ: 'JWT' }, key = secret): string {
  const signed = `${part(header)}.${part(payload)}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}
const read = (token: string, secrets = [secret]) =>
  readLink(token, { secrets, audience: liffId, nowMs }).kind;

it('reads a link that was signed with the secret, or with the one before it', () => {
  expect(readLink(sign(claims), { secrets: ['newer', secret], audience: liffId, nowMs })).toEqual({
    kind: 'valid',
    claims,
  });
});

it.each([
  ['another secret', sign(claims, undefined, 'somebody-else')],
  ['no signature', `${sign(claims).split('.').slice(0, 2).join('.')}.`],
  ['alg none', `${part({ alg: 'none' })}.${part(claims)}.`],
  ['another alg', sign(claims, { alg: 'HS512' })],
  ['a changed member', sign(claims).replace(part(claims), part({ ...claims, sub: 'm-2' }))],
  ['a fourth part', `${sign(claims)}.x`],
  ['a life of a week', sign({ ...claims, exp: nowMs / 1000 + 7 * 86_400 })],
  ['no one-time id', sign({ ...claims, jti: undefined })],
  ['no member', sign({ ...claims, sub: ' ' })],
  ['no expiry', sign({ ...claims, exp: undefined })],
  ['words', 'hello'],
])('refuses %s', (_name, token) => {
  expect(read(token)).toBe('invalid');
});

it('refuses everything where there is no secret', () => {
  expect(read(sign(claims, undefined, ''), [])).toBe('invalid');
});

it('tells an expired link and one for another channel apart, once the signature is right', () => {
  expect(read(sign({ ...claims, exp: nowMs / 1000 }))).toBe('expired');
  expect(read(sign({ ...claims, aud: '2000000012-CoastCaf' }))).toBe('otherChannel');
});

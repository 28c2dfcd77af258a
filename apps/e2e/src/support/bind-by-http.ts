import { setTimeout as pause } from 'node:timers/promises';
import type { BindingOutcome, LiffSession, OtpChallenge } from '@tieline/contracts';
import { productUrl } from './addresses.js';
import { call } from './http.js';
import { sandbox } from './sandbox.js';

type Proven = {
  outcome: BindingOutcome;
  /** asks the shop again, with the number that is proven already */
  retry: () => Promise<BindingOutcome>;
};

/** The journey without a browser: for people who must be bound before a test begins. */
export async function bindByHttp(
  lineUserId: string,
  phone: string,
  source?: string,
): Promise<BindingOutcome> {
  return (await proveByHttp(lineUserId, phone, { source })).outcome;
}

export async function proveByHttp(
  lineUserId: string,
  phone: string,
  { brand, source }: { brand?: string; source?: string | undefined } = {},
): Promise<Proven> {
  const { liffId } = await sandbox.brand(brand);
  const { idToken } = await sandbox.idToken(lineUserId, liffId);
  const liff = `${productUrl}/api/liff`;
  const session = await call<LiffSession>('POST', `${liff}/sessions`, {
    body: { liffId, idToken, source },
  });
  const headers = { authorization: `Bearer ${session.token}` };
  const before = (await sandbox.smsTo(phone)).length;
  const { consentVersion } = session.page;
  const challenge = await call<OtpChallenge>('POST', `${liff}/otp-challenges`, {
    body: { phone, country: 'TW', consentVersion },
    headers,
  });
  const code = await sandbox.code(phone, before + 1);
  const path = `${liff}/otp-challenges/${challenge.id}`;
  const outcome = await call<BindingOutcome>('POST', `${path}/verification`, { body: { code }, headers });
  // ID tokens of one person made in the same second are the same token, and a token works once
  await pause(1000 - (Date.now() % 1000));
  return { outcome, retry: () => call<BindingOutcome>('POST', `${path}/match`, { headers }) };
}

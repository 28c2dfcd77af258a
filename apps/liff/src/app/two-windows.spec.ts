import type { BindingOutcome, LiffState } from '@tieline/contracts';
import { answer, bound, challenge, draft, member, page, problem, world } from './flow.test-kit.js';

async function atCode(api: Parameters<typeof world>[0] & object) {
  const made = world(api);
  await made.flow.start();
  await made.flow.sendCode(draft);
  return made;
}

const standing = (changes: Partial<LiffState>): LiffState => ({
  page,
  lineName: null,
  bound: null,
  verifyAgain: false,
  challenge: null,
  ...changes,
});

/** Refused the first time only. */
function once(error: Error) {
  let asked = 0;
  return () => ((asked += 1) === 1 ? Promise.reject(error) : Promise.resolve(bound));
}

describe('another window of the same person was first', () => {
  const over = problem('otp.code_expired', 422, { triesLeft: 0 });
  it('and bound: so says this one, too', async () => {
    const made = await atCode({ api: { verify: once(over) } });
    made.api.getState = () => Promise.resolve(standing({ bound: { member, answer } }));
    await made.flow.verify('123456');
    expect(made.screen().name).toBe('bound');
  });

  it('and bound while the shop was asked again here', async () => {
    const down: BindingOutcome = { outcome: 'unavailable', text: '忙線', keptForSeconds: 900 };
    const match = () => Promise.reject(problem('otp.not_proven', 409));
    const made = await atCode({ api: { verify: () => Promise.resolve(down), match } });
    await made.flow.verify('123456');
    made.api.getState = () => Promise.resolve(standing({ bound: { member, answer } }));
    await made.flow.retryMatch('c-1');
    expect(made.screen().name).toBe('bound');
  });

  it('and asked for a newer code: that is the one that counts', async () => {
    const made = await atCode({ api: { verify: once(over) } });
    const newer = challenge({ id: 'c-2', maskedPhone: '0987-***-321' });
    made.api.getState = () => Promise.resolve(standing({ challenge: newer }));
    await made.flow.verify('123456');
    expect(made.screen()).toMatchObject({
      name: 'code',
      challenge: { id: 'c-2', maskedPhone: '0987-***-321' },
      failure: { code: 'otp.code_expired' },
    });
    const asked: string[] = [];
    made.api.verify = (id) => (asked.push(id), Promise.resolve(bound));
    await made.flow.verify('654321');
    expect(asked).toEqual(['c-2']);
  });

  it('and proved the number there: the shop is asked here', async () => {
    const made = await atCode({ api: { verify: once(over) } });
    const proven = challenge({ state: 'proven' });
    made.api.getState = () => Promise.resolve(standing({ challenge: proven }));
    await made.flow.verify('123456');
    expect(made.screen().name).toBe('done');
  });

  it('a code that only ran out stays where it is', async () => {
    const made = await atCode({ api: { verify: once(over) } });
    made.api.getState = () => Promise.resolve(standing({}));
    await made.flow.verify('123456');
    expect(made.screen()).toMatchObject({
      name: 'code',
      challenge: { id: 'c-1' },
      failure: { triesLeft: 0 },
    });
  });

  it('asks for the number again where the code went to another one than was typed here', async () => {
    const made = await atCode({});
    const newer = challenge({ id: 'c-2', maskedPhone: '0987-***-321' });
    made.api.getState = () => Promise.resolve(standing({ challenge: newer }));
    made.api.verify = once(over);
    await made.flow.verify('123456');
    made.calls.length = 0;
    await made.flow.resend();
    expect(made.screen().name).toBe('phone');
    expect(made.calls).toEqual([]);
  });
});

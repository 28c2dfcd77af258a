import type { BindingOutcome } from '@tieline/contracts';
import { ApiError } from '@tieline/web';
import {
  answer,
  bound,
  challenge,
  draft,
  liffError,
  member,
  page,
  problem,
  settle,
  tab,
  world,
} from './flow.test-kit.js';

async function atPhone(options: Parameters<typeof world>[0] = {}) {
  const made = world(options);
  await made.flow.start();
  return made;
}

async function atCode(options: Parameters<typeof world>[0] = {}) {
  const made = await atPhone(options);
  await made.flow.sendCode(draft);
  return made;
}

const failing = (...errors: Error[]) => {
  return () => {
    const error = errors.shift();
    return error ? Promise.reject(error) : Promise.resolve(bound);
  };
};

describe('sending the code', () => {
  it('leads to the code with deadlines on the wall clock', async () => {
    const { screen } = await atCode();
    expect(screen()).toMatchObject({
      name: 'code',
      challenge: { resendAt: 1_060_000, expiresAt: 1_180_000 },
      failure: null,
    });
  });

  it('lets one of two taps through', async () => {
    const { flow, calls } = await atPhone();
    await Promise.all([flow.sendCode(draft), flow.sendCode(draft)]);
    expect(calls.filter((call) => call === 'send')).toHaveLength(1);
  });

  it('keeps the number when it is refused', async () => {
    const refused = problem('phone.not_mobile', 422);
    const { flow, screen } = await atPhone({ api: { sendCode: () => Promise.reject(refused) } });
    await flow.sendCode(draft);
    expect(screen()).toMatchObject({ name: 'phone', failure: { code: 'phone.not_mobile' } });
    expect(flow.draft?.raw).toBe('0912 345 678');
  });

  it('goes on with a code that is still good for the same number', async () => {
    const { flow, screen } = await atPhone({
      api: {
        sendCode: () => Promise.reject(problem('otp.resend_too_soon', 429, { retryAfterSeconds: 40 })),
        getState: () =>
          Promise.resolve({
            page,
            lineName: null,
            bound: null,
            verifyAgain: false,
            challenge: challenge({ resendInSeconds: 40 }),
          }),
      },
    });
    await flow.sendCode(draft);
    expect(screen()).toMatchObject({ name: 'code', challenge: { resendAt: 1_040_000 } });
    flow.changeNumber();
    await flow.sendCode({ ...draft, phone: '+886987654321' });
    expect(screen()).toMatchObject({ name: 'phone', failure: { retryAt: 1_040_000 } });
  });

  it('sends by itself what was pressed without a network', async () => {
    const error = new ApiError('network');
    let offline = true;
    const { flow, screen, now } = await atPhone({
      api: { sendCode: () => (offline ? Promise.reject(error) : Promise.resolve(challenge())) },
    });
    now.online = false;
    await flow.sendCode(draft);
    expect(screen()).toMatchObject({ name: 'phone', failure: { code: 'offline' } });
    offline = false;
    now.online = true;
    flow.resumeOnline();
    await settle();
    expect(screen().name).toBe('code');
  });

  it('ends at the disabled page when the channel was switched off meanwhile', async () => {
    const off = problem('binding.disabled', 403);
    const { flow, screen } = await atPhone({ api: { sendCode: () => Promise.reject(off) } });
    await flow.sendCode(draft);
    expect(screen()).toEqual({ name: 'disabled' });
  });

  it('sends again to the kept number after a reload, and asks for it in a new window', async () => {
    const storage = tab();
    await atCode({ storage });
    const reloaded = await atPhone({ storage, state: { challenge: challenge() } });
    await reloaded.flow.resend();
    expect(reloaded.calls).toContain('send');
    const elsewhere = await atPhone({ state: { challenge: challenge() } });
    await elsewhere.flow.resend();
    expect(elsewhere.screen().name).toBe('phone');
    expect(elsewhere.calls).not.toContain('send');
  });
});

describe('the code', () => {
  it('is refused in place, with the tries that are left', async () => {
    const wrong = problem('otp.code_wrong', 422, { triesLeft: 2 });
    const { flow, screen } = await atCode({ api: { verify: failing(wrong) } });
    await flow.verify('000000');
    expect(screen()).toMatchObject({ name: 'code', failure: { code: 'otp.code_wrong', triesLeft: 2 } });
    await flow.verify('123456');
    expect(screen().name).toBe('done');
  });

  it('may have worked although no answer came: asks before trying again', async () => {
    const made = await atCode({ api: { verify: failing(new ApiError('timeout')) } });
    await made.flow.verify('123456');
    expect(made.screen()).toMatchObject({ name: 'code', failure: { code: 'timeout' } });
    made.api.getState = () =>
      Promise.resolve({
        page,
        lineName: null,
        bound: { member, answer },
        verifyAgain: false,
        challenge: null,
      });
    await made.flow.verify('123456');
    expect(made.screen().name).toBe('bound');
  });

  it('comes back by the forward gesture', async () => {
    const { flow, screen } = await atCode();
    flow.changeNumber();
    expect(screen().name).toBe('phone');
    flow.backToCode();
    expect(screen().name).toBe('code');
  });

  it('starts a new session when the old one is over', async () => {
    const made = await atCode({ api: { verify: failing(problem('liff.session_required', 401)) } });
    made.api.getState = () => Promise.reject(problem('liff.session_required', 401));
    made.api.createSession = () => Promise.reject(problem('liff.id_token_used', 401));
    await made.flow.verify('123456');
    expect(made.screen().name).toBe('reopen');
    expect(made.store.get().busy).toBeNull();
  });
});

describe('outcomes', () => {
  it.each<[BindingOutcome, string]>([
    [bound, 'done'],
    [{ outcome: 'alreadyBound', member, answer }, 'bound'],
    [{ outcome: 'notFound', maskedPhone: '0912-***-678', answer }, 'notFound'],
    [{ outcome: 'many', text: '多筆', answer }, 'review'],
    [{ outcome: 'contested', text: '他人', answer }, 'review'],
    [{ outcome: 'unavailable', text: '忙線', keptForSeconds: 900 }, 'unavailable'],
  ])('%o', async (outcome, name) => {
    const { flow, screen } = await atCode({ api: { verify: () => Promise.resolve(outcome) } });
    await flow.verify('123456');
    expect(screen().name).toBe(name);
  });

  it('keeps the proven number while the shop is down, and matches again without an SMS', async () => {
    const down: BindingOutcome = { outcome: 'unavailable', text: '忙線', keptForSeconds: 900 };
    const { flow, screen, calls } = await atCode({ api: { verify: () => Promise.resolve(down) } });
    await flow.verify('123456');
    expect(screen()).toMatchObject({ challengeId: 'c-1', keptUntil: 1_900_000, requestId: 'r-9' });
    await flow.retryMatch('c-1');
    expect(screen().name).toBe('done');
    expect(calls.filter((call) => call === 'send')).toHaveLength(1);
  });

  it('goes back to the number when the proof has timed out', async () => {
    const down: BindingOutcome = { outcome: 'unavailable', text: '忙線', keptForSeconds: 900 };
    const { flow, screen } = await atCode({
      api: {
        verify: () => Promise.resolve(down),
        match: () => Promise.reject(problem('otp.not_proven', 409)),
      },
    });
    await flow.verify('123456');
    await flow.retryMatch('c-1');
    expect(screen()).toMatchObject({ name: 'phone', failure: { code: 'otp.not_proven' } });
  });
});

describe('the message to the chat', () => {
  const finish = async (options: Parameters<typeof world>[0], changes: Partial<typeof answer> = {}) => {
    const outcome = { ...bound, answer: { ...answer, ...changes } } as BindingOutcome;
    const made = await atCode({
      ...options,
      api: { verify: () => Promise.resolve(outcome), ...options?.api },
    });
    await made.flow.verify('123456');
    await settle();
    const screen = made.screen();
    return { ...made, delivery: 'delivery' in screen ? screen.delivery : null };
  };

  it('is said once in a one-to-one chat', async () => {
    const { said, delivery } = await finish({});
    expect(said).toEqual(['我已完成手機綁定']);
    expect(delivery).toEqual({ state: 'sent' });
  });

  it.each([
    ['a group', { getContext: () => ({ type: 'group', scope: ['chat_message.write'] }) }],
    ['no scope', { getContext: () => ({ type: 'utou', scope: ['openid'] }) }],
    ['a refusal', { sendMessages: () => Promise.reject(liffError('403')) }],
    ['a browser', { isInClient: () => false }],
  ])('falls back to the typed-in link: %s', async (_, sdk) => {
    const { said, delivery } = await finish({ sdk }, { prefilledChatUrl: 'https://line.test/x' });
    expect(said).toEqual([]);
    expect(delivery).toEqual({ state: 'prefill', url: 'https://line.test/x' });
  });

  it('is pushed only when the channel pays', async () => {
    const sdk = { getContext: () => null };
    const paid = await finish({ sdk }, { pushFallback: true });
    expect(paid.delivery).toEqual({ state: 'later' });
    const free = await finish({ sdk });
    expect(free.delivery).toEqual({ state: 'none' });
    expect(free.calls).not.toContain('push');
    const failed = await finish(
      { sdk, api: { pushAnswer: () => Promise.reject(new ApiError('network')) } },
      {
        pushFallback: true,
      },
    );
    expect(failed.delivery).toEqual({ state: 'none' });
  });

  it('is not needed by an outcome nobody answers', async () => {
    const { said, delivery } = await finish({}, { triggerText: null });
    expect(said).toEqual([]);
    expect(delivery).toEqual({ state: 'none' });
  });
});

describe('a page that was away', () => {
  it('learns that it was bound elsewhere', async () => {
    const made = await atCode();
    made.api.getState = () =>
      Promise.resolve({
        page,
        lineName: null,
        bound: { member, answer },
        verifyAgain: false,
        challenge: null,
      });
    await made.flow.revalidate();
    expect(made.screen().name).toBe('bound');
  });

  it('stays as it is when nothing has changed or nobody answers', async () => {
    const made = await atCode();
    const before = made.screen();
    await made.flow.revalidate();
    made.api.getState = () => Promise.reject(new ApiError('network'));
    await made.flow.revalidate();
    expect(made.screen()).toBe(before);
  });
});

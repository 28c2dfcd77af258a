import { ApiError } from '@tieline/web';
import {
  answer,
  bound,
  challenge,
  liffError,
  member,
  page,
  problem,
  settle,
  tab,
  world,
} from './flow.test-kit.js';

describe('opening the link', () => {
  it('asks in order: page, script, init once, session', async () => {
    const { flow, screen, calls } = world();
    await flow.start();
    expect(calls).toEqual(['page', 'sdk', 'init', 'session', 'token:t-1']);
    expect(screen()).toEqual({ name: 'phone', failure: null });
  });

  it('stops at a disabled channel: no init, no session', async () => {
    const { flow, screen, calls } = world({ state: { page: { ...page, enabled: false } } });
    await flow.start();
    expect(screen().name).toBe('disabled');
    expect(calls).toEqual(['page', 'sdk']);
  });

  it('shows a computer the QR page and a phone browser the way into LINE', async () => {
    const outside = { isInClient: () => false, isLoggedIn: () => false };
    const computer = world({ sdk: outside, device: { desktop: true }, path: '/card' });
    await computer.flow.start();
    expect(computer.screen().name).toBe('desktop');
    expect(computer.calls).toEqual(['page', 'sdk', 'init']);
    expect(computer.flow.liffUrl).toBe(`${page.liffUrl}/card`);

    const phone = world({ sdk: outside });
    await phone.flow.start();
    expect(phone.screen().name).toBe('external');
    expect(phone.calls).toContain('init');
    expect(phone.calls).not.toContain('session');
  });

  it("goes on in a browser after LINE's login", async () => {
    const { flow, screen } = world({ sdk: { isInClient: () => false } });
    await flow.start();
    expect(screen().name).toBe('phone');
  });

  it("leaves LINE's in-app browser for the LIFF link once, not in a circle", async () => {
    const storage = tab();
    const options = {
      storage,
      sdk: { isInClient: () => false, isLoggedIn: () => false },
      device: { lineInAppBrowser: true },
    };
    const first = world(options);
    await first.flow.start();
    expect(first.calls).toContain(`go:${page.liffUrl}`);
    const second = world(options);
    await second.flow.start();
    expect(second.calls).not.toContain(`go:${page.liffUrl}`);
    expect(second.screen().name).toBe('external');
  });

  it('tells where the link stood, and keeps it in its own link', async () => {
    const told: (string | undefined)[] = [];
    const made = world({
      source: 'menu',
      api: {
        createSession: (_liffId, _idToken, source) => {
          told.push(source);
          return Promise.reject(new ApiError('network'));
        },
      },
    });
    await made.flow.start();
    expect(told).toEqual(['menu']);
    expect(made.flow.liffUrl).toBe(`${page.liffUrl}?src=menu`);
  });

  it('says when the link has no LIFF id, or one nobody knows', async () => {
    const { flow, screen } = world({
      api: { getPage: () => Promise.reject(problem('liff.unknown_page', 404)) },
    });
    await flow.start();
    expect(screen()).toMatchObject({ name: 'broken', failure: { code: 'liff.unknown_page' } });
  });

  it('tells a wrong clock from a script that does not load', async () => {
    const clock = world({ sdk: { init: () => Promise.reject(liffError('INVALID_ID_TOKEN')) } });
    await clock.flow.start();
    expect(clock.screen()).toMatchObject({ failure: { code: 'clock' } });
    const gone = world({ sdk: { init: () => Promise.reject(liffError('INIT_FAILED')) } });
    await gone.flow.start();
    expect(gone.screen()).toMatchObject({ failure: { code: 'sdk' } });
  });

  it('goes on at the failed step when the network is back, without a second init', async () => {
    let first = true;
    const { flow, screen, calls, now } = world({
      api: {
        createSession: () => {
          if (first) {
            first = false;
            return Promise.reject(new ApiError('network'));
          }
          return Promise.resolve({
            page,
            lineName: null,
            bound: null,
            verifyAgain: false,
            challenge: null,
            token: 't',
            expiresInSeconds: 1,
          });
        },
      },
    });
    now.online = false;
    await flow.start();
    expect(screen()).toMatchObject({ name: 'broken', failure: { code: 'offline' } });
    now.online = true;
    flow.resumeOnline();
    await settle();
    expect(screen().name).toBe('phone');
    expect(calls.filter((call) => call === 'init' || call === 'page')).toHaveLength(2);
  });
});

describe('a reload', () => {
  it('resumes the code step by the kept session: no second session, no second SMS', async () => {
    const storage = tab();
    await world({ storage }).flow.start();
    const { flow, screen, calls } = world({
      storage,
      state: { challenge: challenge({ resendInSeconds: 20 }) },
    });
    await flow.start();
    expect(calls).toEqual(['page', 'sdk', 'init', 'token:t-1', 'state']);
    expect(screen()).toMatchObject({ name: 'code', challenge: { resendAt: 1_020_000 } });
  });

  it('matches a number that is proven already', async () => {
    const { flow, screen, calls } = world({ state: { challenge: challenge({ state: 'proven' }) } });
    await flow.start();
    expect(calls).toContain('match');
    expect(screen().name).toBe('done');
  });

  it("never goes on with another person's session", async () => {
    const storage = tab();
    await world({ storage, subject: 'U1' }).flow.start();
    const { flow, calls } = world({ storage, subject: 'U2' });
    await flow.start();
    expect(calls).toContain('session');
    expect(calls).not.toContain('state');
  });

  it('asks to reopen when the session is over and the ID token was used', async () => {
    const storage = tab();
    await world({ storage }).flow.start();
    const { flow, screen, calls } = world({
      storage,
      api: {
        getState: () => Promise.reject(problem('liff.session_required', 401)),
        createSession: () => Promise.reject(problem('liff.id_token_used', 401)),
      },
    });
    await flow.start();
    expect(screen()).toMatchObject({ name: 'reopen', failure: { code: 'liff.id_token_used' } });
    flow.reopen();
    expect(calls.at(-1)).toBe(`go:${page.liffUrl}`);
  });

  it('signs in anew in a browser', async () => {
    const { flow, calls } = world({
      sdk: { isInClient: () => false },
      api: { createSession: () => Promise.reject(problem('liff.id_token_expired', 401)) },
    });
    await flow.start();
    flow.reopen();
    expect(calls.slice(-2)).toEqual(['logout', 'login']);
  });
});

describe('already bound', () => {
  const state = { bound: { member, answer: { ...answer, scenario: 'alreadyBound' as const } } };

  it('says so and asks for the free answer once a session', async () => {
    const storage = tab();
    const first = world({ storage, state });
    await first.flow.start();
    await settle();
    expect(first.screen()).toMatchObject({ name: 'bound', delivery: { state: 'sent' } });
    const again = world({ storage, state });
    await again.flow.start();
    await settle();
    expect(again.screen()).toMatchObject({ name: 'bound', delivery: { state: 'none' } });
    expect([...first.said, ...again.said]).toHaveLength(1);
  });

  it('answers again when the link is opened again in the same tab', async () => {
    const storage = tab();
    await world({ storage, state }).flow.start();
    const again = world({ storage, state, signature: 'another' });
    await again.flow.start();
    await settle();
    expect(again.calls).toContain('session');
    expect(again.said).toHaveLength(1);
  });

  it('does not repeat itself when the finished page is reloaded', async () => {
    const storage = tab();
    const first = world({ storage, state: { challenge: challenge({ state: 'proven' }) } });
    await first.flow.start();
    await settle();
    expect(first.said).toEqual([bound.outcome === 'bound' ? bound.answer.triggerText : '']);
    const again = world({ storage, state });
    await again.flow.start();
    await settle();
    expect(again.said).toEqual([]);
  });
});

describe("the card's link", () => {
  const state = { bound: { member, answer: { ...answer, scenario: 'alreadyBound' as const } } };

  it('shows the card to whoever is bound, and says nothing in the chat', async () => {
    const { flow, screen, said } = world({ path: '/card', state });
    await flow.start();
    await settle();
    expect(screen()).toEqual({ name: 'card', joined: false });
    expect(said).toEqual([]);
  });

  it('leads through binding first, then to the card; the answer goes to the chat all the same', async () => {
    const { flow, screen, said } = world({ path: '/card', state: { challenge: challenge() } });
    await flow.start();
    expect(screen().name).toBe('code');
    await flow.verify('123456');
    await settle();
    expect(screen()).toEqual({ name: 'card', joined: true });
    expect(said).toEqual(['我已完成手機綁定']);
  });

  it('begins anew when the binding has ended meanwhile', async () => {
    const { flow, screen } = world({ path: '/card' });
    await flow.start();
    flow.showCard();
    expect(flow.explain(problem('binding.not_bound', 409)).code).toBe('binding.not_bound');
    await settle();
    expect(screen().name).toBe('phone');
  });
});

import { jest } from '@jest/globals';
import type { MemberCard } from '@tieline/contracts';
import type { Client } from '@tieline/web';
import { act, fireEvent, screen } from '@testing-library/react';
import { answer, member, problem, settle } from '../app/flow.test-kit.js';
import { open } from '../components/render.test-kit.js';

const card: MemberCard = {
  design: {
    fields: [],
    code: { kind: 'qr', source: 'memberNumber', withQr: false },
    color: '#067a38',
    pictureUrl: null,
  },
  member: {
    name: '王小明',
    memberNumber: 'S-1',
    phone: null,
    tier: null,
    tierExpiresAt: null,
    points: null,
    storeCredit: null,
    renewalGap: null,
    nextTier: null,
    nextTierGap: null,
  },
  codeText: null,
  asOf: null,
  stale: false,
  unbindAllowed: true,
};

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const click = (name: string) => act(async () => void fireEvent.click(button(name)));

/** The card with the question open; `ends` is what the server answers to it. */
async function asked(ends: () => Promise<unknown>) {
  const calls: string[] = [];
  const call = (target: { path: string }) => {
    calls.push(target.path);
    return target.path === '/api/liff/unbinding' ? ends() : Promise.resolve(card);
  };
  const client: Client = { call: call as Client['call'] };
  await open({ path: '/card', state: { bound: { member, answer } }, api: { client } });
  await screen.findByRole('button', { name: '解除綁定' });
  await click('解除綁定');
  const back = jest.spyOn(window.history, 'back');
  const confirm = () =>
    act(async () => void fireEvent.click(screen.getAllByText('解除綁定').at(-1) ?? document.body));
  return { calls, back, confirm };
}

describe('the question before unbinding', () => {
  beforeAll(() => {
    // jsdom has dialogs, but does not open them as a browser does
    HTMLDialogElement.prototype.showModal = function () {
      this.open = true;
    };
    HTMLDialogElement.prototype.close = function () {
      this.open = false;
    };
  });
  afterEach(() => jest.restoreAllMocks());

  it('goes back one step in the history however often it is closed', async () => {
    const { back } = await asked(() => new Promise(() => undefined));
    await act(async () => {
      fireEvent.click(button('取消'));
      fireEvent.click(button('取消'));
      await settle();
    });
    expect(back).toHaveBeenCalledTimes(1);
  });

  it('takes no cancelling while it is done, and leaves no step behind', async () => {
    let end: (answer: { deauthorized: boolean }) => void = () => undefined;
    const { back, confirm } = await asked(() => new Promise((resolve) => (end = resolve)));
    await confirm();
    expect(button('取消').disabled).toBe(true);
    fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }));
    expect(back).not.toHaveBeenCalled();
    await act(async () => end({ deauthorized: true }));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('已解除綁定');
    expect(back).toHaveBeenCalledTimes(1);
  });

  it('does not leave the page when the back gesture came first', async () => {
    let end: (answer: { deauthorized: boolean }) => void = () => undefined;
    const { back, confirm } = await asked(() => new Promise((resolve) => (end = resolve)));
    await confirm();
    await act(async () => void window.dispatchEvent(new PopStateEvent('popstate', { state: null })));
    expect(screen.queryByRole('dialog')).toBeNull();
    await act(async () => end({ deauthorized: true }));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('已解除綁定');
    expect(back).not.toHaveBeenCalled();
  });

  it('says that it is done where another window was first', async () => {
    const { calls, confirm } = await asked(() => Promise.reject(problem('binding.not_bound', 409)));
    await confirm();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('已解除綁定');
    expect(calls.filter((path) => path === '/api/liff/unbinding')).toHaveLength(1);
  });
});

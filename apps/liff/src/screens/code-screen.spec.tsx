import { jest } from '@jest/globals';
import { act, fireEvent, screen } from '@testing-library/react';
import { challenge, draft, problem } from '../app/flow.test-kit.js';
import { open } from '../components/render.test-kit.js';

const field = () => screen.getByLabelText<HTMLInputElement>('6 位數驗證碼');
const type = (value: string) => act(async () => void fireEvent.change(field(), { target: { value } }));
const resend = () => screen.getByRole<HTMLButtonElement>('button', { name: /重新傳送/ });
const atCode = (options: Parameters<typeof open>[0] = {}) =>
  open({ state: { challenge: challenge() }, ...options });

describe('the code step', () => {
  afterEach(() => jest.useRealTimers());

  it('submits once by itself, whatever else is pressed', async () => {
    let asked = 0;
    await atCode({ api: { verify: () => ((asked += 1), new Promise(() => undefined)) } });
    await type('123456');
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: '驗證中…' })));
    expect(asked).toBe(1);
  });

  it('says how many tries are left, clears the field and keeps it in focus', async () => {
    const wrong = problem('otp.code_wrong', 422, { title: '驗證碼錯誤', triesLeft: 2 });
    await atCode({ api: { verify: () => Promise.reject(wrong) } });
    await type('000000');
    expect(screen.getByRole('alert').textContent).toBe('驗證碼錯誤，還可以再試 2 次');
    expect(field().value).toBe('');
    expect(document.activeElement).toBe(field());
    expect(field().getAttribute('aria-invalid')).toBe('true');
  });

  it('says in one sentence why a code is over', async () => {
    const words = { title: '驗證碼已過期', detail: '請重新取得。', triesLeft: 0 };
    await atCode({ api: { verify: () => Promise.reject(problem('otp.code_expired', 422, words)) } });
    await type('123456');
    expect(screen.getByRole('alert').textContent).toBe('驗證碼已過期，請重新取得。');
  });

  it('asks for the missing digits', async () => {
    const { calls } = await atCode();
    await type('123');
    fireEvent.click(screen.getByRole('button', { name: '驗證' }));
    expect(screen.getByRole('alert').textContent).toBe('請輸入 6 位數驗證碼');
    expect(calls).not.toContain('verify');
  });

  it('opens the resend by the wall clock, and speaks at most three times a minute', async () => {
    jest.useFakeTimers({ now: 1_000_000 });
    const { now } = await atCode();
    now.ms = Date.now();
    expect(resend().disabled).toBe(true);
    const live = screen.getAllByRole('status').find((node) => node.textContent?.includes('可以重新傳送'))!;
    const heard = new Set([live.textContent]);
    for (let second = 0; second < 61; second += 1) {
      act(() => jest.advanceTimersByTime(1000));
      heard.add(live.textContent);
    }
    expect([...heard]).toEqual([
      '60 秒後可以重新傳送驗證碼',
      '10 秒後可以重新傳送驗證碼',
      '現在可以重新傳送驗證碼',
    ]);
    expect(resend().disabled).toBe(false);
    expect(resend().textContent).toBe('重新傳送驗證碼');
  });

  it('knows after a pause without ticks that the time is over', async () => {
    jest.useFakeTimers({ now: 1_000_000 });
    await atCode();
    jest.setSystemTime(1_000_000 + 61_000);
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    expect(resend().disabled).toBe(false);
  });

  it('lets a clock that is set back hold nobody up', async () => {
    jest.useFakeTimers({ now: 1_000_000 });
    await atCode();
    jest.setSystemTime(1_000_000 - 900_000);
    act(() => jest.advanceTimersByTime(61_000));
    expect(resend().disabled).toBe(false);
  });

  it('takes the next wait from the server and shows how often it was sent', async () => {
    jest.useFakeTimers({ now: 1_000_000 });
    const { flow, api } = await open();
    await act(() => flow.sendCode(draft));
    jest.setSystemTime(1_000_000 + 60_000);
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    api.sendCode = () => Promise.resolve(challenge({ id: 'c-2', resendInSeconds: 180, sends: 2 }));
    await act(async () => void fireEvent.click(resend()));
    expect(resend().disabled).toBe(true);
    expect(screen.getByText('已傳送 2 次至 0912-***-678')).toBeTruthy();
  });

  it('names the document and is left by the back gesture with the number kept', async () => {
    const { flow } = await open();
    await act(() => flow.sendCode(draft));
    expect(document.title).toBe('輸入驗證碼｜晨光選物');
    expect(window.history.state).toEqual({ step: 'code' });
    await act(async () => {
      const left = new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }));
      window.history.back();
      await left;
    });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('手機綁定');
    expect(screen.getByLabelText<HTMLInputElement>('手機號碼').value).toBe('0912 345 678');
  });
});

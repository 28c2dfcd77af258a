import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { challenge, page, problem } from '../app/flow.test-kit.js';
import { open } from '../components/render.test-kit.js';

const field = () => screen.getByLabelText<HTMLInputElement>('手機號碼');
const box = () => screen.getByRole<HTMLInputElement>('checkbox');
const submit = () =>
  act(async () => void fireEvent.click(screen.getByRole('button', { name: '傳送驗證碼' })));
const type = (value: string) => fireEvent.change(field(), { target: { value } });
const noConsent = { ...page, consentText: '' };

describe('the phone step', () => {
  it('is one form with a heading, and as the first screen leaves the focus alone', async () => {
    await open();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('手機綁定');
    expect(document.activeElement).toBe(document.body);
    expect(field().type).toBe('tel');
    expect(field().inputMode).toBe('tel');
    expect(field().autocomplete).toBe('tel-national');
    expect(screen.getByLabelText<HTMLSelectElement>('國家／地區').value).toBe('TW');
  });

  it('gives the heading the focus when the person comes back to it from the code', async () => {
    const { flow } = await open({ state: { challenge: challenge() } });
    act(() => flow.changeNumber());
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: '手機綁定' }));
  });

  it('spaces the number as it is typed at the end, and leaves the caret alone inside', async () => {
    await open();
    type('09123');
    expect(field().value).toBe('0912 3');
    fireEvent.change(field(), { target: { value: '0912x 3', selectionEnd: 5 } });
    expect(field().value).toBe('0912x 3');
    type('０９１２３４５６７８');
    expect(field().value).toBe('0912 345 678');
  });

  it('shows both errors, goes to the first and sends nothing', async () => {
    const { calls } = await open();
    expect(box().checked).toBe(false);
    await submit();
    expect(screen.getAllByRole('alert').map((node) => node.textContent)).toEqual([
      '請輸入手機號碼',
      '請先閱讀並勾選同意',
    ]);
    expect(document.activeElement).toBe(field());
    expect(field().getAttribute('aria-describedby')).toContain('phone-error');
    expect(calls).not.toContain('send');
  });

  it('sends E.164, the country and the version that was ticked', async () => {
    const sent: unknown[] = [];
    const { api } = await open();
    const send = api.sendCode;
    api.sendCode = (body) => (sent.push(body), send(body));
    type('0912345678');
    fireEvent.click(box());
    await submit();
    expect(sent).toEqual([{ phone: '+886912345678', country: 'TW', consentVersion: 'v1' }]);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('輸入驗證碼');
  });

  it('asks for no consent when the channel has no text', async () => {
    const sent: unknown[] = [];
    const { api } = await open({ state: { page: noConsent } });
    const send = api.sendCode;
    api.sendCode = (body) => (sent.push(body), send(body));
    expect(screen.queryByRole('checkbox')).toBeNull();
    type('0912345678');
    await submit();
    expect(sent).toEqual([{ phone: '+886912345678', country: 'TW' }]);
  });

  it('reads a number of another country by its own plan', async () => {
    const sent: unknown[] = [];
    const { api } = await open({ state: { page: noConsent } });
    const send = api.sendCode;
    api.sendCode = (body) => (sent.push(body), send(body));
    fireEvent.change(screen.getByLabelText('國家／地區'), { target: { value: 'TH' } });
    type('081 234 5678');
    await submit();
    await waitFor(() => expect(sent).toEqual([{ phone: '+66812345678', country: 'TH' }]));
  });

  it("puts the server's word on the number beside the field, all else above the button", async () => {
    const refusals = [
      problem('phone.not_mobile', 422, { title: '請輸入手機號碼', detail: '市話無法接收。' }),
      problem('otp.send_limited', 429, { title: '傳送次數過多', retryAfterSeconds: 1500 }),
    ];
    const { now } = await open({
      state: { page: noConsent },
      api: { sendCode: () => Promise.reject(refusals.shift()!) },
    });
    now.ms = Date.now();
    type('0912345678');
    await submit();
    expect(screen.getByRole('alert').id).toBe('phone-error');
    await submit();
    expect(screen.getByRole('alert').textContent).toBe('傳送次數過多請於 25 分鐘後再試。');
    expect(field().value).toBe('0912 345 678');
  });

  it('opens the notice inside the page', async () => {
    await open();
    fireEvent.click(screen.getByRole('button', { name: '個人資料蒐集告知' }));
    expect(screen.getByText('告知')).toBeTruthy();
  });
});

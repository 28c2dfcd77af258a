import { readBalance, readReport, readSend, readState } from './mapping.js';

const mask = (text: string) => text;
const answer = (text: string, body?: unknown) => ({ kind: 'answer' as const, status: 200, text, body });

describe('EVERY8D’s answers', () => {
  it.each([
    ['-3, 無效門號', 'bad_number'],
    ['-3, 該門號為黑名單', 'opted_out'],
    ['-8, x', 'bad_number'],
    ['103, x', 'bad_number'],
    ['301, x', 'no_credit'],
    ['0,0,0,1,b-1', 'no_credit'],
    ['-100, x', 'auth'],
    ['-101, x', 'auth'],
    ['-300, x', 'auth'],
    ['-24, x', 'content'],
    ['105, x', 'content'],
    ['106, x', 'content'],
    ['104, x', 'opted_out'],
    ['500, x', 'foreign'],
    ['-99, 主機端發生不明錯誤', 'temporary'],
    ['102, x', 'temporary'],
    ['-7777, x', 'temporary'],
    ['12.00,0,0,0,b-1', 'temporary'],
  ])('%s is %s', (text, group) => {
    expect(readSend(answer(text), mask)).toMatchObject({ kind: 'rejected', group });
  });

  it('takes a first field of 0 or more with a batch for success', () => {
    expect(readSend(answer('0,1,1,0,b-1'), mask)).toEqual({ kind: 'accepted', providerId: 'b-1' });
    expect(readSend(answer('87.00,1,1.5,0,b-1,,'), mask)).toEqual({ kind: 'accepted', providerId: 'b-1' });
  });

  it.each(['', '87.00,1,1,0', '87.00,1,1,0,', '87', '<html>', '-'])('understands nothing of %j', (text) => {
    expect(readSend(answer(text), mask)).toBeNull();
  });

  it('knows the ends, and what is on the way', () => {
    const state = (status: unknown) =>
      readState(answer('{', { DATA: [{ STATUS: status }] }), 'b', mask)?.kind;
    for (const status of ['0', 300, '700', 888]) expect(state(status)).toBe('accepted');
    for (const status of ['-3', 101, '102', '103', '104', '105', '106', '107', '301', '303', '500'])
      expect(state(status)).toBe('undelivered');
    expect(state(' 100 ')).toBe('delivered');
    expect(state('999')).toBeUndefined();
    for (const text of ['0', '0\r\n', '{"SMS_COUNT":0}', '-101, x'])
      expect(
        readState(answer(text, text.startsWith('{') ? JSON.parse(text) : undefined), 'b', mask),
      ).toMatchObject({ kind: 'unavailable' });
  });

  it('tells points, or why not', () => {
    expect(readBalance(answer('88'), mask)).toEqual({ ok: true, credits: 88 });
    expect(readBalance(answer('-101,密碼錯誤'), mask)).toEqual({
      ok: false,
      detail: 'status -101: 密碼錯誤',
    });
  });

  it('brings our id back from SUBJECT only when it can be one', () => {
    const query = { BatchID: 'b-1', STATUS: '-3', SUBJECT: '春季 特賣' };
    expect(readReport({ url: '', query, headers: {}, body: '' }).reports).toMatchObject([
      { id: null, state: 'undelivered' },
    ]);
  });
});

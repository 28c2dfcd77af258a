import { readBalance, readSend, readState } from './mapping.js';

describe('KotSMS’s numbers', () => {
  it.each([
    ['-5', 'bad_number'],
    ['-6', 'bad_number'],
    ['-60002', 'no_credit'],
    ['-2', 'auth'],
    ['-999979999', 'auth'],
    ['-999949999', 'auth'],
    ['-1000', 'content'],
    ['-999989999', 'content'],
    ['-60014', 'opted_out'],
    ['-1', 'temporary'],
    ['-77', 'temporary'],
  ])('%s is %s', (code, group) => {
    expect(readSend(`kmsgid=${code}\n`)).toEqual({ kind: 'rejected', group, detail: `code ${code}` });
  });

  it('can not tell of a repeat whether it was taken', () => {
    for (const code of [-999959999, -999969999])
      expect(readSend(`kmsgid=${code}`)).toMatchObject({ kind: 'unknown' });
  });

  it.each(['', '0', 'kmsgid=', 'kmsgid=0', 'kmsgid=12x', '<html>'])('understands nothing of %j', (text) => {
    expect(readSend(text)).toBeNull();
  });

  it('reads long and short words', () => {
    const state = (text: string) => readState(text, '1')?.kind;
    for (const word of ['DELIVRD', 'DELIVERED']) expect(state(`statusstr=${word}`)).toBe('delivered');
    for (const word of ['EXPIRED', 'UNDELIV', 'UNDELIVERABLE', 'REJECTED', 'SYNTAXERROR', 'DELETED'])
      expect(state(`kmsgid=1&statusstr=${word}`)).toBe('undelivered');
    for (const word of ['ACCEPTD', 'UNKNOWN']) expect(state(`statusstr=${word}`)).toBe('accepted');
    for (const text of ['0', '-2', 'kmsgid=-2']) expect(state(text)).toBe('unavailable');
    expect(state('statusstr=SOMETHING')).toBeUndefined();
  });

  it('tells points, or why not', () => {
    expect(readBalance('110')).toEqual({ ok: true, credits: 110 });
    expect(readBalance('-2')).toEqual({ ok: false, detail: 'code -2' });
    expect(readBalance('<html>')).toBeNull();
  });
});

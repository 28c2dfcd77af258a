import { readBalance, readSend, readState } from './mapping.js';

const mask = (text: string) => text;

describe('Mitake’s codes', () => {
  it.each([
    ['v6', 'bad_number'],
    ['s', 'no_credit'],
    ['cdefhkmnp', 'auth'],
    ['u5', 'content'],
    ['ablr*', 'temporary'],
    ['tuxy', 'content'],
    ['?', 'temporary'],
  ])('%s in place of a msgid are %s', (codes, group) => {
    for (const code of codes)
      expect(readSend(`[1]\r\nmsgid=\r\nstatuscode=${code}\r\n`, mask)).toMatchObject({
        kind: 'rejected',
        group,
      });
  });

  it('calls taken whatever has a msgid', () => {
    for (const code of '01234')
      expect(readSend(`[1]\nmsgid=#0042\nstatuscode=${code}`, mask)).toEqual({
        kind: 'accepted',
        providerId: '0042',
      });
  });

  it.each(['', 'msgid=#1', '<html>', 'AccountPoint=3'])('understands nothing of %j', (text) => {
    expect(readSend(text, mask)).toBeNull();
  });

  it('finds its row among others, in any order', () => {
    const rows = '#0041\t8\t20260301101020\r\n0042\t4\t20260301101530\t1\r\n0043\t1\t20260301101531';
    expect(readState(rows, '0042', mask)).toEqual({ kind: 'delivered', providerId: '0042' });
    expect(readState(rows, '#0041', mask)).toMatchObject({ kind: 'undelivered', providerId: '0041' });
    expect(readState(rows, '0043', mask)).toMatchObject({ kind: 'accepted' });
    expect(readState(rows, '0044', mask)).toBeNull();
    expect(readState('statuscode=e\r\nError=x', '0042', mask)).toMatchObject({ kind: 'unavailable' });
  });

  it('tells points, or why not', () => {
    expect(readBalance('AccountPoint=110\r\n', mask)).toEqual({ ok: true, credits: 110 });
    expect(readBalance('statuscode=k\r\nError=IP', mask)).toEqual({ ok: false, detail: 'statuscode k: IP' });
    expect(readBalance('AccountPoint=', mask)).toBeNull();
  });
});

import { readBalance, readReport, readSend, readState } from './mapping.js';

const mask = (text: string) => text;
const xml = (code: string, more = '') => `<smsResp><code>${code}</code><text>words</text>${more}</smsResp>`;

describe('TwSMS’s codes', () => {
  it.each([
    ['00100', 'bad_number'],
    ['00020', 'no_credit'],
    ['00010', 'auth'],
    ['00030', 'auth'],
    ['00040', 'auth'],
    ['00110', 'content'],
    ['00130', 'content'],
    ['00060', 'content'],
    ['00120', 'foreign'],
    ['99998', 'temporary'],
    ['99999', 'temporary'],
    ['12345', 'temporary'],
  ])('%s is %s', (code, group) => {
    expect(readSend(xml(code), mask)).toEqual({ kind: 'rejected', group, detail: `code ${code}: words` });
    expect(readSend(JSON.stringify({ code, text: 'words' }), mask)).toMatchObject({ group });
  });

  it('calls neither success nor failure what has no msgid', () => {
    for (const text of [xml('00000'), xml('00001'), '<smsResp></smsResp>', '{}', 'null', '<html>', ''])
      expect(readSend(text, mask)).toBeNull();
  });

  it('knows the ends, and what is on the way', () => {
    const state = (word: string, tag = 'statustext') =>
      readState(xml('00000', `<${tag}>${word}</${tag}>`), '1', mask)?.kind;
    expect([state('DELIVRD'), state('DELIVRD', 'statuscode')]).toEqual(['delivered', 'delivered']);
    for (const word of [
      'EXPIRED',
      'DELETED',
      'UNDELIV',
      'REJECTD',
      'MOBERROR',
      'MSGERROR',
      'REJERROR',
      'REJMOBIL',
      'OTHERROR',
    ])
      expect(state(word)).toBe('undelivered');
    for (const word of ['', 'ACCEPTD', 'UNKNOWN']) expect(state(word)).toBe('accepted');
    expect(readState(xml('00001'), '1', mask)?.kind).toBe('accepted');
    expect(readState(xml('00030'), '1', mask)?.kind).toBe('unavailable');
  });

  it('tells points, or why not', () => {
    expect(readBalance(xml('00000', '<point>964</point>'), mask)).toEqual({ ok: true, credits: 964 });
    expect(readBalance(xml('00010'), mask)).toEqual({ ok: false, detail: 'code 00010: words' });
    expect(readBalance(xml('00000'), mask)).toBeNull();
  });

  it('never trusts an id that is none', () => {
    const body = xml('00000', '<msgid>1 OR 1=1</msgid><statustext>DELIVRD</statustext>');
    expect(readReport({ url: '', query: {}, headers: {}, body }).reports).toEqual([]);
  });
});

import { readHeading, readRow, rowsOf, survey } from './omnichat-file.js';

const uid = (n: number) => `U${String(n).padStart(32, '0')}`;
const heading = { uid: 0, member: 1, phone: 2, name: 3 };
const read = (...fields: string[]) => readRow({ line: 2, fields }, heading);
async function* pieces(text: string, size = 7) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

it.each([
  [['UID', '會員編號', '手機號碼', '姓名'], heading],
  [['﻿LINE UID', 'Member ID', 'Phone', 'Display Name'], heading],
  [['Phone number', 'line_user_id', 'note'], { phone: 0, uid: 1 }],
  [['UID', '姓名'], null],
  [['會員編號', '手機'], null],
])('%j is read as %j', (fields, found) => {
  expect(readHeading(fields)).toEqual(found);
});

it.each([
  ['886912345678', '+886912345678'],
  ['+886 912-345-678', '+886912345678'],
  ['0912345678', '+886912345678'],
  ['912345678', '+886912345678'],
  ["'0912345678", '+886912345678'],
  ['８８６９１２３４５６７８', '+886912345678'],
  ['85291234567', '+85291234567'],
])('%s is %s', async (written, e164) => {
  expect(await read(uid(1), 'S-1', written)).toMatchObject({ kind: 'person', person: { e164 } });
});

it.each([
  ['8.86912E+11', 'phone'],
  ['0223456789', 'phone'],
  ['12', 'phone'],
])('%s is no mobile number', async (written, reason) => {
  expect(await read(uid(1), 'S-1', written)).toMatchObject({ kind: 'reject', reason, value: written });
});

it('wants to know who, and by what', async () => {
  expect(await read('amy', 'S-1', '')).toMatchObject({ reason: 'uid', value: 'amy' });
  expect(await read(uid(1), '', '')).toMatchObject({ reason: 'nothing' });
  expect(await readRow({ line: 3, fields: null }, heading)).toMatchObject({ reason: 'quotes', line: 3 });
  expect(await read(uid(1), 'S-1', '', '')).toMatchObject({
    person: { e164: null, memberNumber: 'S-1', name: null },
  });
});

it('takes a user, a number and a member once, whatever the pieces are', async () => {
  const lines = [
    'UID,會員編號,手機,姓名',
    `${uid(1)},S-1,886912345678,王小明`,
    `${uid(1)},S-2,886912345679,`,
    `${uid(2)},S-3,0912345678,`,
    `${uid(3)},S-1,,`,
    `${uid(4)},S-4,886912345670,`,
  ].join('\r\n');
  expect(await survey(pieces(lines), 'utf-8')).toEqual({ total: 5 });
  const found = [];
  for await (const rows of rowsOf(pieces(lines), 'utf-8', 2)) found.push(rows);
  expect(found.map((rows) => rows.length)).toEqual([2, 2, 1]);
  expect(found.flat().map((row) => (row.kind === 'reject' ? row.reason : row.person.lineUserId))).toEqual([
    uid(1),
    'repeated',
    'repeated',
    'repeated',
    uid(4),
  ]);
});

it('says why a file can not be read', async () => {
  expect(await survey(pieces('name,tag\nx,y'), 'utf-8')).toEqual({ failure: 'header' });
  expect(await survey(pieces(''), 'utf-8')).toEqual({ failure: 'empty' });
  async function* big5() {
    yield Buffer.from([0xa4, 0xa4, 0xa4, 0xe5]);
  }
  expect(await survey(big5(), 'utf-8')).toEqual({ failure: 'encoding' });
});

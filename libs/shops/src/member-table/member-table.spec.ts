import fc from 'fast-check';
import { WrongEncoding, csvLines, csvLinesOf, decodeCsv, type CsvEncoding, type CsvLine } from './csv.js';
import { readHeader, readRow, type TableRow } from './rows.js';

const header = 'member_id,phone,name,email,tier,tier_expires_at,points,store_credit,tags,attr_store';

function read(text: string): TableRow[] {
  const [first, ...lines] = [...csvLines(text)];
  const columns = readHeader(first?.fields ?? []);
  return columns ? lines.map((line) => readRow(line, columns)) : [];
}
const outcomes = (text: string) =>
  read(text).map((row) => (row.kind === 'member' ? row.member.memberId : row.reason));
const phoneOf = (written: string) => {
  const [row] = read(`member_id,phone\nM1,${written}`);
  return row?.kind === 'member' ? row.member.phone : row?.reason;
};

describe('a table of members', () => {
  it('is read with all its columns', () => {
    const line = 'M1,0912345678,"王, 小明",a@example.com,金卡,2027/12/31,"1,280",500,vip|老客戶,台北';
    expect(read(`${header}\r\n${line}\r\n`)).toEqual([
      {
        kind: 'member',
        line: 2,
        member: {
          memberId: 'M1',
          phone: '+886912345678',
          name: '王, 小明',
          email: 'a@example.com',
          tier: '金卡',
          tierExpiresAt: '2027-12-31T15:59:59.000Z',
          points: 1280,
          storeCredit: 500,
          tags: ['vip', '老客戶'],
          attributes: { store: '台北' },
        },
      },
    ]);
  });

  it('may begin with a byte order mark, be Big5 when asked for, and is never read as what it is not', () => {
    const utf8 = new TextEncoder().encode('\uFEFFmember_id,phone');
    expect(decodeCsv(utf8, 'utf-8')).toBe('member_id,phone');
    const big5 = Uint8Array.of(0xa4, 0xfd, 0xa4, 0x70, 0xa9, 0xfa);
    expect(decodeCsv(big5, 'big5')).toBe('王小明');
    expect(decodeCsv(big5, 'utf-8')).toBeNull();
  });

  it('needs its two columns, in any order and case', () => {
    expect(readHeader(['Phone', ' MEMBER_ID '])).not.toBeNull();
    for (const fields of [['phone'], ['member_id'], ['member_id', 'phone', 'phone'], []])
      expect(readHeader(fields)).toBeNull();
  });

  it.each([
    ['0912345678', '+886912345678'],
    ['912345678', '+886912345678'],
    ['886912345678', '+886912345678'],
    ['+886 912-345-678', '+886912345678'],
    ['="0912345678"', '+886912345678'],
    ["'0912345678", '+886912345678'],
    ['０９１２３４５６７８', '+886912345678'],
    ['+85291234567', '+85291234567'],
    ['8.86912E+11', 'phone_scientific'],
    ['9.12345678e8', 'phone_scientific'],
    ['02-27423586', 'phone_invalid'],
    ['0912345678#12', 'phone_invalid'],
    ['O912345678', 'phone_invalid'],
    ['', 'phone_missing'],
  ])('reads the phone %s as %s', (written, expected) => {
    const field = written.includes('"') ? `"${written.replaceAll('"', '""')}"` : written;
    expect(phoneOf(field)).toBe(expected);
  });

  it('loses nothing but the line that is broken', () => {
    const lines = [
      'M1,0912345678',
      'M2,"0912345679',
      '',
      'M3',
      ',0912345671',
      'M4,"09""12"',
      'M5,0912345670',
    ];
    expect(outcomes(['member_id,phone', ...lines].join('\n'))).toEqual([
      'M1',
      'broken_line',
      'columns_missing',
      'member_id_missing',
      'phone_invalid',
      'M5',
    ]);
  });

  it.each([
    ['2027-12-31', '2027-12-31T15:59:59.000Z'],
    ['2027/2/3', '2027-02-03T15:59:59.000Z'],
    ['2027-12-31 23:59:59', '2027-12-31T15:59:59.000Z'],
    ['2027/12/31 8:00', '2027-12-31T00:00:00.000Z'],
    ['2027-12-31T23:59:59', '2027-12-31T15:59:59.000Z'],
    ['2027-12-31T15:59:59Z', '2027-12-31T15:59:59.000Z'],
    ['2027-12-31T23:59:59.000+09:00', '2027-12-31T14:59:59.000Z'],
    ['2027-02-31', 'date_invalid'],
    ['2027-02-31T10:00:00Z', 'date_invalid'],
    ['2027-13-01', 'date_invalid'],
    ['2027-12-31 25:00', 'date_invalid'],
    ['2027-12-31 later', 'date_invalid'],
  ])('reads the end of a tier %s, without a zone as clocks in Taipei show it', (written, expected) => {
    const [row] = read(`member_id,phone,tier_expires_at\nM1,0912345678,${written}`);
    expect(row?.kind === 'member' ? row.member.tierExpiresAt : row?.reason).toBe(expected);
  });

  it('says which number or date it does not understand', () => {
    const cells = ['M1,0912345678,,,,31.12.2027,,,,', 'M2,0912345678,,,,,many,,,'];
    expect(read([header, ...cells].join('\n'))).toEqual([
      { kind: 'reject', line: 2, reason: 'date_invalid', value: '31.12.2027' },
      { kind: 'reject', line: 3, reason: 'number_invalid', value: 'many' },
    ]);
  });

  it('is read the same however its bytes are cut into pieces', async () => {
    const cell = fc.constantFrom(
      'M1',
      '王小明',
      '"王, 小明"',
      '"a ""b"" c"',
      '"no end',
      '',
      '0912345678',
      '\r',
    );
    const line = fc.array(cell, { maxLength: 4 }).map((cells) => cells.join(','));
    const table = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));
    const cuts = fc.array(fc.nat(60), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(table, fc.boolean(), cuts, async (text, marked, lengths) => {
        const bytes = Buffer.from((marked ? '\uFEFF' : '') + text);
        expect(await linesOf(cut(bytes, lengths), 'utf-8')).toEqual([...csvLines(text)]);
      }),
    );
  });

  it('says that its bytes are something else, also when only the last letter is cut off', async () => {
    const bytes = Buffer.from('member_id,phone\nM1,王');
    await expect(linesOf([bytes.subarray(0, -1)], 'utf-8')).rejects.toBeInstanceOf(WrongEncoding);
    const big5 = [Uint8Array.of(0xa4), Uint8Array.of(0xfd, 0xa4), Uint8Array.of(0x70)];
    expect(await linesOf(big5, 'big5')).toEqual([{ line: 1, fields: ['王小'] }]);
  });
});

async function linesOf(pieces: readonly Uint8Array[], encoding: CsvEncoding): Promise<CsvLine[]> {
  async function* coming() {
    for (const piece of pieces) yield await Promise.resolve(piece);
  }
  const lines: CsvLine[] = [];
  for await (const some of csvLinesOf(coming(), encoding)) lines.push(...some);
  return lines;
}

function cut(bytes: Buffer, lengths: readonly number[]): Buffer[] {
  const pieces: Buffer[] = [];
  let rest = bytes;
  for (const length of lengths) {
    pieces.push(rest.subarray(0, length));
    rest = rest.subarray(length);
  }
  return [...pieces, rest];
}

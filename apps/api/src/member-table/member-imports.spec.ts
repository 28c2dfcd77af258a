import type { MemberImport } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { StaffWorld, demo, type Member } from '../auth/staff-world.test-kit.js';
import { ShopPlatforms } from '../shops/shop-platforms.js';
import { ImportRunner } from './import-runner.js';
import { MemberImportEntity, MemberImportPartEntity, ShopMemberEntity } from './member-table.entities.js';

const header = 'member_id,phone,name,tier,points';
const phoneOf = (n: number) => `09${String(12_000_000 + n).padStart(8, '0')}`;
const lineOf = (n: number, name = '陳小美') => `M${n},${phoneOf(n)},${name},金卡,${n}`;

describeEachEngine('imports of members', (engine) => {
  let world: StaffWorld;
  let admin: Member;
  let teamId: string;
  let cookie: string;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
    admin = world.ours('admin');
    teamId = String((await admin('GET', '/api/team')).body['id']);
    const signedIn = await world.signIn('admin@sunrise.example', demo.password, '10.0.0.9');
    cookie = String([signedIn.headers['set-cookie']].flat()[0]).split(';')[0] ?? '';
  });
  afterAll(() => world.stop());

  async function connection(credentials: Record<string, string> = {}): Promise<string> {
    const input = { platform: 'csv', name: '門市名單', credentials };
    return String((await admin('POST', '/api/shop-connections', input)).body['id']);
  }

  async function upload(connectionId: string, file: string | Buffer, encoding = 'utf-8') {
    const head =
      'content-disposition: form-data; name="file"; filename="members.csv"\r\ncontent-type: text/csv';
    const raw = Buffer.concat([
      Buffer.from(`--x\r\n${head}\r\n\r\n`),
      Buffer.from(file),
      Buffer.from('\r\n--x--\r\n'),
    ]);
    const url = `/api/shop-connections/${connectionId}/member-imports?encoding=${encoding}`;
    const headers = { 'content-type': 'multipart/form-data; boundary=x', cookie };
    return world.app.call<MemberImport>('POST', url, { raw, headers });
  }

  const get = async (id: string) =>
    (await admin('GET', `/api/member-imports/${id}`)).body as unknown as MemberImport;
  const until = (id: string, state: MemberImport['state']) =>
    eventually(async () => {
      const row = await get(id);
      return row.state === state ? row : null;
    }, `an import that is ${state}`);

  async function checked(connectionId: string, file: string | Buffer, encoding?: string) {
    const answer = await upload(connectionId, file, encoding);
    expect(answer.status).toBe(201);
    return until(answer.body.id, 'checked');
  }

  async function imported(connectionId: string, file: string): Promise<MemberImport> {
    const { id } = await checked(connectionId, file);
    expect((await admin('POST', `/api/member-imports/${id}/apply`)).status).toBe(200);
    return until(id, 'done');
  }

  const find = async (connectionId: string, n: number) => {
    const platform = await world.app.get(ShopPlatforms).get(teamId, connectionId);
    return platform.findByPhone(`+886${phoneOf(n).slice(1)}`);
  };

  it('are checked first, and change nothing before they are applied', async () => {
    const id = await connection();
    expect(await find(id, 1)).toMatchObject({ kind: 'misconfigured' });
    const file = [
      header,
      lineOf(1),
      lineOf(2),
      'M3,8.86912E+11,,,',
      `M4,${phoneOf(2)},,,`,
      'M1,0912000009,,,',
    ];
    const row = await checked(id, file.join('\r\n'));
    expect(row).toMatchObject({
      total: 5,
      processed: 5,
      counts: { new: 3, changed: 0, same: 0, invalid: 2, sharedPhones: 1 },
    });
    expect(await find(id, 1)).toMatchObject({ kind: 'misconfigured' });
    const rejects = await world.app.as('admin', 'GET', `/api/member-imports/${row.id}/rejects`);
    expect(rejects.text.replace('\uFEFF', '').trim().split('\r\n')).toEqual([
      'line,reason,value',
      '4,phone_scientific,8.86912E+11',
      '6,member_id_repeated,M1',
    ]);
    await admin('POST', `/api/member-imports/${row.id}/apply`);
    await until(row.id, 'done');
    expect(await find(id, 1)).toMatchObject({ kind: 'one', member: { id: 'M1', points: 1, tier: '金卡' } });
    expect(await find(id, 2)).toMatchObject({ kind: 'many' });
    expect(await find(id, 3)).toEqual({ kind: 'none' });
  });

  it('count what is new, changed and the same, and write over what changed', async () => {
    const id = await connection();
    await imported(id, [header, lineOf(1), lineOf(2)].join('\n'));
    const row = await checked(id, [header, lineOf(1), lineOf(2, '陳大美'), lineOf(3)].join('\n'));
    expect(row.counts).toMatchObject({ new: 1, changed: 1, same: 1 });
    await admin('POST', `/api/member-imports/${row.id}/apply`);
    await until(row.id, 'done');
    expect(await find(id, 2)).toMatchObject({ member: { name: '陳大美' } });
    expect((await admin('GET', `/api/shop-connections/${id}/member-imports`)).body).toMatchObject({
      members: 3,
    });
  });

  it('read Big5 when asked to, and say so when the file is something else', async () => {
    const id = await connection();
    const big5 = Buffer.concat([
      Buffer.from(`${header}\nM1,912000001,`),
      Buffer.from('a4fda470a9fa', 'hex'),
      Buffer.from(',,\n'),
    ]);
    await checked(id, big5, 'big5');
    const wrong = (await upload(id, big5)).body;
    expect(await until(wrong.id, 'failed')).toMatchObject({ failure: 'encoding' });
    const headless = (await upload(id, 'a,b\n1,2')).body;
    expect(await until(headless.id, 'failed')).toMatchObject({ failure: 'header' });
  });

  it('keep everything about a person sealed', async () => {
    const id = await connection();
    await imported(id, [header, lineOf(77, '林秘密')].join('\n'));
    const rows = await world.db((db) => db.find(ShopMemberEntity));
    await checked(id, [header, lineOf(78, '林秘密'), 'M79,12000077x,,,'].join('\n'));
    const parts = await world.db((db) => db.find(MemberImportPartEntity));
    expect(parts.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['file', 'rejects']));
    expect(JSON.stringify([rows, parts])).not.toMatch(/林秘密|12000077|M77/);
  });

  it('are gone on with when the process that worked died', async () => {
    const id = await connection();
    const { id: importId } = await checked(id, [header, lineOf(5)].join('\n'));
    await world.db((db) =>
      db.update(
        MemberImportEntity,
        { id: importId },
        { state: 'importing', leaseToken: 'dead', leaseUntil: world.app.now() - 1 },
      ),
    );
    const runner = world.app.get(ImportRunner);
    await Promise.all([runner.round(), runner.round()]);
    expect(await get(importId)).toMatchObject({ state: 'done', processed: 1 });
    expect(await find(id, 5)).toMatchObject({ kind: 'one' });
  });

  it('are applied once, and a newer file takes the place of one that was not', async () => {
    const id = await connection();
    const first = await checked(id, [header, lineOf(1)].join('\n'));
    const second = await checked(id, [header, lineOf(2)].join('\n'));
    expect(await get(first.id)).toMatchObject({ state: 'discarded' });
    expect((await admin('POST', `/api/member-imports/${first.id}/apply`)).status).toBe(409);
    const applied = await Promise.all(
      [1, 2, 3].map(() => admin('POST', `/api/member-imports/${second.id}/apply`)),
    );
    expect(applied.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    await until(second.id, 'done');
  });

  it('tell every line that was left out of a file in which nothing is right', async () => {
    const id = await connection();
    const lines = Array.from({ length: 3000 }, (_none, i) => `M${i},no-number-${'x'.repeat(40)},,,`);
    const row = await checked(id, [header, ...lines].join('\n'));
    expect(row).toMatchObject({ processed: 3000, counts: { new: 0, invalid: 3000 } });
    const again = { state: 'checking', processed: 500, leaseToken: 'dead', leaseUntil: 1 } as const;
    for (const change of [null, again]) {
      // as a process that died in the middle had left it
      if (change) await world.db((db) => db.update(MemberImportEntity, { id: row.id }, change));
      await world.app.get(ImportRunner).round();
      await until(row.id, 'checked');
      const { text } = await world.app.as('admin', 'GET', `/api/member-imports/${row.id}/rejects`);
      const told = text.replace('\uFEFF', '').trim().split('\r\n');
      expect(told.map((line) => line.split(',')[0])).toEqual([
        'line',
        ...lines.map((_line, i) => String(i + 2)),
      ]);
    }
  });

  it('are nobody else’s, and only for connections that are a table', async () => {
    const id = await connection();
    const { id: importId } = await checked(id, [header, lineOf(1)].join('\n'));
    const their = await world.signedIn('admin@theirs.example', 'their-password');
    for (const [method, url] of [
      ['GET', `/api/member-imports/${importId}`],
      ['POST', `/api/member-imports/${importId}/apply`],
      ['GET', `/api/member-imports/${importId}/rejects`],
      ['GET', `/api/shop-connections/${id}/member-imports`],
    ] as const)
      expect(await their(method, url)).toMatchObject({ status: 404 });
    const input = {
      platform: 'shopline',
      name: 'x',
      credentials: { handle: 'x', accessToken: 'long-enough' },
    };
    const shopline = String((await admin('POST', '/api/shop-connections', input)).body['id']);
    expect(await upload(shopline, header)).toMatchObject({ status: 409, body: { code: 'request.conflict' } });
  });

  it('refuse data that is older than the connection allows', async () => {
    const id = await connection({ maxAgeDays: '30' });
    await imported(id, [header, lineOf(1)].join('\n'));
    expect(await find(id, 1)).toMatchObject({ kind: 'one' });
    world.app.passTime(31 * 86_400_000);
    expect(await find(id, 1)).toMatchObject({ kind: 'misconfigured' });
  });
});

import type { BeforeApplicationShutdown } from '@nestjs/common';
import { roles, type ResponseOf, type Role, type Route, type listMySessions } from '@tieline/contracts';
import sharp from 'sharp';
import { StaffAccounts } from '../src/auth/staff-accounts.js';
import { hashPassword } from '../src/auth/passwords.js';
import { StaffWorld } from '../src/auth/staff-world.test-kit.js';
import { FunnelRollUp } from '../src/binding-funnel/roll-up.js';
import { CheckScheduler } from '../src/channel-checks/check-scheduler.js';
import { newId } from '../src/database/ids.js';
import { PumpingBreaker } from '../src/otp/pumping-breaker.js';
import { ShopHealthRecord } from '../src/shops/shop-health-record.js';
import { customerWithCode, seedCode, type SeededCode } from './challenges.js';
import type { Customer } from './customer.js';
import type { Engine } from './engines.js';
import { eventually } from './eventually.js';
import { form } from './form.js';
import { demo, type Answered } from './test-app.js';

export type Side = 'ours' | 'theirs';
/** A member by role; `operator` is one more admin of ours, who runs the installation. */
export type Person = Role | 'operator';
const operator = 'operator@sunrise.example';
const domains: Record<Side, string> = { ours: 'sunrise.example', theirs: 'theirs.example' };
const passwords: Record<Side, string> = { ours: demo.password, theirs: 'their-password' };
const theirLiffId = '2000000092-TheirApp';
type Row = Record<string, unknown>;

/**
 * Two teams that live: customers bound and waiting, a case for staff, a picture, an invitation, sessions. `ours` is
 * the richer one, so it is `theirs` that tries to reach over.
 */
export class MatrixWorld {
  private readonly cookies = new Map<string, string>();
  private passwordHash = '';
  /** of a server of ours */
  ourApiKey = '';
  ourTeamId = '';
  ourCustomer!: Customer;
  theirCustomer!: Customer;
  /** of our customer, open, with its right code */
  waiting!: SeededCode;

  private constructor(readonly staff: StaffWorld) {}

  static async start(engine: Engine): Promise<MatrixWorld> {
    const world = new MatrixWorld(await StaffWorld.start(engine, { TIELINE_OPERATORS: operator }));
    await world.stopClockwork();
    await world.fill().catch(async (error: unknown) => {
      await world.stop();
      throw error;
    });
    return world;
  }

  stop(): Promise<void> {
    return this.staff.stop();
  }

  get app() {
    return this.staff.app;
  }

  /** What writes because time passes would fall into a comparison of rows, on a busy machine more often than not. */
  private async stopClockwork(): Promise<void> {
    const rounds = [FunnelRollUp, CheckScheduler, PumpingBreaker];
    await Promise.all(
      rounds.map(async (round) => {
        await this.app.get<BeforeApplicationShutdown>(round).beforeApplicationShutdown();
      }),
    );
  }

  private async fill(): Promise<void> {
    const { app } = this.staff;
    this.passwordHash = await hashPassword('a-password-of-a-newcomer');
    for (const side of ['ours', 'theirs'] as const) {
      for (const role of roles) this.cookies.set(`${side} ${role}`, await this.freshCookie(side, role));
    }
    this.ourTeamId = String((await this.as('ours', 'admin', 'GET', '/api/team')).body['id']);
    const passwordHash = await hashPassword(demo.password);
    await this.member({ email: operator, role: 'admin', passwordHash });
    this.cookies.set('ours operator', await this.freshCookie('ours', 'operator'));
    await this.require('ours', 'POST', '/api/team/invitations', {
      email: 'invited@sunrise.example',
      role: 'agent',
    });
    await this.newGateway();
    const made = await this.as('ours', 'admin', 'POST', '/api/api-keys', { name: 'ERP' });
    this.ourApiKey = String(made.body['secret']);
    await this.newTie();
    const { raw, headers } = form(await picture());
    await this.call('POST', '/api/media?kind=avatar', {
      raw,
      headers: { ...headers, cookie: this.cookie('ours', 'admin') },
    });

    const bound = app.freshPhone();
    app.shop.add({ phone: bound, name: '王小明' });
    const holder = await customerWithCode(app, bound);
    await holder.customer.enters(holder.code);
    await this.caseForStaff();
    this.ourCustomer = app.customer();
    await this.ourCustomer.opens();
    this.waiting = await seedCode(app, this.ourCustomer, app.freshPhone());

    const path = `/api/channels/${this.staff.theirs.channelId}`;
    await this.require('theirs', 'POST', `${path}/binding-settings/enabled`, { enabled: true });
    this.theirCustomer = app.customer({ liffId: theirLiffId });
    await this.theirCustomer.opens();
  }

  /** A number with two members: staff have to decide. */
  async caseForStaff(): Promise<string> {
    const { app } = this;
    const phone = app.freshPhone();
    app.shop.add({ phone });
    app.shop.add({ phone });
    const { customer, code } = await customerWithCode(app, phone);
    await customer.enters(code);
    const [row] = await app.rows<{ id: string }>(
      'SELECT r.id FROM binding_reviews r JOIN contacts c ON c.id = r.contact_id WHERE c.line_user_id = ?',
      [customer.lineUserId],
    );
    return row?.id ?? '';
  }

  call(
    method: Route['method'],
    url: string,
    request: Parameters<typeof this.app.call>[2],
  ): Promise<Answered> {
    return this.app.call(method, url, request);
  }

  as(side: Side, role: Person, method: Route['method'], url: string, body?: unknown): Promise<Answered> {
    return this.call(method, url, { body, headers: { cookie: this.cookie(side, role) } });
  }

  cookie(side: Side, role: Person): string {
    return this.cookies.get(`${side} ${role}`) ?? '';
  }

  async freshCookie(side: Side, role: Person): Promise<string> {
    const answer = await this.staff.signIn(`${role}@${domains[side]}`, passwords[side]);
    return String([answer.headers['set-cookie']].flat()[0]).split(';')[0] ?? '';
  }

  private async require(side: Side, method: Route['method'], url: string, body: unknown): Promise<void> {
    const answer = await this.as(side, 'admin', method, url, body);
    if (answer.status >= 300) throw new Error(`${method} ${url}: ${answer.text}`);
  }

  /** A thing of our team that this route may name; made anew where the route may take it away. */
  async ourThing(route: Route, role: Person): Promise<string | undefined> {
    const [, segment = ''] = /\/([a-z-]+)\/:/.exec(route.path) ?? [];
    switch (segment) {
      case 'channels':
        return demo.channelId;
      case 'social-ties':
        return this.newTie();
      case 'contacts':
        return this.newContact();
      case 'contact-views':
        return this.newView(role);
      case 'shop-connections':
        return this.idFrom('/api/shop-connections');
      case 'binding-reviews':
        return this.caseForStaff();
      case 'invitations':
        return this.newInvitation();
      case 'members':
        return this.newMember();
      case 'sessions':
        return this.otherSession(role);
      case 'cards':
        return this.newCard();
      case 'journeys':
        return this.newJourney();
      case 'tags':
        return this.newTag();
      case 'rich-menus':
        return this.newMenu();
      case 'gateways':
        return (await this.idFrom('/api/sms/gateways')) || this.newGateway();
      default:
        // a feature that this file does not know: what its table holds
        return (await this.ourIds())[segment.replaceAll('-', '_')];
    }
  }

  private async newContact(channelId: string = demo.channelId, teamId = this.ourTeamId): Promise<string> {
    const id = newId();
    const lineUserId = `U${id.replaceAll('-', '')}`;
    const row = { id, teamId, channelId, lineUserId, friend: 1, friendAt: 0, createdAt: 1 };
    await this.staff.db((db) => db.insert('contacts', row));
    return id;
  }

  private async newView(role: Person): Promise<string> {
    const answer = await this.as('ours', role, 'POST', '/api/contact-views', { name: newId() });
    return String(answer.body['id']);
  }

  /** A browser of the website that is tied to somebody. */
  private async newTie(): Promise<string> {
    const id = newId();
    const contactId = await this.newContact();
    const tie = {
      channelId: demo.channelId,
      contactId,
      visitorHash: id,
      activeVisitor: id,
      page: 'x',
      way: 'link',
    };
    await this.staff.db((db) => db.insert('social_ties', { id, teamId: this.ourTeamId, ...tie, tiedAt: 1 }));
    return id;
  }

  private async newCard(): Promise<string> {
    const body = { name: '卡片', content: { kind: 'text', text: '您好' } };
    return String((await this.as('ours', 'admin', 'POST', '/api/cards', body)).body['id']);
  }

  private async newJourney(): Promise<string> {
    const content = { trigger: { kind: 'bound' }, entryLimit: 1, steps: [{ id: 'a', kind: 'end' }] };
    const body = { channelId: demo.channelId, name: '旅程', ...content };
    return String((await this.as('ours', 'admin', 'POST', '/api/journeys', body)).body['id']);
  }

  async newTag(): Promise<string> {
    const { body } = await this.as('ours', 'admin', 'POST', '/api/tags', { name: newId() });
    return String(body['id']);
  }

  private async newMenu(): Promise<string> {
    const body = {
      channelId: demo.channelId,
      name: '選單',
      size: { width: 2500, height: 843 },
      pictureId: null,
      chatBarText: '選單',
      selected: true,
      areas: [],
    };
    return String((await this.as('ours', 'admin', 'POST', '/api/rich-menus', body)).body['id']);
  }

  private async newGateway(): Promise<string> {
    await this.require('ours', 'POST', '/api/sms/gateways', {
      kind: 'kotsms',
      name: 'KOTSMS',
      credentials: { username: 'ours', password: 'our-gateway-password' },
      countries: [],
      enabled: false,
    });
    return this.idFrom('/api/sms/gateways');
  }

  private async newInvitation(): Promise<string> {
    const email = `${newId()}@sunrise.example`;
    const { body } = await this.as('ours', 'admin', 'POST', '/api/team/invitations', {
      email,
      role: 'agent',
    });
    return (body['invitation'] as { id: string }).id;
  }

  private newMember(): Promise<string> {
    const { passwordHash } = this;
    return this.member({ email: `${newId()}@sunrise.example`, role: 'agent', passwordHash });
  }

  private async member(person: { email: string; role: Role; passwordHash: string }): Promise<string> {
    const [made] = await this.staff.db((db) =>
      this.app.get(StaffAccounts).insert(db, this.ourTeamId, [{ ...person, name: 'x', locale: 'en' }]),
    );
    return made?.staffId ?? '';
  }

  private async otherSession(role: Person): Promise<string> {
    await this.freshCookie('ours', role);
    const { body } = await this.as('ours', role, 'GET', '/api/auth/sessions');
    const { items } = body as ResponseOf<typeof listMySessions>;
    return items.find(({ current }) => !current)?.id ?? '';
  }

  private async idFrom(list: string): Promise<string> {
    const { body } = await this.as('ours', 'admin', 'GET', list);
    return (body['items'] as { id: string }[])[0]?.id ?? '';
  }

  /** Something of the other team's own where their routes need one. */
  async theirThing(route: Route): Promise<string> {
    const { channelId, shopId, ctx } = this.staff.theirs;
    if (route.path.includes('/channels/')) return channelId;
    if (route.path.includes('/shop-connections/')) return shopId;
    return route.path.includes('/contacts/') ? this.newContact(channelId, ctx.teamId) : newId();
  }

  /** An id of ours from every table that has any, by table; staff count as people of the team. */
  async ourIds(): Promise<Record<string, string>> {
    const found: Record<string, string> = { team: this.ourTeamId };
    for (const { table, columns } of this.teamTables()) {
      if (!columns.includes('id')) continue;
      const [row] = await this.app.rows<{ id: string }>(
        `SELECT id FROM ${table} WHERE team_id = ? ORDER BY id LIMIT 1`,
        [this.ourTeamId],
      );
      if (row) found[table] = row.id;
    }
    const [member] = await this.app.rows<{ staff_id: string }>(
      'SELECT staff_id FROM team_members WHERE team_id = ? ORDER BY id LIMIT 1',
      [this.ourTeamId],
    );
    return { ...found, staff: member?.staff_id ?? '' };
  }

  private teamTables(): { table: string; columns: string[] }[] {
    return this.app.database.entityMetadatas
      .map(({ tableName, columns }) => ({
        table: tableName,
        columns: columns.map((column) => column.databaseName),
      }))
      .filter(({ columns }) => columns.includes('team_id'));
  }

  /** Every row of our team, once nothing is on its way any more. */
  async ourRows(): Promise<Record<string, string[]>> {
    let before = '';
    // What shops answered is written half a minute later.
    await this.app.get(ShopHealthRecord).write();
    return eventually(async () => {
      for (const jobs of ['tag_jobs', 'rich_menu_jobs', 'contact_imports']) {
        if ((await this.app.count(jobs, "state IN ('waiting', 'running')")) > 0) return null;
      }
      const rows = await this.readOurRows();
      const now = JSON.stringify(rows);
      if (now === before) return rows;
      before = now;
      return null;
    }, 'rest');
  }

  private async readOurRows(): Promise<Record<string, string[]>> {
    const all: Record<string, string[]> = {};
    for (const { table } of this.teamTables()) {
      const rows = await this.app.rows<Row>(`SELECT * FROM ${table} WHERE team_id = ?`, [this.ourTeamId]);
      all[table] = rows.map((row) => JSON.stringify(row)).sort();
    }
    return all;
  }
}

/** The bytes of one. */
export function picture(): Promise<Buffer> {
  return sharp({ create: { width: 1200, height: 640, channels: 3, background: '#067a38' } })
    .png()
    .toBuffer();
}

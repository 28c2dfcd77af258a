import type { BeforeApplicationShutdown } from '@nestjs/common';
import { roles, type Role, type Route } from '@tieline/contracts';
import sharp from 'sharp';
import { StaffAccounts } from '../src/auth/staff-accounts.js';
import { hashPassword } from '../src/auth/passwords.js';
import { StaffWorld } from '../src/auth/staff-world.test-kit.js';
import { FunnelRollUp } from '../src/binding-funnel/roll-up.js';
import { CheckScheduler } from '../src/channel-checks/check-scheduler.js';
import { PumpingBreaker } from '../src/otp/pumping-breaker.js';
import { customerWithCode, seedCode, type SeededCode } from './challenges.js';
import type { Customer } from './customer.js';
import type { Engine } from './engines.js';
import { form } from './form.js';
import { MatrixThings } from './matrix-things.js';
import { OurRows } from './our-rows.js';
import { demo, type Answered } from './test-app.js';

export type Side = 'ours' | 'theirs';
/** A member by role; `operator` is one more admin of ours, who runs the installation. */
export type Person = Role | 'operator';
const operator = 'operator@sunrise.example';
const domains: Record<Side, string> = { ours: 'sunrise.example', theirs: 'theirs.example' };
const passwords: Record<Side, string> = { ours: demo.password, theirs: 'their-password' };
const theirLiffId = '2000000092-TheirApp';

/**
 * Two teams that live: customers bound and waiting, a case for staff, a picture, an invitation, sessions. `ours` is
 * the richer one, so it is `theirs` that tries to reach over.
 */
export class MatrixWorld {
  private readonly cookies = new Map<string, string>();
  /** of a server of ours */
  ourApiKey = '';
  ourTeamId = '';
  ourCustomer!: Customer;
  theirCustomer!: Customer;
  /** of our customer, open, with its right code */
  waiting!: SeededCode;

  readonly things = new MatrixThings(this);

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
    await this.things.newGateway();
    const made = await this.as('ours', 'admin', 'POST', '/api/api-keys', { name: 'ERP' });
    this.ourApiKey = String(made.body['secret']);
    await this.things.newTie();
    const { raw, headers } = form(await picture());
    await this.call('POST', '/api/media?kind=avatar', {
      raw,
      headers: { ...headers, cookie: this.cookie('ours', 'admin') },
    });

    const bound = app.freshPhone();
    app.shop.add({ phone: bound, name: '王小明' });
    const holder = await customerWithCode(app, bound);
    await holder.customer.enters(holder.code);
    await this.things.caseForStaff();
    this.ourCustomer = app.customer();
    await this.ourCustomer.opens();
    this.waiting = await seedCode(app, this.ourCustomer, app.freshPhone());

    const path = `/api/channels/${this.staff.theirs.channelId}`;
    await this.require('theirs', 'POST', `${path}/binding-settings/enabled`, { enabled: true });
    this.theirCustomer = app.customer({ liffId: theirLiffId });
    await this.theirCustomer.opens();
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

  /** @throws when it is refused */
  async require(side: Side, method: Route['method'], url: string, body: unknown): Promise<void> {
    const answer = await this.as(side, 'admin', method, url, body);
    if (answer.status >= 300) throw new Error(`${method} ${url}: ${answer.text}`);
  }

  /** Somebody of our team; their id. */
  async member(person: { email: string; role: Role; passwordHash: string }): Promise<string> {
    const [made] = await this.staff.db((db) =>
      this.app.get(StaffAccounts).insert(db, this.ourTeamId, [{ ...person, name: 'x', locale: 'en' }]),
    );
    return made?.staffId ?? '';
  }

  get rows(): OurRows {
    return new OurRows(this.app, this.ourTeamId);
  }
}

/** The bytes of one. */
export function picture(): Promise<Buffer> {
  return sharp({ create: { width: 1200, height: 640, channels: 3, background: '#067a38' } })
    .png()
    .toBuffer();
}

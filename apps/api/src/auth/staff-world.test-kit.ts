import { randomUUID } from 'node:crypto';
import { roles, type ErrorCode, type Role } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import type { Engine } from '../../test/engines.js';
import { TestApp, demo, type Answered } from '../../test/test-app.js';
import { ChannelSetup } from '../channels/channel-setup.js';
import { newId } from '../database/ids.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { ShopConnections } from '../shops/shop-connections.js';
import { TopUp } from '../sms/top-up.js';
import { TagRepository } from '../tagging/tag.repository.js';
import { TeamRepository } from '../teams/team.repository.js';
import { hashPassword } from './passwords.js';
import { StaffAccounts } from './staff-accounts.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Answer = Answered<{ code?: ErrorCode } & Record<string, unknown>>;
export type Member = (method: Method, url: string, body?: unknown) => Promise<Answer>;
export type OtherTeam = { ctx: StaffContext; channelId: string; shopId: string; tagId: string };

/** What no route may ever give back. */
export const secrets = ['their-messaging-secret', 'their-login-secret', 'their-shop-token', 'their-password'];

/** The demo team of TestApp, and a second team whose things it must never reach. */
export class StaffWorld {
  private constructor(
    readonly app: TestApp,
    readonly theirs: OtherTeam,
  ) {}

  static async start(engine: Engine, env: Record<string, string> = {}): Promise<StaffWorld> {
    const app = await TestApp.start(engine, { env });
    const passwordHash = await hashPassword('their-password');
    const theirs = await app
      .get(Transactions)
      .run((tx) => makeTeam(app, tx, passwordHash))
      .catch(async (error: unknown) => {
        await app.stop();
        throw error;
      });
    return new StaffWorld(app, theirs);
  }

  stop(): Promise<void> {
    return this.app.stop();
  }

  db<T>(work: (db: EntityManager) => Promise<T>): Promise<T> {
    return this.app.get(Transactions).once(work);
  }

  /** Answers of one route to one kind of caller. */
  ours(role: Role): Member {
    return (method, url, body) => this.app.as(role, method, url, body);
  }

  /** Signs somebody in and speaks as them. */
  async signedIn(email: string, password: string): Promise<Member> {
    const answer = await this.signIn(email, password);
    const cookie = String([answer.headers['set-cookie']].flat()[0]).split(';')[0] ?? '';
    return (method, url, body) => this.app.call(method, url, { body, headers: { cookie } });
  }

  signIn(email: string, password: string, address = '10.0.0.1'): Promise<Answer> {
    const headers = { 'x-forwarded-for': address };
    return this.app.call('POST', '/api/auth/sign-in', { body: { email, password }, headers });
  }

  anonymous: Member = (method, url, body) => this.app.call(method, url, { body });
}

async function makeTeam(app: TestApp, tx: EntityManager, passwordHash: string): Promise<OtherTeam> {
  const team = { id: newId(), name: '別家', smsSenderName: '別家', timeZone: 'Asia/Taipei' };
  await app.get(TeamRepository).insert(tx, team);
  const people = roles.map((role) => ({ email: `${role}@theirs.example`, name: role, role }));
  const rows = people.map((person) => ({ ...person, passwordHash, locale: 'en' as const }));
  const [admin] = await app.get(StaffAccounts).insert(tx, team.id, rows);
  const ctx: StaffContext = {
    teamId: team.id,
    staffId: admin!.staffId,
    role: 'admin',
    requestId: randomUUID(),
    locale: 'en',
  };
  await app.get(TopUp).openPurse(tx, ctx, 50);
  const tag = await app.get(TagRepository).insert(tx, team.id, { name: 'VIP' });
  const shop = await app.get(ShopConnections).insert(tx, ctx, {
    platform: 'shopline',
    name: 'theirs',
    credentials: { handle: 'theirs', accessToken: 'their-shop-token' },
  });
  const channel = await app.get(ChannelSetup).insert(tx, ctx, {
    name: 'theirs',
    basicId: null,
    messagingChannelId: '2000000091',
    messagingSecret: 'their-messaging-secret',
    loginChannelId: '2000000092',
    loginSecret: 'their-login-secret',
    liffId: '2000000092-TheirApp',
  });
  return { ctx, tagId: tag.id, shopId: shop.id, channelId: channel.id };
}

export { demo };

import type { ApiKey, ContactTagging, TagLogEntry, Tag } from '@tieline/contracts';
import type { Answered } from '../../test/test-app.js';
import type { StaffWorld, Member } from '../auth/staff-world.test-kit.js';

export type Reply = Answered<{ code?: string; results: ContactTagging[]; issues?: object[] }>;

/** A brand's server with a key: `await server.tags({ add: [vip], contacts: [{ phone }] })`. */
export class Server {
  private constructor(
    private readonly world: StaffWorld,
    private readonly admin: Member,
    readonly key: ApiKey,
    readonly secret: string,
  ) {}

  static async of(world: StaffWorld, admin: Member, name = 'ERP'): Promise<Server> {
    const { status, body } = await admin('POST', '/api/api-keys', { name });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return new Server(world, admin, body['key'] as ApiKey, String(body['secret']));
  }

  asks<T = Record<string, unknown>>(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    address = '203.0.113.7',
  ): Promise<Answered<T>> {
    const headers = { authorization: `Bearer ${this.secret}`, 'x-forwarded-for': address };
    return this.world.app.call<T>(method, `/api/v1${path}`, { body, headers });
  }

  tags(body: { add?: string[]; remove?: string[]; contacts: object[] }): Promise<Reply> {
    return this.asks('POST', '/contact-tags', body);
  }

  async isRevoked(): Promise<void> {
    await this.admin('DELETE', `/api/api-keys/${this.key.id}`);
  }
}

export async function newTag(world: StaffWorld, name: string): Promise<string> {
  const { status, body } = await world.ours('marketer')('POST', '/api/tags', { name });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return (body as unknown as Tag).id;
}

export async function logOf(world: StaffWorld, tagId: string): Promise<TagLogEntry[]> {
  return (await world.ours('agent')('GET', `/api/tags/${tagId}/log`)).body['items'] as TagLogEntry[];
}

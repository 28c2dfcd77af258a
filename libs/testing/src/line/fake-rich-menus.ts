import type { FakeAnswer, FakeCall } from './fake-line-setup.js';

type Menu = Record<string, unknown> & { richMenuId: string; picture: Uint8Array | null };
type Limit = { name: string; calls: number; perMs: number };

const second = 1000;
const hour = 3_600_000;
const fine: FakeAnswer = { json: {} };
const notFound = { status: 404, json: { message: 'richmenu not found' } };

/** LINE's own limits by call; what is not named may be called 2,000 times a second. */
const limits: [RegExp, Limit][] = [
  [/^POST \/v2\/bot\/richmenu$/, { name: 'create', calls: 100, perMs: hour }],
  [/^DELETE \/v2\/bot\/richmenu\/richmenu-/, { name: 'delete', calls: 100, perMs: hour }],
  [/^DELETE \/v2\/bot\/richmenu\/alias\//, { name: 'deleteAlias', calls: 100, perMs: hour }],
  [/^GET \/v2\/bot\/richmenu\/progress\/batch/, { name: 'progress', calls: 100, perMs: hour }],
  [/^POST \/v2\/bot\/richmenu\/batch$/, { name: 'batch', calls: 3, perMs: hour }],
  [/^GET \/v2\/bot\/richmenu\/list$/, { name: 'list', calls: 10, perMs: second }],
  [/^POST \/v2\/bot\/richmenu\/bulk\/link$/, { name: 'bulkLink', calls: 2000, perMs: second }],
  [/^POST \/v2\/bot\/richmenu\/bulk\/unlink$/, { name: 'bulkUnlink', calls: 2000, perMs: second }],
  [/^GET \/v2\/bot\/user\/U/, { name: 'getOfUser', calls: 2000, perMs: second }],
  [/^POST \/v2\/bot\/user\/U/, { name: 'link', calls: 2000, perMs: second }],
  [/^DELETE \/v2\/bot\/user\/U/, { name: 'unlink', calls: 2000, perMs: second }],
];

/**
 * Rich menus as LINE keeps them: a picture once and before anything else, links of friends only, aliases that
 * conflict, and its limits. Whoever calls faster is answered 429, and `exceeded` tells.
 */
export class FakeRichMenus {
  readonly menus = new Map<string, Menu>();
  readonly links = new Map<string, string>();
  readonly aliases = new Map<string, string>();
  /** LINE says ok for them and does nothing */
  readonly strangers = new Set<string>();
  defaultId: string | null = null;
  /** calls above one of LINE's limits, by the limit's name */
  readonly exceeded: string[] = [];
  /** of every call of a kind, in ms */
  readonly times = new Map<string, number[]>();
  private made = 0;

  /** Undefined for everything that is no matter of menus. */
  answer(call: FakeCall): FakeAnswer | undefined {
    const { path } = call;
    const perUser = /^\/v2\/bot\/user\/([^/]+)\/richmenu(?:\/([^/]+))?$/.exec(path);
    if (!perUser && !/^\/v2\/bot\/richmenu(\/|$)/.test(path)) return undefined;
    if (this.isTooFast(call))
      return { status: 429, json: { message: 'The API rate limit has been exceeded.' } };
    if (perUser) return this.ofUser(call.method, decodeURIComponent(perUser[1] ?? ''), perUser[2]);
    return this.ofMenus(call);
  }

  /** The most calls of a kind that came within one second. */
  mostPerSecond(name: string): number {
    const times = this.times.get(name) ?? [];
    let [most, first] = [0, 0];
    times.forEach((at, index) => {
      while (at - (times[first] ?? at) >= second) first += 1;
      most = Math.max(most, index - first + 1);
    });
    return most;
  }

  /** Blocking takes a person's menu away, and unblocking does not bring it back. */
  block(userId: string): void {
    this.links.delete(userId);
    this.strangers.add(userId);
  }

  private isTooFast({ method, path }: FakeCall): boolean {
    const limit = limits.find(([pattern]) => pattern.test(`${method} ${path}`))?.[1];
    if (!limit) return false;
    const now = performance.now();
    const times = this.times.get(limit.name) ?? [];
    this.times.set(limit.name, times);
    times.push(now);
    const tooFast = now - (times[times.length - 1 - limit.calls] ?? -Infinity) < limit.perMs;
    if (tooFast) this.exceeded.push(limit.name);
    return tooFast;
  }

  private ofMenus({ method, path, body, bytes }: FakeCall): FakeAnswer {
    if (path === '/v2/bot/richmenu/validate' || path === '/v2/bot/richmenu/batch') return fine;
    if (path === '/v2/bot/richmenu') return this.create(body);
    if (path === '/v2/bot/richmenu/list') return this.list();
    if (path === '/v2/bot/richmenu/bulk/link') return this.bulkLink(body);
    if (path === '/v2/bot/richmenu/bulk/unlink') return this.linkAll(body['userIds'] as string[], null);
    const alias = /^\/v2\/bot\/richmenu\/alias(?:\/(.+))?$/.exec(path);
    if (alias) return this.alias(method, alias[1], body);
    const content = /^\/v2\/bot\/richmenu\/(.+)\/content$/.exec(path)?.[1];
    if (content) return this.upload(content, bytes);
    const id = path.slice('/v2/bot/richmenu/'.length);
    if (!this.menus.has(id)) return notFound;
    return method === 'DELETE' ? this.remove(id) : { json: this.menus.get(id) };
  }

  private create(body: Record<string, unknown>): FakeAnswer {
    const richMenuId = `richmenu-${String((this.made += 1)).padStart(4, '0')}`;
    this.menus.set(richMenuId, { ...body, richMenuId, picture: null });
    return { json: { richMenuId } };
  }

  private list(): FakeAnswer {
    return { json: { richmenus: [...this.menus.values()].map(({ picture: _picture, ...menu }) => menu) } };
  }

  private upload(id: string, bytes: Uint8Array | undefined): FakeAnswer {
    const menu = this.menus.get(id);
    if (!menu) return notFound;
    if (menu.picture) return refused('An image has already been uploaded to the richmenu');
    if (!bytes || bytes.length > 1024 * 1024) return refused('The image is larger than 1 MB');
    menu.picture = bytes;
    return fine;
  }

  private remove(id: string): FakeAnswer {
    this.menus.delete(id);
    if (this.defaultId === id) this.defaultId = null;
    for (const [alias, to] of this.aliases) if (to === id) this.aliases.delete(alias);
    for (const [user, to] of this.links) if (to === id) this.links.delete(user);
    return fine;
  }

  private alias(method: string, name: string | undefined, body: Record<string, unknown>): FakeAnswer {
    const known = name === undefined || this.aliases.has(name);
    if (!known) return { status: 404, json: { message: 'richmenu alias not found' } };
    if (method === 'DELETE') return this.aliases.delete(name ?? '') ? fine : notFound;
    const alias = name ?? String(body['richMenuAliasId']);
    if (name === undefined && this.aliases.has(alias)) return refused('conflict richmenu alias id');
    return this.withPicture(String(body['richMenuId']), (id) => this.aliases.set(alias, id));
  }

  private ofUser(method: string, userId: string, menuId: string | undefined): FakeAnswer {
    if (userId === 'all') return this.default(method, menuId);
    if (method === 'POST') return this.withPicture(menuId ?? '', (id) => this.put(userId, id));
    if (method === 'DELETE') return this.linkAll([userId], null);
    const richMenuId = this.links.get(userId);
    return richMenuId
      ? { json: { richMenuId } }
      : { status: 404, json: { message: 'the user has no richmenu' } };
  }

  private default(method: string, menuId: string | undefined): FakeAnswer {
    if (method === 'POST') return this.withPicture(menuId ?? '', (id) => (this.defaultId = id));
    if (method === 'DELETE') this.defaultId = null;
    else if (this.defaultId === null) return { status: 404, json: { message: 'no default richmenu' } };
    return { json: { richMenuId: this.defaultId } };
  }

  private bulkLink(body: Record<string, unknown>): FakeAnswer {
    let linked = fine;
    const asked = this.withPicture(String(body['richMenuId']), (id) => {
      linked = this.linkAll(body['userIds'] as string[], id);
    });
    return asked === fine ? linked : asked;
  }

  private linkAll(userIds: readonly string[], id: string | null): FakeAnswer {
    if (userIds.length > 500) return refused('size must be between 1 and 500');
    for (const userId of userIds) this.put(userId, id);
    return fine;
  }

  private put(userId: string, id: string | null): void {
    if (id === null) this.links.delete(userId);
    else if (!this.strangers.has(userId)) this.links.set(userId, id);
  }

  private withPicture(id: string, use: (id: string) => unknown): FakeAnswer {
    const menu = this.menus.get(id);
    if (!menu) return notFound;
    if (!menu.picture) return refused('must upload richmenu image before applying it to user');
    use(id);
    return fine;
  }
}

function refused(message: string): FakeAnswer {
  return { status: 400, json: { message } };
}

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isForStaff, roles, type Role, type Route } from '@tieline/contracts';
import { accessDocument, allRoutes, callers, verdict, type Caller } from '../../test/access-table.js';
import { describeEachEngine } from '../../test/engines.js';
import { form, type Form } from '../../test/form.js';
import { MatrixWorld, picture, type Person } from '../../test/matrix-world.js';
import { namesSomething, sampleOf, withId } from '../../test/route-samples.js';
import { demo, type Answered } from '../../test/test-app.js';
import { newId } from '../database/ids.js';

const page = path.resolve(import.meta.dirname, '../../../../docs/access.md');
const identityCodes = ['auth.required', 'auth.forbidden', 'liff.session_required', 'api_key.invalid'];
/** Ids that name nothing: whoever sends them has made them up. */
const ownWords = new Set(['reference']);
/** Routes that take a form with a file. */
const uploads = new Set(['uploadMedia', 'uploadMembers', 'importTagged', 'importOmnichat']);
/** Bodies that can not do without an id, and what it names. */
const namedInBody: Record<string, string> = {
  startTagJob: 'tagId',
  mergeTag: 'intoId',
  createRichMenu: 'channelId',
};

it('is published as it is', () => {
  if (process.env['UPDATE_DOCS']) writeFileSync(page, accessDocument());
  expect(readFileSync(page, 'utf8')).toBe(accessDocument());
});

describeEachEngine('every route × every caller', (engine) => {
  let world: MatrixWorld;
  let aPicture: Form;
  let aTag = '';
  let aContact = '';
  const aTable = form(Buffer.from(`U${'0'.repeat(32)}`));
  beforeAll(async () => {
    world = await MatrixWorld.start(engine);
    aPicture = form(await picture());
    aTag = await world.things.newTag();
    aContact = (await world.rows.ids())['contacts'] ?? '';
  });
  afterAll(() => world.stop());

  type Input = { id: string; body?: unknown; query?: unknown; headers?: Record<string, string> };

  /** One request, with a valid body, so that a refusal is about who asks and not about what. */
  function send(route: Route, { id, body, query, headers = {} }: Input): Promise<Answered> {
    const asked = query ?? (route.query && sampleOf(route.query, { ids: false, optional: false }));
    const pairs = Object.entries((asked ?? {}) as Record<string, string>);
    const search = pairs.length > 0 ? `?${new URLSearchParams(pairs).toString()}` : '';
    const named = (route.params ? sampleOf(route.params, { ids: false }) : {}) as Record<string, unknown>;
    const address = route.path.replace(/:(\w+)/g, (_, name: string) =>
      name === 'liffId' ? demo.liffId : String(withId(named[name], id)),
    );
    if (uploads.has(route.name)) {
      const { raw, headers: type } = route.name === 'uploadMedia' ? aPicture : aTable;
      const form = { raw, headers: { ...type, ...headers } };
      return world.call(route.method, `${address}${search}`, form);
    }
    return world.call(route.method, `${address}${search}`, {
      headers,
      ...(route.body && { body }),
    });
  }

  async function bodyOf(route: Route, ids = false): Promise<unknown> {
    if (!route.body) return undefined;
    const made = sampleOf(route.body, { ids });
    if (route.name === 'createJourney' && !ids) {
      return { ...(made as object), channelId: demo.channelId, trigger: { kind: 'bound' } };
    }
    if (route.name === 'tryJourney' && !ids) return { contactId: aContact, send: false };
    const named = namedInBody[route.name];
    if (named) return { ...(made as object), [named]: named === 'channelId' ? demo.channelId : aTag };
    if (route.name !== 'saveBindingSettings') return made;
    return { ...savable(made, await world.app.settings()), ...(ids && idsOnly(made)) };
  }

  /** What is saved already: three trigger texts that differ, and the version that counts. */
  const savable = (made: unknown, saved: object): Record<string, unknown> =>
    Object.fromEntries(Object.entries(saved).filter(([key]) => key in (made as object)));

  function headersOf(caller: Caller): Record<string, string> {
    if (caller === 'nobody') return {};
    if (caller === 'customer') return { authorization: `Bearer ${world.ourCustomer.session?.token ?? ''}` };
    if (caller === 'server') return { authorization: `Bearer ${world.ourApiKey}` };
    return { cookie: world.cookie('ours', caller) };
  }

  it('has a valid input for every route, so that a refusal means the caller', () => {
    const invalid = allRoutes.filter(
      ({ body, name }) =>
        body && name !== 'saveBindingSettings' && !body.safeParse(sampleOf(body, { ids: true })).success,
    );
    expect(invalid.map(({ name }) => name)).toEqual([]);
  });

  it.each(callers)('answers as the table says: %s', async (caller) => {
    const wrong: string[] = [];
    for (const route of allRoutes) {
      if (route.name === 'endLiffSession' && caller === 'customer') continue;
      const wanted = verdict(route, caller);
      const mayTouch = wanted === 'in' && caller !== 'customer';
      const thing = mayTouch && route.params ? await world.things.ofOurs(route, caller as Person) : undefined;
      const id = thing ?? newId();
      const headers =
        route.name === 'signOut' && mayTouch
          ? { cookie: await world.freshCookie('ours', caller as Person) }
          : headersOf(caller);
      const answer = await send(route, { id, headers, body: await bodyOf(route) });
      const found = mayTouch && (thing !== undefined || !route.params);
      if (!agrees(answer, wanted, found)) wrong.push(`${route.name}: ${wanted} but ${told(answer)}`);
    }
    expect(wrong).toEqual([]);
  });

  /** For staff with a thing of their own, "let in" means that it was found as well. */
  function agrees(
    { status, body }: Answered,
    wanted: ReturnType<typeof verdict>,
    ownThing: boolean,
  ): boolean {
    const code = body['code'] as string;
    if (wanted === 401) return status === 401 && identityCodes.includes(code);
    if (wanted === 403) return status === 403 && code === 'auth.forbidden';
    if (wanted === 'token') return status === 404 && code === 'request.not_found';
    if (wanted === 'signature') return status === 401 && code === 'webhook.signature';
    if (identityCodes.includes(code) || status === 500) return false;
    // a provider's own form of credentials is nothing that the contract knows
    const isForm = status === 400 && JSON.stringify(body['issues']).includes('body.credentials');
    return !ownThing || isForm || ![400, 404].includes(status);
  }

  const told = ({ status, body }: Answered) => `${status} ${JSON.stringify(body).slice(0, 200)}`;

  it('ends the session of a customer at last', async () => {
    const customer = world.app.customer();
    await customer.opens();
    expect((await customer.tries('DELETE', '/session')).status).toBe(204);
    expect((await customer.tries('GET', '/session')).status).toBe(401);
  });

  describe('another team', () => {
    const staffRoutes = allRoutes.filter(isForStaff);

    /** Their request; what comes back may hold nothing of ours but what they said themselves. */
    async function reach(role: Role, route: Route, input: Input, leaks: string[]): Promise<Answered> {
      const answer = await send(route, { ...input, headers: { cookie: world.cookie('theirs', role) } });
      const said = JSON.stringify(input);
      const got = Object.entries(await ours()).filter(
        ([, id]) => answer.text.includes(id) && !said.includes(id),
      );
      for (const [table] of got) leaks.push(`${route.name} gives ${table} away`);
      return answer;
    }

    /**
     * Every kind of thing on SQLite. What keeps teams apart is the same code on the other engine: there every route
     * meets its own kind, and a quarter of the others in turn.
     */
    function tried(kinds: Record<string, string>, route: Route, turn: number): [string, string][] {
      const [, own = ''] = /\/([a-z-]+)\/:/.exec(route.path) ?? [];
      return Object.entries(kinds).filter(
        ([table], at) =>
          engine.name === 'sqlite' || (at + turn) % 4 === 0 || table.endsWith(own.replaceAll('-', '_')),
      );
    }

    let known: Record<string, string> | undefined;
    const ours = async () => (known ??= await world.rows.ids());

    it('knows things of ours of many kinds', async () => {
      const kinds = Object.keys(await ours());
      for (const table of ['contacts', 'channels', 'tags', 'bindings', 'binding_reviews', 'media', 'staff'])
        expect(kinds).toContain(table);
      expect(Object.values(await world.rows.all()).flat().length).toBeGreaterThan(30);
    });

    it('finds none of them by any route, and changes none', async () => {
      const before = await world.rows.all();
      const wrong: string[] = [];
      for (const [turn, route] of staffRoutes.filter(({ params }) => params).entries()) {
        const ids = tried(await ours(), route, turn).map(([, id]) => id);
        const body = await bodyOf(route);
        for (const role of roles) {
          const allowed = verdict(route, role) === 'in';
          for (const id of role === 'admin' ? ids : ids.slice(0, 3)) {
            const { status } = await reach(role, route, { id, body }, wrong);
            if (status !== (allowed ? 404 : 403)) wrong.push(`${route.name} as ${role}: ${status}`);
          }
        }
      }
      expect(wrong).toEqual([]);
      expect(await world.rows.all()).toEqual(before);
    });

    it('finds none of them by a query, and sees none in a list', async () => {
      const before = await world.rows.all();
      const wrong: string[] = [];
      for (const route of staffRoutes.filter(({ method, params }) => method === 'GET' && !params)) {
        await reach('admin', route, { id: '' }, wrong);
        if (!route.query) continue;
        const query = sampleOf(route.query, { ids: true });
        if (!namesSomething(query)) continue;
        for (const id of Object.values(await ours())) {
          const least = sampleOf(route.query, { ids: false, optional: false }) as object;
          const only = { ...least, ...idsOnly(withId(query, id)) };
          const { status } = await reach('admin', route, { id: '', query: only }, wrong);
          if (status >= 500) wrong.push(`${route.name}: ${status}`);
        }
      }
      expect(wrong).toEqual([]);
      expect(await world.rows.all()).toEqual(before);
    });

    it('ties none of them to its own things by a body', async () => {
      const before = await world.rows.all();
      const wrong: string[] = [];
      for (const [turn, route] of staffRoutes.filter(({ body }) => body).entries()) {
        const body = await bodyOf(route, true);
        if (!namesSomething(body)) continue;
        for (const [field, value] of Object.entries(body as Record<string, unknown>)) {
          if (!namesSomething(value) || ownWords.has(field)) continue;
          for (const [table, id] of tried(await ours(), route, turn)) {
            const said = {
              ...((await theirSavable(route)) ?? (body as object)),
              [field]: withId(value, id),
            };
            const thing = await world.things.ofTheirs(route);
            const { status } = await reach('admin', route, { id: thing, body: said }, wrong);
            if (status < 400) wrong.push(`${route.name} takes ${table} as ${field}: ${status}`);
          }
        }
      }
      expect(wrong).toEqual([]);
      expect(await world.rows.all()).toEqual(before);
    });

    async function theirSavable(route: Route): Promise<object | null> {
      if (route.name !== 'saveBindingSettings' || !route.body) return null;
      const url = `/api/channels/${world.staff.theirs.channelId}/binding-settings`;
      const { body } = await world.as('theirs', 'admin', 'GET', url);
      return savable(sampleOf(route.body, { ids: false }), body);
    }

    it('nor does a customer of theirs take what waits for a customer of ours', async () => {
      const { id, code } = world.waiting;
      for (const [action, body] of [
        ['verification', { code }],
        ['match', undefined],
      ] as const) {
        const answer = await world.theirCustomer.tries('POST', `/otp-challenges/${id}/${action}`, body);
        expect(answer.status).toBeGreaterThanOrEqual(400);
      }
      expect((await world.ourCustomer.tries('GET', '/session')).body).toMatchObject({ challenge: { id } });
      expect(await world.app.count('bindings', 'line_user_id = ?', [world.theirCustomer.lineUserId])).toBe(0);
    });
  });
});

/** The fields of an input that name something. */
function idsOnly(input: unknown): Record<string, unknown> {
  const entries = Object.entries(input as Record<string, unknown>);
  return Object.fromEntries(entries.filter(([, value]) => /[0-9a-f]{8}-[0-9a-f-]{27}/.test(String(value))));
}

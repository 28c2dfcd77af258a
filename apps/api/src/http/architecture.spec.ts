import { Controller, Get, Module, type INestApplication } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { routes, type Route } from '@tieline/contracts';
import { engines } from '../../test/engines.js';
import { TestApp } from '../../test/test-app.js';
import { newId } from '../database/ids.js';
import { requireEndpoints } from './require-endpoints.js';

const all = Object.values<Route>(routes);
const guarded = all.filter(({ access }) => access !== 'public' && access !== 'webhook');

@Controller()
class Careless {
  @Get('/api/careless')
  leak() {
    return 'everything';
  }
}

@Module({ controllers: [Careless] })
class CarelessModule {}

describe('every route', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engines[0]!);
  });
  afterAll(() => app.stop());

  it.each(guarded.map((route): [string, Route] => [`${route.method} ${route.path}`, route]))(
    '%s asks who is there before it looks at anything else',
    async (_name, route) => {
      const url = route.path.replace(/:\w+/g, newId());
      for (const headers of [
        {},
        { authorization: `Bearer ${'x'.repeat(43)}` },
        { cookie: 'tieline_session=x' },
      ]) {
        const answer = await app.call(route.method, url, {
          ...(route.body && { body: { nonsense: true } }),
          headers: headers as Record<string, string>,
        });
        expect(answer.status).toBe(401);
        expect(answer.headers['content-type']).toContain('application/problem+json');
        expect(answer.body).toMatchObject({ requestId: answer.headers['x-request-id'], status: 401 });
      }
    },
  );

  it('says in words what is wrong, in the language that was asked for', async () => {
    const zh = await app.call('GET', '/api/liff/session');
    const en = await app.call('GET', '/api/liff/session', {
      headers: { 'accept-language': 'en-GB,en;q=0.9' },
    });
    expect([zh.body['code'], en.body['code']]).toEqual(['liff.session_required', 'liff.session_required']);
    expect(zh.body['title']).not.toBe(en.body['title']);
  });

  it('names every field that it refuses, by a code and in words', async () => {
    const ask = async (language: string) =>
      (
        await app.call('POST', '/api/auth/sign-in', {
          body: { email: 'nobody', password: '' },
          headers: { 'accept-language': language },
        })
      ).body['issues'];
    expect(await ask('zh-TW')).toEqual([
      { path: 'body.email', code: 'email', message: '請輸入完整的 Email，例如 name@example.com。' },
      { path: 'body.password', code: 'required', message: '請填寫此欄位。' },
    ]);
    expect(await ask('en')).toMatchObject([{ code: 'email' }, { message: 'Fill in this field.' }]);
  });

  it('that does not exist is a problem, not a page', async () => {
    const answer = await app.call('GET', '/api/nothing');
    expect([answer.status, answer.body['code']]).toEqual([404, 'request.not_found']);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it.each(['{', '[]', '"x"', 'null', '{"liffId":1}', `{"liffId":"${'x'.repeat(300_000)}"}`])(
    'answers bad input %.12s with a problem, and changes nothing',
    async (raw) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await app.call('POST', '/api/liff/sessions', { raw, headers });
      expect([400, 413]).toContain(answer.status);
      expect(String(answer.body['code'])).toMatch(/^request\./);
    },
  );

  it('refuses other content types, and forms that a foreign page could post', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml']) {
      const answer = await app.call('POST', '/api/liff/sessions', {
        raw: '{}',
        headers: { 'content-type': type },
      });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    }
  });

  it('a handler that serves no route of the contract stops the start-up', () => {
    const modules = new Map([['m', { controllers: new Map([['c', { metatype: Careless }]]) }]]);
    const careless = { get: (token: unknown) => (token === ModulesContainer ? modules : undefined) };
    expect(() => requireEndpoints(careless as unknown as INestApplication)).toThrow(
      'Careless.leak states no route of the contract',
    );
    const nobody = { get: () => new Map() };
    expect(() => requireEndpoints(nobody as unknown as INestApplication)).toThrow(/nobody serves/);
    expect(CarelessModule).toBeDefined();
  });
});

describe('pages', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engines[0]!, { env: { FRAME_ANCESTORS: 'http://phone.test' } });
  });
  afterAll(() => app.stop());

  const policyOf = async (url: string): Promise<Record<string, string[]>> => {
    const { headers } = await app.call('GET', url);
    const text = String(headers['content-security-policy']);
    const parts = text.split('; ').map((part) => part.split(' '));
    return Object.fromEntries(parts.map(([name = '', ...sources]): [string, string[]] => [name, sources]));
  };

  it.each(['/liff-bind.html', '/liff-bind.html/card', '/', '/login'])(
    '%s runs no script in the page',
    async (url) => {
      const policy = await policyOf(url);
      expect(policy['script-src']).not.toContain("'unsafe-inline'");
      expect(policy['script-src']).not.toContain("'unsafe-eval'");
      expect(policy['base-uri']).toEqual(["'none'"]);
      expect(policy['default-src']).toEqual(["'self'"]);
    },
  );

  it('the console is framed by nobody, the customer’s page by ourselves and the pretend phone', async () => {
    expect((await policyOf('/'))['frame-ancestors']).toEqual(["'none'"]);
    expect((await policyOf('/liff-bind.html'))['frame-ancestors']).toEqual(["'self'", 'http://phone.test']);
  });

  it.each(['/liff-bind.html/site', '/liff-bind.html/member'])('%s tells nobody its link', async (url) => {
    const { headers } = await app.call('GET', `${url}?t=${'x'.repeat(43)}`);
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer' });
  });
});

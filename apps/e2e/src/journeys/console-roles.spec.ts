import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ConsolePage } from '../pages/console-page.js';
import { productUrl } from '../support/addresses.js';
import type { RoleName } from '../support/console-api/session.js';
import { consoleRoutes } from '../support/console-routes.js';
import { expect, test } from '../support/fixtures.js';

const everybody = ['admin', 'supervisor', 'marketer', 'agent'] as const;
const binders = ['admin', 'supervisor'] as const;
const cardWriters = ['admin', 'supervisor', 'marketer'] as const;

type Page = {
  roles: readonly RoleName[];
  /** what the page reads first; the API has to say the same about it */
  api: (id: string) => string;
  /** who may read that, when it is more than may see the page */
  readers?: readonly RoleName[];
  /** where the menu leads there */
  entry?: string;
};

/** By the address, without what stands for one thing in it. */
const pages: Record<string, Page> = {
  '/': { roles: everybody, api: () => '/auth/me', entry: '總覽' },
  '/contacts': { roles: everybody, api: () => '/contacts', entry: '聯絡人' },
  '/contacts/import': { roles: binders, api: () => '/contact-imports' },
  '/contacts/:id': { roles: everybody, api: (id) => `/contacts/${id}` },
  '/tags': { roles: everybody, api: () => '/tags', entry: '標籤' },
  '/settings': { roles: everybody, api: () => '/team', entry: '團隊設定' },
  '/settings/api-keys': { roles: ['admin'], api: () => '/api-keys' },
  '/account': { roles: everybody, api: () => '/auth/sessions' },
  '/welcome': { roles: everybody, api: () => '/auth/me' },
  '/nowhere': { roles: everybody, api: () => '/auth/me' },
  '/channels': { roles: binders, api: () => '/channels', entry: '通訊渠道' },
  '/channels/new': { roles: binders, api: () => '/channels' },
  '/channels/:id': { roles: binders, api: (id) => `/channels/${id}` },
  '/channels/:id/doctor': { roles: binders, api: (id) => `/channels/${id}/checks` },
  '/binding': { roles: binders, api: () => '/channels', entry: '手機綁定' },
  '/binding/:id': { roles: binders, api: (id) => `/channels/${id}/binding-settings` },
  '/member-card': { roles: binders, api: () => '/channels', entry: '會員卡' },
  '/member-card/:id': { roles: binders, api: (id) => `/channels/${id}/member-card` },
  '/auto-replies': { roles: everybody, api: () => '/auto-replies', entry: '自動回應' },
  '/auto-replies/:id': { roles: everybody, api: (id) => `/channels/${id}/auto-replies` },
  '/cards': { roles: everybody, api: () => '/cards', entry: '訊息卡片' },
  '/cards/new': { roles: cardWriters, api: () => '/cards', readers: everybody },
  '/cards/:id': { roles: everybody, api: (id) => `/cards/${id}` },
  '/rich-menus': { roles: everybody, api: () => '/rich-menus', entry: '圖文選單' },
  '/rich-menus/new': { roles: cardWriters, api: () => '/rich-menus', readers: everybody },
  '/rich-menus/:id': { roles: everybody, api: (id) => `/rich-menus/${id}` },
  '/website': { roles: cardWriters, api: () => '/social-binding', entry: '官網綁定' },
  '/website/:id': { roles: cardWriters, api: (id) => `/channels/${id}/social-binding` },
  '/journeys': { roles: everybody, api: () => '/journeys', entry: '顧客旅程' },
  '/journeys/new': { roles: cardWriters, api: () => '/journeys', readers: everybody },
  '/journeys/:id': { roles: everybody, api: (id) => `/journeys/${id}` },
  '/journeys/:id/people': { roles: everybody, api: (id) => `/journeys/${id}/entries` },
  '/sms': { roles: binders, api: () => '/sms/account', entry: '簡訊點數' },
  '/sms/ledger': { roles: binders, api: () => '/sms/ledger' },
  '/sms/messages': { roles: binders, api: () => '/sms/messages' },
  '/sms/gateways': { roles: ['admin'], api: () => '/sms/gateways' },
  '/audit': { roles: binders, api: () => '/audit', entry: '操作紀錄' },
  '/queues': { roles: ['admin'], api: () => '/operator/deliveries', entry: '傳送佇列' },
  '/team': { roles: ['admin'], api: () => '/team/members', entry: '團隊與權限' },
};

const id = /[0-9a-f-]{36}/;

let addresses: string[];
test.beforeAll(async () => {
  const found = (await consoleRoutes()).map(([, address]) => address.split('?')[0] ?? address);
  addresses = [...new Set(found)];
});

/** What the console's router knows, without what is open to everybody. */
function routedPaths(): string[] {
  const app = path.resolve(import.meta.dirname, '../../../admin/src/app');
  const sections = readdirSync(path.join(app, 'routes')).map((name) => `routes/${name}`);
  const source = ['router.tsx', ...sections].map((name) => readFileSync(path.join(app, name), 'utf8')).join();
  const paths = [...source.matchAll(/path: '([^']+)'/g)].map(([, found = '']) => found);
  const open = /^\/(login|setup|invitations|reset)/;
  return paths.filter((found) => !open.test(found)).map((found) => found.replace(/\$\w+/, ':id'));
}

test('every page of the console is in the table, and is visited', () => {
  const known = Object.keys(pages).sort();
  expect([...new Set(addresses.map((address) => address.replace(id, ':id')))].sort()).toEqual(known);
  // the last one catches what nobody knows
  expect(routedPaths().sort()).toEqual(known.map((page) => (page === '/nowhere' ? '$' : page)).sort());
});

for (const role of everybody) {
  test(`${role}: every address is the page, or says who may see it; menu and API agree (B11)`, async ({
    page,
  }) => {
    test.setTimeout(400_000);
    const console = new ConsolePage(page);
    const refused: string[] = [];
    page.on('response', (response) => {
      if (response.url().startsWith(`${productUrl}/api/`) && response.status() === 403)
        refused.push(response.url());
    });
    await console.isSignedInAs(role);
    for (const address of addresses) {
      const found = pages[address.replace(id, ':id')];
      if (!found) throw new Error(`${address} is not in the table`);
      const may = found.roles.includes(role);
      await console.opens(address);
      await console.isLoaded();
      await expect.soft(page, address).toHaveURL(`${productUrl}${address}`);
      await expect
        .soft(page.getByRole('heading', { name: /^(僅管理員|只有系統維運人員).*可以/ }), address)
        .toHaveCount(may ? 0 : 1);
      const answer = await page.request.get(`${productUrl}/api${found.api(id.exec(address)?.[0] ?? '')}`);
      expect
        .soft(answer.status(), `${address}: ${answer.url()}`)
        .toBe((found.readers ?? found.roles).includes(role) ? 200 : 403);
      if (found.entry)
        await expect
          .soft(console.navigation.getByRole('link', { name: found.entry, exact: true }), address)
          .toHaveCount(may ? 1 : 0);
    }
    // what a page asks for, its reader may have
    expect(refused).toEqual([]);
  });
}

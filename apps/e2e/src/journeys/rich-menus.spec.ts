import type { RichMenuArea, RichMenuContent } from '@tieline/contracts';
import type { PhonePage } from '../pages/phone-page.js';
import { bindByHttp } from '../support/bind-by-http.js';
import { consoleApi } from '../support/console-api.js';
import { expect, test } from '../support/fixtures.js';
import { freshPhone } from '../support/people.js';
import { png } from '../support/png.js';
import { sandbox } from '../support/sandbox.js';

const persona = 'silver';
const size = { width: 2500, height: 843 };
const half = (key: string, x: number, label: string, action: RichMenuArea['action']): RichMenuArea => ({
  key,
  bounds: { x, y: 0, width: size.width / 2, height: size.height },
  label,
  action,
});

let channelId = '';
let user = '';

test.beforeEach(async () => {
  await sandbox.reset();
  channelId = (await sandbox.brand()).productChannelId;
  user = await sandbox.personaId(persona);
  const known = await consoleApi.findContact(user);
  if (known?.bindingState === 'bound') await consoleApi.unbind(known.id, '測試');
});
test.afterEach(() => consoleApi.removeMenus(channelId));

async function menu(chatBarText: string, areas: RichMenuArea[]): Promise<string> {
  const pictureId = await consoleApi.uploadPicture('richMenuSmall', png(size.width, size.height));
  const content: RichMenuContent = { name: chatBarText, chatBarText, size, pictureId, selected: true, areas };
  const { id } = await consoleApi.createMenu(channelId, content);
  await consoleApi.publishMenu(channelId, id);
  return id;
}

const bar = (phone: PhonePage, text: string) => phone.page.getByRole('button', { name: text, exact: true });
const area = (phone: PhonePage, name: string) =>
  phone.page.getByRole('navigation', { name: '圖文選單' }).getByRole('button', { name, exact: true });

test('binding switches the menu on the phone, and unbinding puts it back', async ({ page, phone }) => {
  const guest = await menu('訪客選單', [half('bind', 0, '綁定', { type: 'phoneBinding' })]);
  const member = await menu('會員選單', [half('card', 0, '會員卡', { type: 'memberCard' })]);
  await consoleApi.saveMenuRules(channelId, {
    rules: [{ menuId: member, audience: { kind: 'bound' } }],
    defaultMenuId: guest,
  });
  await phone.opens(persona);
  await expect(bar(phone, '訪客選單')).toBeVisible();
  await phone.tapsBinding();
  await phone.liff.isReady();
  await page.keyboard.press('Escape');
  await phone.opens(persona);

  await bindByHttp(user, freshPhone());
  await expect(bar(phone, '會員選單')).toBeVisible();
  await area(phone, '會員卡').click();
  await phone.liff.shows('會員卡');
  await phone.opens(persona);

  // LINE drops the menu of whoever blocks the account
  await sandbox.block(user);
  await expect(bar(phone, '會員選單')).toBeHidden();
  await sandbox.follow(user);
  await expect(bar(phone, '會員選單')).toBeVisible();

  const { id } = await consoleApi.contact(user);
  await consoleApi.unbind(id, '測試');
  await expect(bar(phone, '訪客選單')).toBeVisible();
});

test('an area leads to another menu, and taps on an address are counted', async ({ phone }) => {
  const second = await menu('第二頁', [
    half('sale', 0, '特賣', { type: 'uri', uri: 'https://localhost/sale' }),
  ]);
  const first = await menu('第一頁', [half('more', 0, '更多', { type: 'switch', menuId: second })]);
  await consoleApi.saveMenuRules(channelId, { rules: [], defaultMenuId: first });
  await phone.opens(persona);
  await expect(bar(phone, '第一頁')).toBeVisible();
  await area(phone, '更多').click();
  await expect(bar(phone, '第二頁')).toBeVisible();

  const { menu: shown } = await sandbox.chat(user);
  const [tapped] = shown?.areas ?? [];
  const response = await fetch(String(tapped?.action['uri']), {
    redirect: 'manual',
    headers: { 'user-agent': 'Mozilla/5.0 (iPhone) Line/15.20.0' },
  });
  expect([response.status, response.headers.get('location')]).toEqual([302, 'https://localhost/sale']);
  await expect.poll(() => consoleApi.menuClicks(second)).toMatchObject([{ key: 'sale', clicks: 1 }]);
});

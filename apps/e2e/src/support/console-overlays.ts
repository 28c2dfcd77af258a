import type { ConsolePage } from '../pages/console-page.js';
import { consoleApi } from './console-api.js';
import { png } from './png.js';
import { sandbox } from './sandbox.js';

type Overlay = {
  name: string;
  path: string;
  /** what there is on one screen only */
  only?: 'desk' | 'phone';
  open: (desk: ConsolePage) => Promise<void>;
  /** leaves the world as it was */
  after?: () => Promise<unknown>;
};

const press = (name: string | RegExp) => async (desk: ConsolePage) => desk.button(name).first().click();

/** Also on a phone, where the menu lies beside the screen. */
const follow = (name: string) => (desk: ConsolePage) =>
  desk.page.locator('nav').getByText(name, { exact: true }).dispatchEvent('click');

const choose =
  (menu: string | RegExp, ...items: string[]) =>
  async (desk: ConsolePage) => {
    await press(menu)(desk);
    for (const name of items) await desk.page.getByRole('menuitem', { name }).click();
  };

/** Every menu, dialog, drawer and notice that opens over a page of the console, and how. */
export async function consoleOverlays(routes: [name: string, path: string][]): Promise<Overlay[]> {
  const { productChannelId: channel, name: brand } = await sandbox.brand();
  const before = await consoleApi.settings(channel);
  const pathOf = (route: string) => routes.find(([name]) => name === route)?.[1] ?? `/no-${route}`;
  const contact = pathOf('contact');
  const editor = `/binding/${channel}?tab=page`;
  const { scenarios } = before;
  const used = await consoleApi.createCard('使用中的卡片', { kind: 'text', text: '您好' });
  const reply = { kind: 'savedCard' as const, cardId: used.id };
  const restore = () => consoleApi.restore(before);
  // two versions for the history to compare
  await consoleApi.restore({ ...before, consentText: `${before.consentText} 。` });
  await restore();

  const everywhere: Overlay[] = [
    { name: 'navigation', path: '/', only: 'phone', open: press('開啟選單') },
    { name: 'search', path: '/', open: press('搜尋') },
    {
      name: 'search-hits',
      path: '/',
      open: async (desk) => {
        await press('搜尋')(desk);
        await desk.page.getByRole('combobox', { name: '搜尋' }).fill('手機');
        await desk.page.getByRole('option').first().waitFor();
      },
    },
    { name: 'shortcuts', path: '/', only: 'desk', open: press('鍵盤快捷鍵') },
    { name: 'languages', path: '/', open: press('語言') },
    { name: 'account-menu', path: '/', open: press(/的帳號選單$/) },
    { name: 'switcher', path: '/contacts', only: 'desk', open: press(/^通訊渠道：/) },
    {
      name: 'signed-out',
      path: '/',
      open: async (desk) => {
        await desk.page.context().clearCookies();
        await follow('聯絡人')(desk);
        await desk.page.getByRole('dialog', { name: '請重新登入' }).waitFor();
      },
    },
  ];

  const binding: Overlay[] = [
    { name: 'link-menu', path: '/binding', open: press(`「${brand}」的動作`) },
    {
      name: 'copied',
      path: '/binding',
      open: async (desk) => {
        await choose(`「${brand}」的動作`, '複製綁定連結')(desk);
        await desk.says('已複製');
      },
    },
    { name: 'qr', path: '/binding', open: choose(`「${brand}」的動作`, 'QR 圖檔') },
    {
      name: 'source',
      path: '/binding',
      open: async (desk) => {
        await choose(`「${brand}」的動作`, '加上來源參數…')(desk);
        await desk.page.getByRole('textbox', { name: '來源名稱' }).fill('store-poster');
      },
    },
    {
      name: 'history',
      path: editor,
      open: async (desk) => {
        await press('歷史版本')(desk);
        await press(/與目前設定比較$/)(desk);
      },
    },
    {
      name: 'crop',
      path: editor,
      open: async (desk) => {
        const file = { name: 'a.png', mimeType: 'image/png', buffer: png(900, 700) };
        await desk.page.locator('input[type="file"]').first().setInputFiles(file);
      },
    },
    {
      name: 'save-bar',
      path: editor,
      open: (desk) => desk.page.getByRole('textbox', { name: '告知事項' }).fill('我的'),
    },
    {
      name: 'leave',
      path: editor,
      open: async (desk) => {
        await desk.page.getByRole('textbox', { name: '告知事項' }).fill('我的');
        await follow('聯絡人')(desk);
      },
    },
    {
      name: 'conflict',
      path: editor,
      open: async (desk) => {
        await desk.page.getByRole('textbox', { name: '告知事項' }).fill('我的');
        await consoleApi.restore({ ...before, consentText: '別人的' });
        await press('儲存')(desk);
      },
      after: restore,
    },
    { name: 'preview', path: editor, only: 'phone', open: press('預覽') },
  ];

  const cards: Overlay[] = [
    { name: 'card-menu', path: '/cards', open: press(/」的動作$/) },
    {
      name: 'card-in-use',
      path: `/cards/${used.id}`,
      open: async (desk) => {
        await consoleApi.restore({
          ...before,
          scenarios: { ...scenarios, alreadyBound: { ...scenarios.alreadyBound, reply } },
        });
        await desk.page.reload();
        await choose('「使用中的卡片」的動作', '封存')(desk);
      },
      after: restore,
    },
  ];

  const ofTag = (tag: string, item: string) => choose(`「${tag}」的動作`, item);
  const tags: Overlay[] = [
    { name: 'tag-menu', path: '/tags', open: press('「VIP」的動作') },
    { name: 'tag-new', path: '/tags', open: press('新增標籤') },
    { name: 'tag-edit', path: '/tags', open: ofTag('VIP', '編輯') },
    { name: 'tag-merge', path: '/tags', open: ofTag('VIP', '合併到其他標籤') },
    { name: 'tag-import', path: '/tags', open: ofTag('VIP', '匯入名單') },
    { name: 'tag-log', path: '/tags', open: ofTag('已綁定', '貼標紀錄') },
    { name: 'tag-in-use', path: '/tags', open: ofTag('已綁定', '封存') },
    { name: 'tag-bulk', path: '/contacts', open: press('批次標籤') },
  ];

  const menu = pathOf('rich-menu');
  const menus: Overlay[] = [
    { name: 'menu-actions', path: '/rich-menus', open: press('「會員版」的動作') },
    { name: 'menu-remove', path: '/rich-menus', open: choose('「會員版」的動作', '刪除') },
    {
      name: 'menu-rules',
      path: '/rich-menus',
      open: async (desk) => {
        await press('新增規則')(desk);
        await desk.page.getByRole('combobox', { name: '顯示給' }).click();
        await desk.page.getByRole('option', { name: '有任一標籤' }).click();
        await press('儲存')(desk);
      },
    },
    {
      name: 'menu-area-wrong',
      path: menu,
      open: async (desk) => {
        await desk.page.getByRole('textbox', { name: 'X' }).last().fill('2400');
        await press('儲存')(desk);
      },
    },
    {
      name: 'menu-crop',
      path: menu,
      open: async (desk) => {
        const file = { name: 'a.png', mimeType: 'image/png', buffer: png(900, 700) };
        await desk.page.locator('input[type="file"]').first().setInputFiles(file);
      },
    },
  ];

  const journey = pathOf('journey');
  const journeys: Overlay[] = [
    { name: 'journey-menu', path: '/journeys', open: press('「新會員歡迎」的動作') },
    { name: 'journey-add', path: journey, open: press('新增步驟') },
    {
      name: 'journey-fields',
      path: journey,
      open: async (desk) => {
        for (const n of [1, 2, 3, 4, 5, 6]) await press(`編輯步驟 ${n}`)(desk);
        await desk.page.getByRole('textbox', { name: /^旅程名稱/ }).fill('別的名稱');
      },
    },
    {
      name: 'journey-removed',
      path: journey,
      open: async (desk) => {
        await choose('步驟 5 的其他動作', '刪除')(desk);
        await desk.says('已刪除步驟 5');
      },
    },
    { name: 'journey-resume', path: journey, open: press('繼續') },
    { name: 'journey-stop', path: journey, open: press('停止') },
    { name: 'journey-trial', path: journey, open: press('試跑') },
  ];

  const answers: Overlay[] = [
    {
      name: 'auto-reply-wrong',
      path: pathOf('auto-reply'),
      open: async (desk) => {
        await press('新增規則')(desk);
        await press('儲存')(desk);
      },
    },
    { name: 'auto-reply-open', path: pathOf('auto-reply'), open: press('加入「會員卡」模組') },
    {
      name: 'website-wrong',
      path: pathOf('website'),
      open: async (desk) => {
        await press('新增規則')(desk);
        await desk.page.getByRole('textbox', { name: '允許的網站' }).fill('http://shop.example');
        await press('儲存')(desk);
      },
    },
    { name: 'website-signing', path: pathOf('website'), open: press('步驟與範例') },
    { name: 'link-signing', path: pathOf('member-card'), open: press('步驟與範例') },
    {
      name: 'journey-log',
      path: '/journeys?state=stopped',
      open: async (desk) => {
        await desk.page.getByRole('link', { name: '有人走完的旅程' }).first().click();
        await desk.page.getByRole('link', { name: '進入的人' }).click();
        await press(/的紀錄$/)(desk);
      },
    },
  ];

  const people: Overlay[] = [
    { name: 'view-new', path: '/contacts?binding=bound', open: press('儲存為檢視') },
    { name: 'view-menu', path: pathOf('contacts-view'), open: press(/的檢視設定$/) },
    {
      name: 'view-edit',
      path: pathOf('contacts-view'),
      open: choose(/的檢視設定$/, '編輯名稱與共用'),
    },
    { name: 'export-menu', path: '/contacts', open: press('匯出 CSV') },
    { name: 'review', path: '/contacts?view=reviews', open: press('查看並決定') },
    { name: 'unbind', path: contact, open: press('解除綁定') },
    { name: 'erase', path: contact, open: press('刪除個資') },
    { name: 'member-menu', path: '/team', open: press(/」的動作$/) },
    { name: 'member-sessions', path: '/team', open: choose(/」的動作$/, '登入中的裝置') },
    { name: 'member-reset', path: '/team', open: choose(/」的動作$/, '產生密碼重設連結') },
    { name: 'member-remove', path: '/team', open: choose(/」的動作$/, '移除') },
    { name: 'invite', path: '/team', open: press('邀請成員') },
    { name: 'two-factor', path: '/account', open: press('開啟兩步驟驗證') },
    { name: 'audit-change', path: '/audit', open: press(/^檢視差異/) },
  ];

  const services: Overlay[] = [
    { name: 'top-up', path: '/sms', open: press('儲值') },
    { name: 'channel-cap', path: '/sms', open: press(/ 的每日上限$/) },
    { name: 'api-key-new', path: '/settings/api-keys', open: press('建立金鑰') },
    { name: 'api-key-revoke', path: '/settings/api-keys', open: press(/^撤銷「/) },
    { name: 'gateway-new', path: '/sms/gateways', open: press('新增簡訊商') },
    { name: 'shop-new', path: '/channels', open: press('連接商店') },
    { name: 'shop-edit', path: '/channels', open: press(/^編輯商店/) },
  ];

  return [
    ...everywhere,
    ...binding,
    ...cards,
    ...tags,
    ...menus,
    ...journeys,
    ...answers,
    ...people,
    ...services,
  ];
}

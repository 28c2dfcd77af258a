import { richMenuSizes } from '@tieline/contracts';
import { haveApiKey } from './api-keys.js';
import { bindByHttp } from './bind-by-http.js';
import { consoleApi } from './console-api.js';
import { freshPhone, freshUser, sharedPhone } from './people.js';
import { sandbox } from './sandbox.js';

/** Name and address of every page of the console that the admin can open. */
export async function consoleRoutes(): Promise<[name: string, path: string][]> {
  const { productChannelId: channel } = await sandbox.brand();
  const user = freshUser();
  await bindByHttp(user, freshPhone());
  const { id: contact } = await consoleApi.contact(user);
  await consoleApi.check(channel);
  const steps = ['messaging', 'login', 'liff', 'shop', 'sms', 'test'];
  const { id: card } = await consoleApi.createCard('輪播', {
    kind: 'carousel',
    altText: '本週精選',
    columns: [1, 2, 3].map((n) => ({ pictureId: null, title: `精選 ${n}`, text: '限時優惠', buttons: [] })),
  });
  const { id: menu } = await consoleApi.createMenu(channel, {
    name: '會員版',
    size: richMenuSizes.large,
    pictureId: null,
    chatBarText: '會員專區',
    selected: true,
    areas: [0, 1250].map((x) => ({
      key: `area${x}`,
      bounds: { x, y: 0, width: 1250, height: 1686 },
      label: '會員卡',
      action: { type: 'memberCard' },
    })),
  });
  const journey = await consoleApi.journey(channel);
  const { id: view } = await consoleApi.view('已封鎖的會員', { binding: 'bound', friend: 'blocked' });
  const tabs = ['firstBinding', 'alreadyBound', 'memberNotFound', 'page', 'match', 'policy'];
  return [
    ['overview', '/'],
    ['overview-range', '/?from=2026-01-01&to=2026-12-31'],
    ['channels', '/channels'],
    ['channel-new', '/channels/new'],
    ['channel', `/channels/${channel}`],
    ['doctor', `/channels/${channel}/doctor`],
    ...steps.map((step): [string, string] => [
      `setup-${step}`,
      `/channels/new?channelId=${channel}&step=${step}`,
    ]),
    ['binding', '/binding'],
    ...tabs.map((tab): [string, string] => [`binding-${tab}`, `/binding/${channel}?tab=${tab}`]),
    ['member-cards', '/member-card'],
    ['member-card', `/member-card/${channel}`],
    ['cards', '/cards'],
    ['card-new', '/cards/new?template=welcome'],
    ['card', `/cards/${card}`],
    ['auto-replies', '/auto-replies'],
    ['auto-reply', `/auto-replies/${channel}`],
    ['rich-menus', '/rich-menus'],
    ['rich-menu-new', '/rich-menus/new'],
    ['rich-menu', `/rich-menus/${menu}`],
    ['websites', '/website'],
    ['website', `/website/${channel}`],
    ['contacts', '/contacts'],
    ['contacts-view', `/contacts?binding=bound&viewId=${view}`],
    ['reviews', '/contacts?view=reviews'],
    ['contact-import', '/contacts/import'],
    ['contact', `/contacts/${contact}`],
    ['journeys', '/journeys'],
    ['journeys-none', '/journeys?state=stopped'],
    ['journey-templates', '/journeys/new'],
    ['journey-new', '/journeys/new?template=winBack'],
    ['journey', `/journeys/${journey}`],
    ['journey-people', `/journeys/${journey}/people`],
    ['sms', '/sms'],
    ['sms-gateways', '/sms/gateways'],
    ['sms-ledger', '/sms/ledger'],
    ['sms-messages', '/sms/messages'],
    ['audit', '/audit'],
    ['team', '/team'],
    ['queues', '/queues'],
    ['tags', '/tags'],
    ['tags-none', '/tags?q=nothing-of-this-name'],
    ['tags-archived', '/tags?state=archived'],
    ['account', '/account'],
    ['settings', '/settings'],
    ['api-keys', '/settings/api-keys'],
    ['welcome', '/welcome'],
    ['nowhere', '/nowhere'],
  ];
}

/** Lists that are empty in a new world get something to show. The gateway sends from now on: take it out again. */
export async function furnish(): Promise<void> {
  const { productChannelId: channel } = await sandbox.brand();
  await bindByHttp(freshUser(), sharedPhone());
  await consoleApi.doors();
  await haveApiKey();
  await consoleApi.addSmsGateway('自己的帳號');
  const { id } = await consoleApi.connectShop({ platform: 'csv', name: '門市會員名單', credentials: {} });
  const members = ['M-001,0911000001,陳小姐', 'M-002,0911000002,林先生', 'M-003,12,號碼不對'];
  await consoleApi.tagEverybody('VIP');
  await consoleApi.uploadMembers(id, ['member_id,phone,name', ...members].join('\n'));
  await consoleApi.importContacts(channel, `UID,會員編號\n${freshUser()},S-1\nnobody,S-2`);
  await consoleApi.saveWebsite(channel, { origins: ['https://www.sunrise.example'] });
  const replies = [{ kind: 'text' as const, text: '營業時間為每日 10:00–22:00。' }];
  const hours = { key: 'hours', name: '營業時間', on: true, binding: 'anybody' as const, messages: replies };
  const trigger = { kind: 'keyword' as const, match: 'exact' as const, keywords: ['營業時間'] };
  await consoleApi.saveAutoReplies(channel, [{ ...hours, trigger, tags: { match: 'any', ids: [] } }]);
  const step = { id: 'a', kind: 'send' as const, message: { kind: 'text' as const, text: '歡迎加入會員' } };
  const rules = { trigger: { kind: 'bound' as const }, entryLimit: 1, quietHours: null, steps: [step] };
  const journey = await consoleApi.startJourney({ channelId: channel, name: '有人走完的旅程', ...rules });
  await bindByHttp(freshUser(), freshPhone());
  await consoleApi.stopJourney(journey.id);
}

import { defaultSocialBinding } from '@tieline/contracts';
import { readable } from './readable.js';
import { auditTexts } from './texts.js';
import { valueTexts } from './value-texts.js';

const names = {
  tags: new Map([
    ['t1', '已綁定'],
    ['t2', 'VIP'],
  ]),
  channels: new Map([['c1', '晨光選物']]),
  shops: new Map([['s1', '官網']]),
};
const { field, value } = readable(auditTexts['zh-TW'], valueTexts['zh-TW'], names, {
  locale: 'zh-TW',
  dateTime: (instant) => `（${instant}）`,
});

const stepsOf = (path: string) => path.split('.').map((key) => ({ key }));

it.each([
  ['name', '名稱'],
  ['scenarios.firstBinding.triggerText', '情境 › 首次完成綁定 › 觸發訊息'],
  ['scenarios.memberNotFound.reply.card.buttons', '情境 › 綁定失敗 › 回覆 › 卡片 › 按鈕'],
  ['policy.matchBeforeSms', '安全與費用 › 傳送簡訊前先比對會員'],
  ['connectionId', '商店'],
  ['autoHideSeconds', '自動隱藏（秒）'],
  ['message.text', '完成訊息 › 文字'],
  ['rules', '規則'],
  ['something.new', 'something › new'],
  ['constructor', 'constructor'],
])('the field %s reads %s', (path, label) => expect(field(stepsOf(path))).toBe(label));

it.each([
  [
    [{ key: 'rules', item: '營業時間' }, { key: 'messages', item: 2 }, { key: 'text' }],
    '規則「營業時間」 › 回覆內容 2 › 文字',
  ],
  [[{ key: 'rules', item: 'text' }, { key: 'on' }], '規則「text」 › 啟用'],
  [[{ key: 'steps', item: 1 }, { key: 'message' }, { key: 'text' }], '步驟 1 › 訊息 › 文字'],
])('%j reads %s', (at, label) => expect(field(at)).toBe(label));

it.each([
  ['enabled', 'true', '是'],
  ['policy.paidPushFallback', 'false', '否'],
  ['role', 'supervisor', '主管'],
  ['policy.contested', 'move', '移轉到新的 LINE 帳號'],
  ['matchPlatform', 'none', '不需比對'],
  ['matchPlatform', 'shopline', 'SHOPLINE'],
  ['tagIds', '["t1","t2","gone"]', '已綁定、VIP、gone'],
  ['countries', '["TW","HK"]', 'TW、HK'],
  ['channelId', 'c1', '晨光選物'],
  ['shopConnectionId', 's1', '官網'],
  [
    'scenarios.firstBinding.reply.card.buttons',
    '[{"label":"會員卡","action":{"type":"memberCard"}}]',
    '會員卡',
  ],
  ['content.columns', '[{"title":"精選 1","text":"限時"},{"title":null,"text":"第二張"}]', '精選 1、第二張'],
  ['scenarios.alreadyBound.reply.kind', 'savedCard', '訊息卡片'],
  ['note', 'provision', '開通贈點'],
  ['texts.contested', '請稍候', '請稍候'],
  ['scenarios.firstBinding.reply.text', '[慶祝] 您好', '[慶祝] 您好'],
  ['expiresAt', '2026-11-22T17:19:08.928Z', '（2026-11-22T17:19:08.928Z）'],
  ['item', 'line.botLinked', '已連結官方帳號'],
  ['repair', 'liffApp', 'LIFF app'],
  ['kind', 'constructor', 'constructor'],
  ['kind', 'add', '批次貼上'],
  ['kind', 'followers', 'LINE 好友'],
  ['steps', '[{"id":"a","kind":"send","message":{}},{"id":"b","kind":"wait"}]', '傳送訊息、等待'],
  ['rules', '[{"key":"a","name":"營業時間","on":true},{"key":"b","name":"歡迎"}]', '營業時間、歡迎'],
  ['rules', '[{"audience":{"kind":"tagsAny","tagIds":["t1"]},"menuId":"m1"}]', '有任一標籤'],
  ['trigger.kind', 'unbound', '解除手機綁定'],
  ['tagIds', '[]', ''],
  ['addIds', '["t2"]', 'VIP'],
  ['rules.tags.ids', '["t1"]', '已綁定'],
  ['rules.tags.match', 'all', '符合全部'],
  ['rules.trigger.match', 'contains', '包含'],
  ['steps.then', '[{"id":"a","kind":"end"}]', '結束旅程'],
  ['position', 'bottomLeft', '左下角'],
  ['form', 'popup', '彈出視窗'],
  ['message.kind', 'none', '不傳送'],
  [
    'pageRules',
    '[{"match":"keyword","value":"/cart","show":false},{"match":"url","value":"https://a.example","show":true}]',
    '網址包含「/cart」：不顯示、網址等於「https://a.example」：顯示',
  ],
])('%s: %s reads %s', (path, raw, text) => expect(value(path, raw)).toBe(text));

it.each(['zh-TW', 'en'] as const)('every setting of the website button has a name (%s)', (locale) => {
  const words = readable(auditTexts[locale], valueTexts[locale], names, { locale, dateTime: String });
  const unnamed = Object.keys(defaultSocialBinding()).filter((key) => words.field([{ key }]) === key);
  expect(unnamed).toEqual([]);
});

import type { DeviceKind, FriendState, Language, Texts } from '../protocol.js';

/**
 * The constants of the world. They are pretend and public: anybody may copy them into a provision file or a test.
 */
export type BrandSeed = {
  key: string;
  name: string;
  basicId: string;
  botUserId: string;
  colour: string;
  productChannelId: string;
  messaging: { channelId: string; channelSecret: string };
  login: { channelId: string; channelSecret: string };
  liffId: string;
  /** has the shield: LINE lists its friends */
  verified: boolean;
};

export const brandSeeds: readonly BrandSeed[] = [
  {
    key: 'sunrise',
    name: '晨光選物',
    basicId: '@sunrise',
    botUserId: 'Ub0700000000000000000000000000001',
    colour: '#b45309',
    productChannelId: '01980000-0000-7000-8000-000000000001',
    messaging: { channelId: '2000000001', channelSecret: '5a9db0c0000000000000000000000a01' },
    login: { channelId: '2000000002', channelSecret: '5a9db0c0000000000000000000000b02' },
    liffId: '2000000002-SunRise1',
    verified: true,
  },
  {
    key: 'coast',
    name: '海岸咖啡',
    basicId: '@coastcafe',
    botUserId: 'Ub0700000000000000000000000000002',
    colour: '#0f766e',
    productChannelId: '01980000-0000-7000-8000-000000000002',
    messaging: { channelId: '2000000011', channelSecret: '5a9db0c0000000000000000000000a11' },
    login: { channelId: '2000000012', channelSecret: '5a9db0c0000000000000000000000b12' },
    liffId: '2000000012-CoastCaf',
    verified: false,
  },
];

export const smsToken = 'sandbox-sms-token';
export const shoplineToken = 'sandbox-shopline-token';
/** exists, but lacks the permission to read customers: 403 */
export const shoplineTokenWithoutCustomers = 'sandbox-shopline-token-no-customers';
export const shoplineHandle = 'sunrise';
/** of a developer's app; merchant id as SHOPLINE writes it */
export const shoplineAppSecret = 'sandbox-shopline-app-secret';
export const shoplineMerchantId = '5e840cae0000000000000001';
export const cyberbizWebhookSecret = 'sandbox-cyberbiz-webhook-secret';
export const shopifyWebhookSecret = 'sandbox-shopify-api-secret';
export const easystoreWebhookSecret = 'sandbox-easystore-client-secret';
export const cyberbizUsername = 'sandbox-cyberbiz';
export const cyberbizSecret = 'sandbox-cyberbiz-secret';
export const cyberbizToken = 'sandbox-cyberbiz-token';
export const shopifyShop = 'sunrise.myshopify.com';
export const shopifyToken = 'sandbox-shopify-token';
/** exists, but lacks the scope read_customers */
export const shopifyTokenWithoutCustomers = 'sandbox-shopify-token-no-customers';
export const easystoreShop = 'sunrise.easy.co';
export const easystoreToken = 'sandbox-easystore-token';
export const ninetyOneAppShopId = '41001';
export const ninetyOneAppKey = 'sandbox-91app-key';
export const ownSystemSecret = 'sandbox-own-system-secret-of-32-characters';

export type PersonaSeed = {
  key: string;
  lineUserId: string;
  displayName: string;
  language: Language;
  os: DeviceKind;
  /** with the first brand; the second one is always a friend */
  friend: FriendState;
  suggestedPhone: string;
  about: Texts;
};

const id = (n: number) => `U5a9db0c00000000000000000000000${String(n).padStart(2, '0')}`;

export const personaSeeds: readonly PersonaSeed[] = [
  {
    key: 'gold',
    lineUserId: id(1),
    displayName: '王小明',
    language: 'zh-TW',
    os: 'ios',
    friend: 'friend',
    suggestedPhone: '0900-000-001',
    about: { 'zh-TW': '好友，iPhone；官網金卡會員', en: 'Friend on iPhone; gold member of the shop' },
  },
  {
    key: 'silver',
    lineUserId: id(2),
    displayName: '林美玲',
    language: 'zh-TW',
    os: 'android',
    friend: 'friend',
    suggestedPhone: '0900-000-002',
    about: { 'zh-TW': '好友，Android；官網銀卡會員', en: 'Friend on Android; silver member of the shop' },
  },
  {
    key: 'newcomer',
    lineUserId: id(3),
    displayName: '陳怡君',
    language: 'zh-TW',
    os: 'ios',
    friend: 'none',
    suggestedPhone: '0900-000-003',
    about: { 'zh-TW': '尚未加好友，也不是會員', en: 'Not a friend yet, and no member' },
  },
  {
    key: 'blocked',
    lineUserId: id(4),
    displayName: '張志豪',
    language: 'zh-TW',
    os: 'android',
    friend: 'blocked',
    suggestedPhone: '0900-000-006',
    about: { 'zh-TW': '已封鎖品牌', en: 'Has blocked the brand' },
  },
  {
    key: 'pc',
    lineUserId: id(5),
    displayName: '李承翰',
    language: 'zh-TW',
    os: 'pc',
    friend: 'friend',
    suggestedPhone: '0900-000-005',
    about: {
      'zh-TW': '使用電腦版，沒有圖文選單',
      en: 'Uses LINE on a PC: no rich menu, LIFF opens in a browser',
    },
  },
  {
    key: 'english',
    lineUserId: id(6),
    displayName: 'Emily Carter',
    language: 'en',
    os: 'ios',
    friend: 'friend',
    suggestedPhone: '0900-000-010',
    about: { 'zh-TW': '手機語言為英文', en: 'Phone set to English' },
  },
  {
    key: 'japanese',
    lineUserId: id(7),
    displayName: '佐藤花子',
    language: 'ja',
    os: 'android',
    friend: 'friend',
    suggestedPhone: '0900-000-011',
    about: { 'zh-TW': '手機語言為日文', en: 'Phone set to Japanese' },
  },
  {
    key: 'holder',
    lineUserId: id(8),
    displayName: '黃淑芬',
    language: 'zh-TW',
    os: 'ios',
    friend: 'friend',
    suggestedPhone: '0900-000-004',
    about: {
      'zh-TW': '0900-000-004 的主人：先用她綁定，再換別人試',
      en: 'Holds 0900-000-004: bind her first, then try it as somebody else',
    },
  },
];

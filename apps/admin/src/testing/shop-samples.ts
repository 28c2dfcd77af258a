import type { ShopConnection, ShopPlatformInfo } from '@tieline/contracts';

const id = '0190a000-0000-7000-8000-000000000201';

export function aShopPlatform(over: Partial<ShopPlatformInfo> = {}): ShopPlatformInfo {
  return {
    key: 'shopline',
    name: { 'zh-TW': 'SHOPLINE', en: 'SHOPLINE' },
    fields: [],
    perSecond: 20,
    scopes: ['customers'],
    prerequisites: [],
    confirmed: true,
    writeBack: { tag: { min: 3, max: 40 }, lineId: false, unlink: false },
    webhook: {
      registers: true,
      topics: ['user/update'],
      steps: { 'zh-TW': '請先填入商家 ID', en: 'Fill in the merchant ID first' },
    },
    ...over,
  };
}

export function aShop(over: Partial<ShopConnection> = {}): ShopConnection {
  return {
    id,
    platform: 'shopline',
    name: '官網',
    settings: {},
    secrets: {},
    doneSteps: [],
    lastSuccessAt: null,
    lastFailureAt: null,
    lastFailure: null,
    webhook: {
      url: 'https://tieline.test/api/shops/webhooks/1/token',
      ready: true,
      registeredAt: null,
      lastReceivedAt: null,
    },
    writeBack: { tag: null, lineId: false },
    createdAt: '2026-11-21T08:02:11.000Z',
    ...over,
  };
}

import { FakeShopPlatform } from './fake-shop-platform.js';

const phone = '+886912345678';

describe('FakeShopPlatform', () => {
  it('finds by exact number, proven numbers first, and picks nobody of several', async () => {
    const shop = new FakeShopPlatform();
    await expect(shop.findByPhone(phone)).resolves.toEqual({ kind: 'none' });
    shop.add({ phone, phoneVerified: false });
    await expect(shop.findByPhone(phone)).resolves.toMatchObject({ member: { phoneVerified: false } });
    shop.add({ phone, id: 'amy' });
    await expect(shop.findByPhone(phone)).resolves.toMatchObject({ kind: 'one', member: { id: 'amy' } });
    shop.add({ phone });
    await expect(shop.findByPhone(phone)).resolves.toMatchObject({ kind: 'many' });
    expect(shop.lookUps).toHaveLength(4);
  });

  it('breaks down and heals', async () => {
    const shop = new FakeShopPlatform();
    shop.breakDown({ kind: 'unavailable', detail: 'down' });
    await expect(shop.findByPhone(phone)).resolves.toMatchObject({ kind: 'unavailable' });
    await expect(shop.testConnection()).resolves.toMatchObject({ ok: false, reason: 'unavailable' });
    shop.breakDown(null);
    await expect(shop.testConnection()).resolves.toMatchObject({ ok: true });
  });
});

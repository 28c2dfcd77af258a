/** The demo team that `npm start`, the tests and the bench put into an empty database. */

const password = 'tieline-demo';

export const demoStaff = [
  { role: 'admin', email: 'admin@sunrise.example', name: '王主管', password },
  { role: 'supervisor', email: 'supervisor@sunrise.example', name: '林督導', password },
  { role: 'marketer', email: 'marketer@sunrise.example', name: '陳行銷', password },
  { role: 'agent', email: 'agent@sunrise.example', name: '張客服', password },
];

/**
 * Provision file for a sandbox world.
 * @param world answer of the sandbox's GET /api/world
 * @param overrides smsCredit and binding settings that a bench wants different
 */
export function demoProvision(world, overrides = {}) {
  const [sunrise, ...others] = world.brands;
  const channel = (brand, binding) => ({
    id: brand.productChannelId,
    name: brand.name,
    basicId: brand.basicId,
    botUserId: brand.botUserId,
    messagingChannelId: brand.messaging.channelId,
    messagingSecret: brand.messaging.channelSecret,
    loginChannelId: brand.login.channelId,
    loginSecret: brand.login.channelSecret,
    liffId: brand.liffId,
    binding,
  });
  return {
    team: { name: sunrise.name, smsSenderName: sunrise.name },
    staff: demoStaff,
    tags: ['已綁定', 'VIP'],
    shopConnections: [
      {
        platform: 'shopline',
        name: `${sunrise.name}官網`,
        credentials: world.shops.shopline.credentials,
      },
      { platform: 'cyberbiz', name: 'CYBERBIZ 測試商店', credentials: world.shops.cyberbiz.credentials },
    ],
    channels: [
      channel(sunrise, {
        enabled: true,
        tags: ['已綁定'],
        shop: `${sunrise.name}官網`,
        settings: { matchPlatform: 'shopline', ...overrides.settings },
      }),
      ...others.map((brand) =>
        channel(brand, { enabled: true, tags: ['已綁定'], settings: { ...overrides.settings } }),
      ),
    ],
    smsCredit: overrides.smsCredit ?? 1000,
  };
}

import { prepareTeam } from './prepared-team.js';
import { ProvisionFile, readProvisionFile } from './provision-file.js';

const least = {
  team: { name: '晨光選物', smsSenderName: '晨光' },
  staff: [{ email: 'Admin@Example.com', name: 'A', password: 'demo-admin', role: 'admin' }],
};
const channel = {
  name: '晨光',
  messagingChannelId: '2000000001',
  messagingSecret: 'a-secret-of-line',
  loginChannelId: '2000000002',
  liffId: '2000000002-SunRise1',
};

async function problemsOf(file: object): Promise<string> {
  return prepareTeam('file.json', ProvisionFile.parse({ ...least, ...file })).then(
    () => '',
    (error: Error) => error.message,
  );
}

describe('provision file', () => {
  it('needs little', async () => {
    const prepared = await prepareTeam('file.json', ProvisionFile.parse(least));
    expect(prepared.team.timeZone).toBe('Asia/Taipei');
    expect(prepared.staff[0]).toMatchObject({ email: 'admin@example.com', locale: 'zh-TW' });
    expect(prepared.staff[0]?.passwordHash).toMatch(/^\$argon2id\$/);
  });

  it('lays settings over the defaults: objects merge, a reply replaces', async () => {
    const card = {
      kind: 'card',
      card: {
        altText: 'a',
        pictureId: null,
        title: '',
        text: 't',
        buttons: [{ label: 'b', action: { type: 'memberCard' } }],
      },
    };
    const settings = {
      policy: { contested: 'move' },
      scenarios: { firstBinding: { reply: card } },
      countries: ['TW', 'HK'],
    };
    const file = {
      tags: ['會員'],
      channels: [{ ...channel, binding: { enabled: true, tags: ['會員'], settings } }],
    };
    const prepared = await prepareTeam('file.json', ProvisionFile.parse({ ...least, ...file }));
    const content = prepared.channels[0]?.binding?.content;
    expect(content?.policy).toMatchObject({ contested: 'move', codeLifetimeSeconds: 180 });
    expect(content?.scenarios.firstBinding).toEqual({ triggerText: '我已完成手機綁定', reply: card });
    expect(content?.countries).toEqual(['TW', 'HK']);
    expect(content?.tagIds).toEqual([prepared.tags[0]?.id]);
  });

  it('lists what does not fit together, without values', async () => {
    const binding = {
      enabled: true,
      tags: ['none'],
      shop: 'none',
      settings: { matchPlatform: 'shopline', tagIds: [] },
    };
    const message = await problemsOf({
      channels: [
        { ...channel, liffId: null, binding },
        { ...channel, binding: { settings: { countries: [] } } },
      ],
    });
    expect(message.split('\n').slice(1)).toEqual([
      '  - channels.messagingChannelId: must be different',
      '  - channels.0.binding.settings.tagIds: use "tags" and "shop"',
      '  - channels.0.binding.tags: "none" is not in this file',
      '  - channels.0.binding.shop: "none" is not in this file',
      '  - channels.0.binding.enabled: channel.liffId is missing',
      '  - channels.0.binding.enabled: body.shopConnectionId shopline needs a shop connection',
      expect.stringContaining('channels.1.binding.settings.countries: '),
    ]);
  });

  it.each([
    ['an unknown field', { ...least, teams: [] }],
    ['no admin', { ...least, staff: [{ ...least.staff[0], role: 'agent' }] }],
    ['a blank secret', { ...least, channels: [{ ...channel, messagingSecret: '        ' }] }],
    ['an unknown time zone', { ...least, team: { ...least.team, timeZone: 'Asia/Atlantis' } }],
  ])('refuses %s', (_what, file) => {
    expect(ProvisionFile.safeParse(file).success).toBe(false);
  });

  it('says that a file is missing', async () => {
    await expect(readProvisionFile('/nowhere/team.json')).rejects.toThrow(/ENOENT/);
  });
});

import { FakeLine } from './fake-line.js';
import { lineUser } from './webhook-builder.js';

const credentials = { channelId: '2000000001', channelSecret: 'secret' };
const menu = { size: { width: 800, height: 540 }, selected: true, name: 'a', chatBarText: 'a', areas: [] };
const [amy, ben] = [lineUser('amy'), lineUser('ben')];

describe('rich menus of FakeLine', () => {
  async function withPicture() {
    const { client, richMenus: fake } = new FakeLine();
    const line = client.richMenus;
    const made = await line.create(credentials, menu);
    const id = made.ok ? made.value.richMenuId : '';
    const picture = { contentType: 'image/jpeg' as const, bytes: new Uint8Array([1]) };
    return { line, fake, id, upload: () => line.uploadPicture(credentials, id, picture) };
  }

  it('need a picture first, and take one only', async () => {
    const { line, id, upload } = await withPicture();
    await expect(line.link(credentials, amy, id)).resolves.toMatchObject({ reason: 'bad_request' });
    await expect(line.putAlias(credentials, 'a', id)).resolves.toMatchObject({ reason: 'bad_request' });
    await expect(upload()).resolves.toMatchObject({ ok: true });
    await expect(upload()).resolves.toMatchObject({ reason: 'bad_request' });
    await expect(line.link(credentials, amy, id)).resolves.toMatchObject({ ok: true });
    await expect(line.getOfUser(credentials, amy)).resolves.toMatchObject({ value: id });
  });

  it('are linked to friends only, whatever LINE says', async () => {
    const { line, fake, id, upload } = await withPicture();
    await upload();
    fake.strangers.add(ben);
    await expect(line.bulkLink(credentials, id, [amy, ben])).resolves.toMatchObject({ ok: true });
    expect([...fake.links.keys()]).toEqual([amy]);
    fake.block(amy);
    await expect(line.getOfUser(credentials, amy)).resolves.toMatchObject({ value: null });
    const many = Array<string>(501).fill(amy);
    await expect(line.bulkLink(credentials, id, many)).resolves.toMatchObject({ reason: 'bad_request' });
  });

  it('are gone everywhere when they are deleted', async () => {
    const { line, fake, id, upload } = await withPicture();
    await upload();
    await line.link(credentials, amy, id);
    await line.setDefault(credentials, id);
    await line.putAlias(credentials, 'a', id);
    await line.delete(credentials, id);
    expect([fake.links.size, fake.aliases.size, fake.defaultId]).toEqual([0, 0, null]);
  });

  it('answer 429 above LINE’s limits, and remember it', async () => {
    const { line, fake } = await withPicture();
    const answers = [];
    for (let i = 0; i < 4; i += 1) answers.push(await line.replaceLinked(credentials, [], `key-${i}`));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, false]);
    expect(fake.exceeded).toEqual(['batch']);
    for (let i = 0; i < 30; i += 1) await line.getOfUser(credentials, amy);
    expect(fake.mostPerSecond('getOfUser')).toBeGreaterThan(1);
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { CallingShop, ChatMessage, Settings, User } from '../protocol.js';
import type { PersonChange } from '../shops/shop-people.js';
import type { BrandState, LiffApp } from './brands.js';
import type { BrandSeed } from './seed.js';
import type { MenuBody, MenuImage } from './rich-menus.js';
import type { StoredSms } from './sms-inbox.js';
import type { World } from './world.js';

type KeptMenu = MenuBody & { richMenuId: string; image: { contentType: string; base64: string } | null };

type Snapshot = {
  version: 1;
  users: User[];
  chats: [string, ChatMessage[]][];
  sms: StoredSms[];
  shopTags: [string, string[]][];
  shopLineIds?: [string, string][];
  shopPeople?: [number, PersonChange][];
  shopWebhooks?: [CallingShop, string][];
  memberSecrets?: [string, string][];
  revoked: string[];
  settings: Settings;
  brands: {
    key: string;
    /** in files of this version that were written later */
    seed?: BrandSeed;
    provider?: BrandState['provider'];
    webhook: Omit<BrandState['webhook'], 'trouble'> & Partial<BrandState['webhook']>;
    liffApps: LiffApp[];
    quotaUsed: number;
    menus: KeptMenu[];
    aliases: [string, string][];
    userLinks: [string, string][];
    defaultId: string | null;
  }[];
};

const keep = (image: MenuImage | null) =>
  image && { contentType: image.contentType, base64: image.bytes.toString('base64') };

function take(world: World): Snapshot {
  return {
    version: 1,
    users: [...world.users.all()],
    chats: world.chats.dump(),
    sms: world.sms.dump(),
    shopTags: [...world.shopTags],
    shopLineIds: [...world.shopLineIds],
    shopPeople: world.people.dump(),
    shopWebhooks: [...world.shopWebhooks],
    memberSecrets: [...world.memberSecrets],
    revoked: [...world.revoked],
    settings: world.settings,
    brands: world.brands.all().map(({ seed, provider, webhook, liffApps, quotaUsed, menus }) => ({
      key: seed.key,
      seed,
      provider,
      webhook,
      liffApps: [...liffApps.values()],
      quotaUsed,
      menus: [...menus.menus.values()].map((menu) => ({ ...menu, image: keep(menu.image) })),
      aliases: [...menus.aliases],
      userLinks: [...menus.userLinks],
      defaultId: menus.defaultId,
    })),
  };
}

function restore(world: World, snapshot: Snapshot): void {
  for (const user of snapshot.users) world.users.put(user);
  world.chats.load(snapshot.chats);
  world.sms.load(snapshot.sms);
  for (const [id, tags] of snapshot.shopTags) world.shopTags.set(id, tags);
  for (const [id, lineId] of snapshot.shopLineIds ?? []) world.shopLineIds.set(id, lineId);
  for (const [n, change] of snapshot.shopPeople ?? []) world.people.change(n, change);
  for (const [shop, url] of snapshot.shopWebhooks ?? []) world.shopWebhooks.set(shop, url);
  for (const [brand, secret] of snapshot.memberSecrets ?? []) world.memberSecrets.set(brand, secret);
  for (const id of snapshot.revoked) world.revoked.add(id);
  world.settings = { ...world.settings, ...snapshot.settings };
  for (const kept of snapshot.brands) {
    const brand = world.brands.find(kept.key) ?? (kept.seed && world.brands.put(kept.seed));
    if (!brand) continue;
    if (kept.seed) brand.seed = kept.seed;
    brand.provider = kept.provider ?? 'same';
    brand.webhook = { trouble: null, ...kept.webhook };
    brand.quotaUsed = kept.quotaUsed;
    for (const app of kept.liffApps) world.brands.putLiffApp(brand, app);
    for (const { image, ...menu } of kept.menus) {
      const bytes = image && { contentType: image.contentType, bytes: Buffer.from(image.base64, 'base64') };
      brand.menus.menus.set(menu.richMenuId, { ...menu, image: bytes });
    }
    for (const [alias, id] of kept.aliases) brand.menus.aliases.set(alias, id);
    for (const [user, id] of kept.userLinks) brand.menus.userLinks.set(user, id);
    brand.menus.defaultId = kept.defaultId;
  }
}

export type Keeper = { flush(): Promise<void> };

const quietMs = 1000;

/** Loads the file if there is one, then writes it after changes, at the latest when `flush` is called. */
export function keepWorld(world: World, file: string): Keeper {
  if (existsSync(file)) restore(world, read(file));
  let timer: NodeJS.Timeout | null = null;
  let lastWriteMs = 0;
  let writing = Promise.resolve();

  const write = async () => {
    const started = performance.now();
    const text = JSON.stringify(take(world));
    await mkdir(dirname(file), { recursive: true });
    // Renamed into place: a crash never leaves half a file.
    await writeFile(`${file}.new`, text, { mode: 0o600 });
    await rename(`${file}.new`, file);
    lastWriteMs = performance.now() - started;
  };
  const flush = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    writing = writing.then(write).catch((error: unknown) => {
      process.stderr.write(`The sandbox could not keep its world in ${file}: ${String(error)}\n`);
    });
    return writing;
  };
  // A big world is written less often, so that load tests are not spent on snapshots.
  world.onChange = () => (timer ??= setTimeout(() => void flush(), Math.max(quietMs, lastWriteMs * 20)));
  return { flush };
}

function read(file: string): Snapshot {
  const snapshot = JSON.parse(readFileSync(file, 'utf8')) as Snapshot;
  if (snapshot.version !== 1)
    throw new Error(`${file} was written by another version of the sandbox; remove it`);
  return snapshot;
}

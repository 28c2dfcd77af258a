import { shopPlatforms } from '@tieline/shops';
import { hashPassword } from '../auth/passwords.js';
import type { NewStaff } from '../auth/staff-accounts.js';
import type { NewChannel } from '../channels/channel-setup.js';
import { newId } from '../database/ids.js';
import type { NewShopConnection } from '../shops/shop-connections.js';
import type { TagName } from '../tagging/tag.repository.js';
import { bindingContentOf } from './binding-content.js';
import { ProvisionError, issueLines, type ProvisionFile } from './provision-file.js';

/** A checked file with ids given and passwords hashed: only writing is left. */
export type PreparedTeam = {
  team: ProvisionFile['team'] & { id: string };
  staff: NewStaff[];
  tags: TagName[];
  shops: (NewShopConnection & { id: string })[];
  channels: NewChannel[];
  smsCredit: number;
};

const withId = <T extends { id?: string | undefined }>(item: T): T & { id: string } => ({
  ...item,
  id: item.id ?? newId(),
});

/** @throws ProvisionError when parts of the file do not fit together */
export async function prepareTeam(path: string, file: ProvisionFile): Promise<PreparedTeam> {
  const tags = file.tags.map(withId);
  const shops = file.shopConnections.map(withId);
  const known = {
    tags: new Map(tags.map(({ name, id }) => [name, id])),
    shops: new Map(shops.map(({ name, id }) => [name, id])),
  };
  const problems = [...repeated(file), ...shops.flatMap(credentialProblems)];
  const channels = file.channels.map((channel, at): NewChannel => {
    const made = bindingContentOf(channel, file.team.smsSenderName, known);
    problems.push(...made.problems.map((problem) => `channels.${at}.binding.${problem}`));
    return { ...withId(channel), binding: { enabled: channel.binding.enabled, content: made.content } };
  });
  if (problems.length > 0) throw new ProvisionError(path, problems);
  const staff: NewStaff[] = [];
  for (const { password, ...person } of file.staff) {
    staff.push({ ...person, passwordHash: await hashPassword(password) });
  }
  return { team: withId(file.team), staff, tags, shops, channels, smsCredit: file.smsCredit };
}

/** What does not fit the form of the shop system. */
function credentialProblems({ platform, credentials }: NewShopConnection, at: number): string[] {
  const parsed = shopPlatforms[platform].credentials.safeParse(credentials);
  return parsed.success ? [] : issueLines(parsed.error.issues, `shopConnections.${at}.credentials.`);
}

/** What the database would refuse as a duplicate, said in words. */
function repeated({ staff, tags, shopConnections, channels }: ProvisionFile): string[] {
  const lists: [string, (string | null)[]][] = [
    ['staff.email', staff.map(({ email }) => email)],
    ['tags.name', tags.map(({ name }) => name.normalize('NFKC').toLowerCase())],
    ['shopConnections.name', shopConnections.map(({ name }) => name)],
    ['channels.messagingChannelId', channels.map(({ messagingChannelId }) => messagingChannelId)],
    ['channels.liffId', channels.map(({ liffId }) => liffId)],
    ['channels.id', channels.map(({ id }) => id ?? null)],
  ];
  return lists.flatMap(([what, values]) => {
    const given = values.filter((value) => value !== null);
    return new Set(given).size === given.length ? [] : [`${what}: must be different`];
  });
}

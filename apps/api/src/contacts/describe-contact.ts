import type { Binding, Contact } from '@tieline/contracts';
import type { BindingEntity } from '../phone-binding/binding.entity.js';
import type { TagName } from '../tagging/tag.repository.js';
import { isFriend } from './contact.entity.js';
import type { ContactRow } from './contact-directory.repository.js';

const instant = (ms: number): string => new Date(ms).toISOString();

export function describeContact(
  row: ContactRow,
  tags: TagName[],
  openCase: 'contested' | 'many' | undefined,
): Contact {
  const { binding } = row;
  return {
    id: row.id,
    channelId: row.channelId,
    channelName: row.channel.name,
    lineUserId: row.lineUserId,
    displayName: row.displayName,
    pictureUrl: row.pictureUrl,
    friend: isFriend(row),
    bindingState: binding ? 'bound' : (openCase ?? 'unbound'),
    memberNumber: binding?.memberNumber ?? null,
    maskedPhone: binding?.maskedPhone ?? null,
    platform: binding?.platform ?? null,
    boundAt: binding ? instant(binding.boundAt) : null,
    tags,
    createdAt: instant(row.createdAt),
  };
}

export function describeBinding(row: BindingEntity): Binding {
  return {
    id: row.id,
    state: row.activeLineUserId === null ? 'ended' : 'active',
    platform: row.platform,
    memberNumber: row.memberNumber,
    memberName: row.memberName,
    maskedPhone: row.maskedPhone,
    boundAt: instant(row.boundAt),
    endedAt: row.endedAt === null ? null : instant(row.endedAt),
    endReason: row.endReason,
  };
}

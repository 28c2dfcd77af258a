import type { Binding, Contact, SameCustomer, ShopWriteState } from '@tieline/contracts';
import type { DeliveryEntity } from '../delivery/delivery.entity.js';
import type { BindingEntity } from '../phone-binding/binding.entity.js';
import { writeKeys } from '../shops/shop-write-backs.js';
import { notTaken } from '../shops/shop-write.handler.js';
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
    bindingState: binding ? boundState(binding) : (openCase ?? 'unbound'),
    memberNumber: binding?.memberNumber ?? null,
    maskedPhone: binding?.maskedPhone || null,
    platform: binding?.platform ?? null,
    boundAt: binding ? instant(binding.boundAt) : null,
    imported: binding !== null && binding.importId !== null,
    tags,
    createdAt: instant(row.createdAt),
  };
}

/** Another contact of the same customer. */
export function describeOther({ id, displayName, channel, binding }: ContactRow): SameCustomer {
  const { maskedPhone = null, memberNumber = null } = binding ?? {};
  return { contactId: id, displayName, channelName: channel.name, maskedPhone, memberNumber };
}

function boundState({ verifyAgainAt }: BindingEntity): Contact['bindingState'] {
  return verifyAgainAt === null ? 'bound' : 'verifyAgain';
}

/** What the shop was told of a binding, and how that went. */
export function describeWrites(bindingId: string, deliveries: readonly DeliveryEntity[]): ShopWriteState[] {
  const keys = Object.entries(writeKeys(bindingId)) as [ShopWriteState['what'], string][];
  return keys.flatMap(([what, key]) => {
    const delivery = deliveries.find(({ dedupeKey }) => dedupeKey === key);
    if (!delivery) return [];
    const { reason, createdAt, endedAt, providerId } = delivery;
    const state = providerId === notTaken ? notTaken : delivery.state;
    return [{ what, state, reason, at: instant(endedAt ?? createdAt) }];
  });
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
    imported: row.importId !== null,
    endedAt: row.endedAt === null ? null : instant(row.endedAt),
    endReason: row.endReason,
    verifyAgain:
      row.verifyAgainAt === null || row.verifyAgainReason === null || row.activeLineUserId === null
        ? null
        : { since: instant(row.verifyAgainAt), reason: row.verifyAgainReason },
  };
}

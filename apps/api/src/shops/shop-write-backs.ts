import { Injectable } from '@nestjs/common';
import type { DeliveryDraft } from '../delivery/delivery.js';
import type { LiffChannel } from '../http/request-context.js';
import { ShopPlatforms } from './shop-platforms.js';
import type { ShopWritePayload } from './shop-write.handler.js';

/** What a shop wants to hear when one of its members is bound. */
export type WriteBackPlan = { connectionId: string; tag: string | null; lineId: boolean };

type Bound = {
  id: string;
  teamId: string;
  channelId: string;
  lineUserId: string;
  memberId: string | null;
  boundAt: number;
};

const worthMs = 3 * 86_400_000;

/** Writing back to the shop is its own matter: no binding waits for it or fails with it. */
@Injectable()
export class ShopWriteBacks {
  constructor(private readonly platforms: ShopPlatforms) {}

  /** Outside any transaction. null: the shop is told nothing. */
  async planFor({ teamId, settings }: LiffChannel): Promise<WriteBackPlan | null> {
    const { shopConnectionId } = settings;
    if (!shopConnectionId) return null;
    const { tag, lineId } = await this.platforms.writeBack(teamId, shopConnectionId);
    return tag !== null || lineId ? { connectionId: shopConnectionId, tag, lineId } : null;
  }
}

/** One delivery for each thing that is told, each with a state of its own, once a binding. */
export function shopWrites(binding: Bound, plan: WriteBackPlan | null): DeliveryDraft[] {
  const { id, teamId, channelId, lineUserId, memberId, boundAt } = binding;
  if (!plan || memberId === null) return [];
  const { connectionId, tag, lineId } = plan;
  const writes: [key: string, payload: ShopWritePayload][] = [];
  if (tag !== null) writes.push([writeKeys(id).tag, { what: 'tag', connectionId, memberId, tag }]);
  if (lineId)
    writes.push([writeKeys(id).lineId, { what: 'lineId', connectionId, memberId, lineUserId, boundAt }]);
  return writes.map(([dedupeKey, payload]) => ({
    kind: 'shop.write',
    teamId,
    channelId,
    lineUserId,
    payload,
    dedupeKey,
    expiresAt: boundAt + worthMs,
  }));
}

/** Under which the deliveries of a binding are found again. */
export function writeKeys(bindingId: string): { tag: string; lineId: string } {
  return { tag: `shop:tag:${bindingId}`, lineId: `shop:line:${bindingId}` };
}

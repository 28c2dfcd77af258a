import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DeliveryDraft } from '../delivery/delivery.js';
import type { Enqueue } from '../delivery/outbox.js';
import { Withdrawals } from '../delivery/withdrawals.js';
import type { LiffChannel } from '../http/request-context.js';
import { ShopConnectionRepository } from './shop-connection.repository.js';
import { definitionOf } from './shop-credentials.js';
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
type Ended = Bound & { shopConnectionId: string | null };

const worthMs = 3 * 86_400_000;

/** Writing back to the shop is its own matter: no binding and no end of one waits for it or fails with it. */
@Injectable()
export class ShopWriteBacks {
  constructor(
    private readonly platforms: ShopPlatforms,
    private readonly connections: ShopConnectionRepository,
    private readonly withdrawals: Withdrawals,
  ) {}

  /** Outside any transaction. null: the shop is told nothing. */
  async planFor({ teamId, settings }: LiffChannel): Promise<WriteBackPlan | null> {
    const { shopConnectionId } = settings;
    if (!shopConnectionId) return null;
    const { tag, lineId } = await this.platforms.writeBack(teamId, shopConnectionId);
    return tag !== null || lineId ? { connectionId: shopConnectionId, tag, lineId } : null;
  }

  /**
   * In the transaction that binds: one delivery for each thing that is told, each with a state of its own.
   * @param before ended bindings of the same LINE user to the same member: that they ended is no news any more
   */
  async bound(
    tx: EntityManager,
    enqueue: Enqueue,
    binding: Bound,
    { plan, before }: { plan: WriteBackPlan; before: readonly { id: string }[] },
  ): Promise<void> {
    const { id, teamId, lineUserId, memberId, boundAt } = binding;
    if (memberId === null) return;
    const { connectionId, tag, lineId } = plan;
    const keys = writeKeys(id);
    if (tag !== null) {
      await enqueue(draftOf(binding, keys.tag, boundAt, { what: 'tag', connectionId, memberId, tag }));
    }
    if (!lineId) return;
    const late = before.map((earlier) => writeKeys(earlier.id).unlink);
    await this.withdrawals.withdraw(tx, teamId, late, 'bound again');
    const payload = { what: 'lineId', connectionId, memberId, lineUserId, boundAt } as const;
    await enqueue(draftOf(binding, keys.lineId, boundAt, payload));
  }

  /** In the transaction that ends the binding. A LINE id that the shop was not told yet, it is not told any more. */
  async ended(tx: EntityManager, enqueue: Enqueue, binding: Ended, unboundAt: number): Promise<void> {
    const notice = await this.noticeOfEnd(tx, binding, unboundAt);
    if (notice) await enqueue(notice);
  }

  /** The same when its person is erased: only the sealed payload says who it was, until it has been sent. */
  async erased(tx: EntityManager, enqueue: Enqueue, binding: Ended, unboundAt: number): Promise<void> {
    const notice = await this.noticeOfEnd(tx, binding, unboundAt);
    if (notice) await enqueue({ ...notice, lineUserId: null });
  }

  private async noticeOfEnd(
    tx: EntityManager,
    binding: Ended,
    unboundAt: number,
  ): Promise<DeliveryDraft | null> {
    const { id, teamId, lineUserId, memberId, shopConnectionId: connectionId, boundAt } = binding;
    if (memberId === null || connectionId === null) return null;
    const keys = writeKeys(id);
    await this.withdrawals.withdraw(tx, teamId, [keys.lineId], 'the binding has ended');
    const connection = await this.connections.findById(tx, connectionId);
    if (connection?.writeBackLine !== 1 || !definitionOf(connection.platform).writeBack.unlink) return null;
    const payload = { what: 'unlink', connectionId, memberId, lineUserId, boundAt, unboundAt } as const;
    return draftOf(binding, keys.unlink, unboundAt, payload);
  }
}

function draftOf(
  { teamId, channelId, lineUserId }: Bound,
  dedupeKey: string,
  since: number,
  payload: ShopWritePayload,
): DeliveryDraft {
  const expiresAt = since + worthMs;
  return { kind: 'shop.write', teamId, channelId, lineUserId, payload, dedupeKey, expiresAt };
}

/** Under which the deliveries of a binding are found again, in the order in which they are shown. */
export function writeKeys(bindingId: string): { tag: string; lineId: string; unlink: string } {
  return {
    tag: `shop:tag:${bindingId}`,
    lineId: `shop:line:${bindingId}`,
    unlink: `shop:unlink:${bindingId}`,
  };
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Outbox } from '../delivery/outbox.js';
import { JourneyTravelRepository, type Move } from './journey-travel.repository.js';
import type { Group, Journeyer } from './journeyer.js';
import { LeaveMarks } from './leave-marks.js';
import { LookAhead } from './look-ahead.js';
import { PackParcels } from './pack-parcels.js';

/** Some of the people are not this process's any more: stopped, erased, or taken over. */
export class LostLease extends Error {}

/** Takes people of one version along: what their steps cause is written in the transaction in which they go on. */
@Injectable()
export class TakeAlong {
  constructor(
    private readonly outbox: Outbox,
    private readonly travel: JourneyTravelRepository,
    private readonly ahead: LookAhead,
    private readonly parcels: PackParcels,
    private readonly marks: LeaveMarks,
  ) {}

  /** @throws LostLease; nothing has happened then */
  async go(group: Group): Promise<void> {
    const { stationery, journeyers } = await this.ahead.look(group);
    await this.outbox.run(async (tx, enqueue, enqueueAll) => {
      const moves = journeyers.map(moveOf);
      const leaseToken = group.entries[0]?.leaseToken ?? '';
      if (!(await this.travel.move(tx, moves, leaseToken))) throw new LostLease();
      const deliveries = await this.parcels.send(tx, group, journeyers, { stationery, enqueueAll });
      await this.note(tx, group, journeyers, deliveries);
      await this.marks.tag(tx, group.journey.teamId, journeyers);
      await this.marks.show(tx, enqueue, group, journeyers);
    });
  }

  private async note(
    tx: EntityManager,
    { journey }: Group,
    journeyers: readonly Journeyer[],
    deliveries: ReadonlyMap<string, string>,
  ): Promise<void> {
    const { id: journeyId, teamId } = journey;
    const rows = journeyers.flatMap(({ entry, walked }) =>
      walked.taken.map((step) => ({
        ...step,
        ...{ teamId, journeyId, entryId: entry.id, contactId: entry.contactId },
        deliveryId: step.result === 'queued' ? (deliveries.get(`${entry.id}|${step.stepId}`) ?? null) : null,
      })),
    );
    await this.travel.note(tx, rows);
  }
}

function moveOf({ entry: { id }, person, walked: { place, waited, dueAt } }: Journeyer): Move {
  const state = person === null ? 'left' : place === null ? 'done' : 'running';
  return { id, state, place, waited, dueAt };
}

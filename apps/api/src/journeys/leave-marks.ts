import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Enqueue } from '../delivery/outbox.js';
import { MenuOverrides } from '../rich-menus/menu-overrides.js';
import { TaggingRepository } from '../tagging/tagging.repository.js';
import type { Group, Journeyer } from './journeyer.js';

/** Tags and menus of people who go on in a journey. */
@Injectable()
export class LeaveMarks {
  constructor(
    private readonly taggings: TaggingRepository,
    private readonly menus: MenuOverrides,
  ) {}

  /** By tag, in one order: two processes do not wait for each other crosswise. The last word on a tag counts. */
  async tag(tx: EntityManager, teamId: string, journeyers: readonly Journeyer[]): Promise<void> {
    const wanted = new Map<string, string[]>();
    for (const { entry, walked } of journeyers) {
      const last = new Map<string, boolean>();
      for (const effect of walked.effects) if (effect.kind === 'tag') last.set(effect.tagId, effect.on);
      for (const [tagId, on] of last) {
        const key = `${tagId} ${on ? 'on' : 'off'}`;
        wanted.set(key, [...(wanted.get(key) ?? []), entry.contactId]);
      }
    }
    for (const [key, contactIds] of [...wanted].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const [tagId = '', on] = key.split(' ');
      if (on === 'on') await this.taggings.putOn(tx, { teamId, source: 'journey' }, contactIds, [tagId]);
      else await this.taggings.takeOff(tx, { teamId, by: 'journey' }, contactIds, [tagId]);
    }
  }

  /** A menu of their own until another step of the journey gives it back; the last word counts. */
  async show(
    tx: EntityManager,
    enqueue: Enqueue,
    { journey: { id: owner, teamId, channelId } }: Group,
    journeyers: readonly Journeyer[],
  ): Promise<void> {
    for (const { entry, walked } of journeyers) {
      const last = walked.effects.findLast((effect) => effect.kind === 'menu');
      if (last?.kind !== 'menu') continue;
      const whose = { teamId, channelId, contactId: entry.contactId, owner };
      if (last.menuId === null) await this.menus.end(tx, enqueue, whose);
      else await this.menus.set(tx, enqueue, { ...whose, menuId: last.menuId, until: null });
    }
  }
}

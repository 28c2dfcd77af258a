import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '../database/ids.js';
import { insertRows } from '../database/statements.js';
import { TaggingEntity } from './tagging.entity.js';

/** Tags that the first binding of a contact puts on. One statement; a tag that is on already stays as it is. */
@Injectable()
export class FirstBindingTags {
  async putOn(
    tx: EntityManager,
    subject: { teamId: string; contactId: string; bindingId: string },
    tagIds: readonly string[],
    now: number,
  ): Promise<void> {
    if (tagIds.length === 0) return;
    const rows = tagIds.map((tagId) => ({
      ...subject,
      id: newId(),
      tagId,
      activeTagId: tagId,
      source: 'phone_binding' as const,
      mergeId: null,
      createdAt: now,
      removedAt: null,
    }));
    await insertRows(tx, TaggingEntity, rows, { ignoreDuplicates: true });
  }
}

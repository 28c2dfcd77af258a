import { Injectable } from '@nestjs/common';
import { allSteps, type JourneyContent } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { ProblemError, type Issue } from '../http/problem.js';
import { MessageCardLibrary } from '../message-cards/message-card-library.js';
import { MenuOverrides } from '../rich-menus/menu-overrides.js';
import { TagRepository } from '../tagging/tag.repository.js';

export type Reference = { path: string; kind: 'tag' | 'card' | 'menu'; id: string };

/** Everything of the team that a journey names, with where; `step:<id>` is a step, whatever block it stands in. */
export function referencesOf({ trigger, steps }: JourneyContent): Reference[] {
  const found: Reference[] = [];
  if (trigger.kind === 'tagged') found.push({ path: 'trigger', kind: 'tag', id: trigger.tagId });
  for (const step of allSteps(steps)) {
    const path = `step:${step.id}`;
    switch (step.kind) {
      case 'send':
        if (step.message.kind === 'card') found.push({ path, kind: 'card', id: step.message.cardId });
        break;
      case 'addTag':
      case 'removeTag':
        found.push({ path, kind: 'tag', id: step.tagId });
        break;
      case 'condition':
        if (step.if.kind === 'tag') found.push({ path, kind: 'tag', id: step.if.tagId });
        break;
      case 'menu':
        if (step.menuId !== null) found.push({ path, kind: 'menu', id: step.menuId });
        break;
      case 'wait':
      case 'webhook':
      case 'end':
    }
  }
  return found;
}

/** Whether what a journey names is there, the team's own, and not put away. */
@Injectable()
export class JourneyReferences {
  constructor(
    private readonly tags: TagRepository,
    private readonly cards: MessageCardLibrary,
    private readonly menus: MenuOverrides,
  ) {}

  async missing(
    db: EntityManager,
    { teamId, channelId }: { teamId: string; channelId: string },
    content: JourneyContent,
  ): Promise<Issue[]> {
    const references = referencesOf(content);
    if (references.length === 0) return [];
    const cardIds = references.filter(({ kind }) => kind === 'card').map(({ id }) => id);
    const menuIds = references.filter(({ kind }) => kind === 'menu').map(({ id }) => id);
    const usable = new Set([
      ...(await this.usableMenus(db, { teamId, channelId }, menuIds)),
      ...(await this.tags.list(db, teamId, false)).map(({ id }) => id),
      ...(await this.cards.read(db, teamId, [...new Set(cardIds)])).keys(),
    ]);
    return references.filter(({ id }) => !usable.has(id)).map(({ path }) => ({ path, code: 'gone' }));
  }

  /** Published ones of the channel. */
  private async usableMenus(
    db: EntityManager,
    { teamId, channelId }: { teamId: string; channelId: string },
    ids: readonly string[],
  ): Promise<string[]> {
    const usable: string[] = [];
    for (const id of new Set(ids)) {
      try {
        await this.menus.requireUsable(db, teamId, channelId, id);
        usable.push(id);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
      }
    }
    return usable;
  }
}

import { Injectable } from '@nestjs/common';
import type { BindingSettingsContent } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { ProblemError, type Issue } from '../http/problem.js';
import { MediaLibrary } from '../media/media-library.js';
import { ShopConnectionRepository } from '../shops/shop-connection.repository.js';
import { TagRepository } from '../tagging/tag.repository.js';
import { matchIssues, picturesOf } from './binding-readiness.js';

/** Whether what the settings point at is there, and the team's own. */
@Injectable()
export class BindingReferences {
  constructor(
    private readonly media: MediaLibrary,
    private readonly tags: TagRepository,
    private readonly shops: ShopConnectionRepository,
  ) {}

  /** @throws request.not_found for another team's ids, binding.not_ready without the shop that is to be asked */
  async check(db: EntityManager, teamId: string, content: BindingSettingsContent): Promise<void> {
    await this.tags.requireUsable(db, teamId, content.tagIds);
    await this.media.requireOwned(db, teamId, picturesOf(content));
    const issues = [...matchIssues(content), ...(await this.otherPlatform(db, teamId, content))];
    if (issues.length > 0) throw new ProblemError('binding.not_ready', { issues });
  }

  private async otherPlatform(
    db: EntityManager,
    teamId: string,
    content: BindingSettingsContent,
  ): Promise<Issue[]> {
    const { matchPlatform, shopConnectionId } = content;
    if (shopConnectionId === null) return [];
    const { platform } = await this.shops.get(db, teamId, shopConnectionId);
    if (matchPlatform === 'none' || platform === matchPlatform) return [];
    return [{ path: 'body.shopConnectionId', code: 'shop_missing' }];
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { ProblemError } from '../http/problem.js';
import { MediaEntity } from './media.entity.js';

/** What other features ask of pictures: whose they are and where they are served. */
@Injectable()
export class MediaLibrary {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** @throws request.not_found unless all belong to the team */
  async requireOwned(db: EntityManager, teamId: string, ids: readonly (string | null)[]): Promise<void> {
    const wanted = [...new Set(ids.filter((id) => id !== null))];
    if (wanted.length === 0) return;
    const found = await db.countBy(MediaEntity, { teamId, id: In(wanted) });
    if (found !== wanted.length) throw new ProblemError('request.not_found');
  }

  /** @throws request.not_found, for another team's picture too */
  async getOwned(db: EntityManager, teamId: string, id: string): Promise<MediaEntity> {
    const media = await db.findOneBy(MediaEntity, { teamId, id });
    if (!media) throw new ProblemError('request.not_found');
    return media;
  }

  url(id: string): string;
  url(id: string | null): string | null;
  url(id: string | null): string | null {
    return id && `${this.config.publicUrl}/media/${id}`;
  }
}

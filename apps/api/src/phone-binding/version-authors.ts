import { Injectable } from '@nestjs/common';
import type { SavedBy } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { StaffRepository } from '../auth/staff.repository.js';
import { BindingVersionRepository } from './binding-version.repository.js';

/** Who saved a version of the settings. */
@Injectable()
export class VersionAuthors {
  constructor(
    private readonly versions: BindingVersionRepository,
    private readonly staff: StaffRepository,
  ) {}

  async find(
    db: EntityManager,
    teamId: string,
    { channelId, version }: { channelId: string; version: number },
  ): Promise<SavedBy | null> {
    const id = (await this.versions.find(db, teamId, channelId, version))?.savedBy;
    const name = id && (await this.staff.listNames(db, [id])).get(id);
    return id && name ? { id, name } : null;
  }
}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TeamsModule } from '../teams/teams.module.js';
import { FollowLink } from './follow-link.js';
import { LinkClicksController } from './link-clicks.controller.js';
import { LinkClickDayEntity, TrackedLinkEntity } from './tracked-link.entities.js';
import { TrackedLinkRepository } from './tracked-link.repository.js';
import { TrackedLinks } from './tracked-links.js';

/** Addresses of ours that lead on and count who follows them. */
@Module({
  imports: [TypeOrmModule.forFeature([TrackedLinkEntity, LinkClickDayEntity]), TeamsModule],
  controllers: [LinkClicksController],
  providers: [FollowLink, TrackedLinkRepository, TrackedLinks],
  exports: [TrackedLinks],
})
export class LinkClicksModule {}

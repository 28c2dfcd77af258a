import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { ContactDirectoryModule } from '../contacts/contact-directory.module.js';
import { BindingSettingsModule } from '../phone-binding/binding-settings.module.js';
import { TagEditingModule } from '../tagging/tag-editing.module.js';
import { TaggingModule } from '../tagging/tagging.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { TagJobQueue } from './tag-job-queue.js';
import { TagJobRunner } from './tag-job-runner.js';
import { TagJobEntity, TagJobPartEntity } from './tag-job.entities.js';
import { TagJobRepository } from './tag-job.repository.js';
import { TagJobsController } from './tag-jobs.controller.js';
import { TagJobs } from './tag-jobs.js';

/** Tags of many people at once. */
@Module({
  imports: [
    TypeOrmModule.forFeature([TagJobEntity, TagJobPartEntity]),
    AuditModule,
    BindingSettingsModule,
    ContactDirectoryModule,
    TagEditingModule,
    TaggingModule,
    TeamsModule,
  ],
  controllers: [TagJobsController],
  providers: [TagJobQueue, TagJobRepository, TagJobRunner, TagJobs],
})
export class TagJobsModule {}

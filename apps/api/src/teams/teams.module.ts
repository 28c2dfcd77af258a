import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { MediaModule } from '../media/media.module.js';
import { InstallationEntity } from './installation.entity.js';
import { TeamEntity } from './team.entity.js';
import { TeamRepository } from './team.repository.js';
import { TeamsController } from './teams.controller.js';
import { Teams } from './teams.js';

@Module({
  imports: [TypeOrmModule.forFeature([InstallationEntity, TeamEntity]), AuditModule, MediaModule],
  controllers: [TeamsController],
  providers: [TeamRepository, Teams],
  exports: [TeamRepository],
})
export class TeamsModule {}

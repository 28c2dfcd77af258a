import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChannelsModule } from '../channels/channels.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { AttentionRepository } from './attention.repository.js';
import { FunnelDayEntity } from './funnel-day.entity.js';
import { FunnelPeople } from './funnel-people.js';
import { FunnelProgressEntity } from './funnel-progress.entity.js';
import { FunnelController } from './funnel.controller.js';
import { FunnelRepository } from './funnel.repository.js';
import { FunnelRollUp } from './roll-up.js';
import { ShowAttention } from './show-attention.js';
import { ShowFunnel } from './show-funnel.js';

/** How many people get through, where the others stop, and what staff have to look at. */
@Module({
  imports: [TypeOrmModule.forFeature([FunnelDayEntity, FunnelProgressEntity]), ChannelsModule, TeamsModule],
  controllers: [FunnelController],
  providers: [AttentionRepository, FunnelPeople, FunnelRepository, FunnelRollUp, ShowAttention, ShowFunnel],
  exports: [FunnelPeople, FunnelRepository],
})
export class BindingFunnelModule {}

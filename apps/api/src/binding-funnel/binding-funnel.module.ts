import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { BindingSettingsModule } from '../phone-binding/binding-settings.module.js';
import { ShopsModule } from '../shops/shops.module.js';
import { TaggingModule } from '../tagging/tagging.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { AttentionRepository } from './attention.repository.js';
import { ExportFunnel } from './export-funnel.js';
import { FunnelDayEntity } from './funnel-day.entity.js';
import { FunnelPeople } from './funnel-people.js';
import { FunnelProgressEntity } from './funnel-progress.entity.js';
import { FunnelController } from './funnel.controller.js';
import { FunnelRepository } from './funnel.repository.js';
import { LastDays } from './last-days.js';
import { FunnelRollUp } from './roll-up.js';
import { ShowAttention } from './show-attention.js';
import { ShowBindingChannels } from './show-binding-channels.js';
import { ShowFunnel } from './show-funnel.js';

/** How many people get through, where the others stop, and what staff have to look at. */
@Module({
  imports: [
    TypeOrmModule.forFeature([FunnelDayEntity, FunnelProgressEntity]),
    AuditModule,
    BindingSettingsModule,
    ChannelsModule,
    ShopsModule,
    TaggingModule,
    TeamsModule,
  ],
  controllers: [FunnelController],
  providers: [
    AttentionRepository,
    ExportFunnel,
    FunnelPeople,
    FunnelRepository,
    FunnelRollUp,
    LastDays,
    ShowAttention,
    ShowBindingChannels,
    ShowFunnel,
  ],
  exports: [FunnelPeople, FunnelRepository],
})
export class BindingFunnelModule {}

import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { OperatorController } from './operator.controller.js';
import { RetryDeliveries } from './retry-deliveries.js';
import { ShowQueues } from './show-queues.js';

/** What concerns the whole installation, for those that TIELINE_OPERATORS names. */
@Module({
  imports: [AuditModule, ChannelsModule, TeamsModule],
  controllers: [OperatorController],
  providers: [RetryDeliveries, ShowQueues],
})
export class OperatorModule {}

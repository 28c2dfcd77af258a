import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { ChannelSetupModule } from '../channels/channel-setup.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { ShopsModule } from '../shops/shops.module.js';
import { SmsModule } from '../sms/sms.module.js';
import { TaggingModule } from '../tagging/tagging.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { FillFromSandbox } from './fill-from-sandbox.js';
import { FirstTeam } from './first-team.js';
import { Provision } from './provision.js';
import { SetupController } from './setup.controller.js';
import { Setup } from './setup.js';
import { TeamContent } from './team-content.js';

@Module({
  imports: [
    AuditModule,
    AuthModule,
    ChannelSetupModule,
    ChannelsModule,
    ShopsModule,
    SmsModule,
    TaggingModule,
    TeamsModule,
  ],
  controllers: [SetupController],
  providers: [FillFromSandbox, FirstTeam, Provision, Setup, TeamContent],
  exports: [Provision],
})
export class ProvisionModule {}

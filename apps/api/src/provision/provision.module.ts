import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { ChannelSetupModule } from '../channels/channel-setup.module.js';
import { ShopsModule } from '../shops/shops.module.js';
import { SmsModule } from '../sms/sms.module.js';
import { TaggingModule } from '../tagging/tagging.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { FirstTeam } from './first-team.js';
import { Provision } from './provision.js';
import { SetupController } from './setup.controller.js';
import { Setup } from './setup.js';

@Module({
  imports: [AuditModule, AuthModule, ChannelSetupModule, ShopsModule, SmsModule, TaggingModule, TeamsModule],
  controllers: [SetupController],
  providers: [FirstTeam, Provision, Setup],
  exports: [Provision],
})
export class ProvisionModule {}

import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { ChannelSetupModule } from '../channels/channel-setup.module.js';
import { ShopsModule } from '../shops/shops.module.js';
import { SmsModule } from '../sms/sms.module.js';
import { TaggingModule } from '../tagging/tagging.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { FirstTeam } from './first-team.js';
import { Provision } from './provision.js';

@Module({
  imports: [AuthModule, ChannelSetupModule, ShopsModule, SmsModule, TaggingModule, TeamsModule],
  providers: [FirstTeam, Provision],
  exports: [Provision],
})
export class ProvisionModule {}

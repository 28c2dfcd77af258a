import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { BindingSettingsModule } from '../phone-binding/binding-settings.module.js';
import { SmsModule } from '../sms/sms.module.js';
import { BotInfoReader } from './bot-info.js';
import { ChannelChanges } from './channel-changes.js';
import { ChannelSetup } from './channel-setup.js';
import { ChannelsController } from './channels.controller.js';
import { ChannelsModule } from './channels.module.js';
import { CreateChannel } from './create-channel.js';
import { DescribeChannel } from './describe-channel.js';
import { ShowChannels } from './show-channels.js';
import { UpdateChannel } from './update-channel.js';

/** What staff do with channels. It stands above the features whose rows a new channel comes with. */
@Module({
  imports: [ChannelsModule, BindingSettingsModule, SmsModule, AuditModule],
  controllers: [ChannelsController],
  providers: [
    BotInfoReader,
    ChannelChanges,
    ChannelSetup,
    CreateChannel,
    DescribeChannel,
    ShowChannels,
    UpdateChannel,
  ],
  exports: [ChannelSetup],
})
export class ChannelSetupModule {}

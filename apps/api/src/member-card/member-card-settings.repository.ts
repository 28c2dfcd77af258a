import { Injectable } from '@nestjs/common';
import { defaultMemberCard, type MemberCardContent } from '@tieline/contracts';
import { ChannelSettings } from '../database/channel-settings.js';
import { Clock } from '../database/clock.js';
import { MemberCardSettingsEntity } from './member-card-settings.entity.js';

@Injectable()
export class MemberCardSettingsRepository extends ChannelSettings<MemberCardContent> {
  constructor(clock: Clock) {
    super(MemberCardSettingsEntity, defaultMemberCard, clock);
  }
}

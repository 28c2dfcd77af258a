import { Entity, Index } from 'typeorm';
import { ChannelSettingsRow } from '../database/channel-settings.js';

/** `content` is a MemberCardContent. */
@Entity('member_card_settings')
@Index('ix_member_card_settings_team', ['teamId'])
export class MemberCardSettingsEntity extends ChannelSettingsRow {}

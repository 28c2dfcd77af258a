import { Entity, Index } from 'typeorm';
import { ChannelSettingsRow } from '../database/channel-settings.js';

/** `content` is a SocialBindingContent. */
@Entity('social_binding_settings')
@Index('ix_social_binding_settings_team', ['teamId'])
export class SocialBindingSettingsEntity extends ChannelSettingsRow {}

import { AuditTrailModule } from './audit/audit-trail.module.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { AutoRepliesModule } from './auto-replies/auto-replies.module.js';
import { BindingFunnelModule } from './binding-funnel/binding-funnel.module.js';
import { BindingReviewsModule } from './binding-reviews/binding-reviews.module.js';
import { ChannelChecksModule } from './channel-checks/channel-checks.module.js';
import { ChannelTrialsModule } from './channel-trials/channel-trials.module.js';
import { CardEditingModule } from './message-cards/card-editing.module.js';
import { ChannelSetupModule } from './channels/channel-setup.module.js';
import { ChannelsModule } from './channels/channels.module.js';
import { ContactImportsModule } from './contact-imports/contact-imports.module.js';
import { ContactViewsModule } from './contact-views/contact-views.module.js';
import { ContactDirectoryModule } from './contacts/contact-directory.module.js';
import { ContactsModule } from './contacts/contacts.module.js';
import { LinkClicksModule } from './link-clicks/link-clicks.module.js';
import { JourneysModule } from './journeys/journeys.module.js';
import { MemberCardModule } from './member-card/member-card.module.js';
import { MemberLinksModule } from './member-links/member-links.module.js';
import { MembersModule } from './members/members.module.js';
import { MemberImportsModule } from './member-table/member-imports.module.js';
import { MediaModule } from './media/media.module.js';
import { OperatorModule } from './operator/operator.module.js';
import { BindingSettingsModule } from './phone-binding/binding-settings.module.js';
import { MenuEditingModule } from './rich-menus/menu-editing.module.js';
import { RichMenusModule } from './rich-menus/rich-menus.module.js';
import { ProvisionModule } from './provision/provision.module.js';
import { ShopsModule } from './shops/shops.module.js';
import { SmsGatewaysModule } from './sms-gateways/sms-gateways.module.js';
import { SmsModule } from './sms/sms.module.js';
import { SocialBindingModule } from './social-binding/social-binding.module.js';
import { TagJobsModule } from './tag-jobs/tag-jobs.module.js';
import { TagEditingModule } from './tagging/tag-editing.module.js';
import { TeamsModule } from './teams/teams.module.js';

/** Everything that staff meet; `app.module.ts` imports it as a whole. */
export const staffModules = [
  AuditModule,
  AuditTrailModule,
  AuthModule,
  AutoRepliesModule,
  BindingFunnelModule,
  BindingReviewsModule,
  BindingSettingsModule,
  ChannelChecksModule,
  CardEditingModule,
  ChannelSetupModule,
  ChannelTrialsModule,
  ChannelsModule,
  ContactDirectoryModule,
  ContactImportsModule,
  ContactViewsModule,
  ContactsModule,
  LinkClicksModule,
  JourneysModule,
  MediaModule,
  MemberImportsModule,
  MemberCardModule,
  MemberLinksModule,
  MembersModule,
  OperatorModule,
  ProvisionModule,
  MenuEditingModule,
  RichMenusModule,
  ShopsModule,
  SmsGatewaysModule,
  SmsModule,
  SocialBindingModule,
  TagEditingModule,
  TagJobsModule,
  TeamsModule,
];

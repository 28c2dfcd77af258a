import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { ContactViewsModule } from '../contact-views/contact-views.module.js';
import { AutoRepliesModule } from '../auto-replies/auto-replies.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { JourneysModule } from '../journeys/journeys.module.js';
import { MemberCardModule } from '../member-card/member-card.module.js';
import { BindingSettingsModule } from '../phone-binding/binding-settings.module.js';
import { RichMenusModule } from '../rich-menus/rich-menus.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { ContactTags } from './contact-tags.js';
import { EveryTagUse } from './every-tag-use.js';
import { ExpireTags } from './expire-tags.js';
import { TagLog } from './tag-log.js';
import { TaggingModule } from './tagging.module.js';
import { TagsController } from './tags.controller.js';
import { Tags } from './tags.js';

/** The staff side of tags. It knows who uses a tag; the users know only `TaggingModule`. */
@Module({
  imports: [
    AuditModule,
    AuthModule,
    AutoRepliesModule,
    BindingSettingsModule,
    ContactViewsModule,
    ChannelsModule,
    ContactsModule,
    JourneysModule,
    MemberCardModule,
    RichMenusModule,
    TaggingModule,
    TeamsModule,
  ],
  controllers: [TagsController],
  providers: [ContactTags, EveryTagUse, ExpireTags, TagLog, Tags],
  exports: [EveryTagUse, Tags],
})
export class TagEditingModule {}

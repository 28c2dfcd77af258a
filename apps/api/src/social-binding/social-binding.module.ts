import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { MediaModule } from '../media/media.module.js';
import { MemberLinksModule } from '../member-links/member-links.module.js';
import { MessagingModule } from '../messaging/messaging.module.js';
import { PhoneBindingModule } from '../phone-binding/phone-binding.module.js';
import { TaggingModule } from '../tagging/tagging.module.js';
import { AcceptTie } from './accept-tie.js';
import { BeginTie } from './begin-tie.js';
import { CodeGuessEntity } from './code-guess.entity.js';
import { CodeGuesses } from './code-guesses.repository.js';
import { CompleteTie } from './complete-tie.js';
import { FindTieCode } from './find-tie-code.js';
import { FindTieLink } from './find-tie-link.js';
import { HearTieCode } from './hear-tie-code.js';
import { OpenTieLink } from './open-tie-link.js';
import { ShowSocialTies } from './show-social-ties.js';
import { ShowTieStatus } from './show-tie-status.js';
import { SiteDoor } from './site-door.js';
import { SocialBindingSettingsModule } from './social-binding-settings.module.js';
import { SiteController, SocialTiesController, TieLinkController } from './social-binding.controller.js';
import { SocialTieEntity, TiedContactEntity } from './social-tie.entity.js';
import { SocialTieRepository } from './social-tie.repository.js';
import { TieAttemptEntity } from './tie-attempt.entity.js';
import { TieAttemptRepository } from './tie-attempt.repository.js';
import { TieBrowser } from './tie-browser.js';
import { TieEventsReceiver } from './tie-events.receiver.js';
import { TieMessages } from './tie-messages.js';
import { TieReplies } from './tie-replies.js';
import { TieSubjects } from './tie-subjects.js';
import { TieWays } from './tie-ways.js';
import { VisitSite } from './visit-site.js';
import { WatchTies } from './watch-ties.js';

/** 社群身份綁定, the button on the brand's website: docs/website-widget.md. */
@Module({
  imports: [
    TypeOrmModule.forFeature([CodeGuessEntity, SocialTieEntity, TieAttemptEntity, TiedContactEntity]),
    AuditModule,
    ChannelsModule,
    ContactsModule,
    MediaModule,
    MemberLinksModule,
    MessagingModule,
    PhoneBindingModule,
    SocialBindingSettingsModule,
    TaggingModule,
  ],
  controllers: [SiteController, SocialTiesController, TieLinkController],
  providers: [
    AcceptTie,
    BeginTie,
    CodeGuesses,
    CompleteTie,
    FindTieCode,
    FindTieLink,
    HearTieCode,
    OpenTieLink,
    ShowSocialTies,
    ShowTieStatus,
    SiteDoor,
    SocialTieRepository,
    TieAttemptRepository,
    TieBrowser,
    TieEventsReceiver,
    TieMessages,
    TieReplies,
    TieSubjects,
    TieWays,
    VisitSite,
    WatchTies,
  ],
  exports: [HearTieCode, TieEventsReceiver],
})
export class SocialBindingModule {}

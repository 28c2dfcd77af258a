import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { LinkClicksModule } from '../link-clicks/link-clicks.module.js';
import { MediaModule } from '../media/media.module.js';
import { MessageCardsModule } from '../message-cards/message-cards.module.js';
import { RichMenusModule } from '../rich-menus/rich-menus.module.js';
import { TaggingModule } from '../tagging/tagging.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { ContactJourneysRepository } from './contact-journeys.repository.js';
import { EnterJourneys } from './enter-journeys.js';
import { EntryRepository } from './entry.repository.js';
import {
  JourneyEntity,
  JourneyEntryEntity,
  JourneyStepEntity,
  JourneyVersionEntity,
} from './journey.entities.js';
import { JourneyLinks } from './journey-links.js';
import { JourneyListening } from './journey-listening.js';
import { JourneyMessages } from './journey-messages.js';
import { JourneyReadiness } from './journey-readiness.js';
import { JourneyReferences } from './journey-references.js';
import { JourneyRepository } from './journey.repository.js';
import { JourneyRunner } from './journey-runner.js';
import { JourneyTravelRepository } from './journey-travel.repository.js';
import { JourneyWebhookHandler } from './journey-webhook.handler.js';
import { JourneysController } from './journeys.controller.js';
import { LeaveMarks } from './leave-marks.js';
import { LookAhead } from './look-ahead.js';
import { PackParcels } from './pack-parcels.js';
import { SetJourneyState } from './set-journey-state.js';
import { ShowContactJourneys } from './show-contact-journeys.js';
import { ShowEntries } from './show-entries.js';
import { ShowJourneys } from './show-journeys.js';
import { JourneyUses } from './journey-uses.js';
import { TakeAlong } from './take-along.js';
import { Travellers } from './travellers.js';
import { TryJourney } from './try-journey.js';
import { WriteJourneys } from './write-journeys.js';

/** What follows for a person when something happens: steps, one after the other, over days. */
@Module({
  imports: [
    TypeOrmModule.forFeature([JourneyEntity, JourneyVersionEntity, JourneyEntryEntity, JourneyStepEntity]),
    AuditModule,
    AuthModule,
    ChannelsModule,
    LinkClicksModule,
    MediaModule,
    MessageCardsModule,
    RichMenusModule,
    TaggingModule,
    TeamsModule,
  ],
  controllers: [JourneysController],
  providers: [
    ContactJourneysRepository,
    EnterJourneys,
    EntryRepository,
    JourneyLinks,
    JourneyListening,
    JourneyReadiness,
    JourneyReferences,
    JourneyMessages,
    JourneyRepository,
    JourneyRunner,
    JourneyTravelRepository,
    JourneyUses,
    JourneyWebhookHandler,
    LeaveMarks,
    LookAhead,
    PackParcels,
    SetJourneyState,
    ShowContactJourneys,
    ShowEntries,
    ShowJourneys,
    TakeAlong,
    Travellers,
    TryJourney,
    WriteJourneys,
  ],
  exports: [JourneyUses],
})
export class JourneysModule {}

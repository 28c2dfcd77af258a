import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { MediaModule } from '../media/media.module.js';
import { AutoRepliesModule } from '../auto-replies/auto-replies.module.js';
import { JourneysModule } from '../journeys/journeys.module.js';
import { BindingSettingsModule } from '../phone-binding/binding-settings.module.js';
import { ArchiveCard } from './archive-card.js';
import { CardCheck } from './card-check.js';
import { CardRendering } from './card-rendering.js';
import { CreateCard } from './create-card.js';
import { EverywhereUsed } from './everywhere-used.js';
import { LineCardCheck } from './line-card-check.js';
import { MessageCardsController } from './message-cards.controller.js';
import { MessageCardsModule } from './message-cards.module.js';
import { SaveCard } from './save-card.js';
import { ShowCards } from './show-cards.js';

/** The staff side of message cards. It knows who uses a card; the users know only `MessageCardsModule`. */
@Module({
  imports: [
    AuditModule,
    AuthModule,
    AutoRepliesModule,
    BindingSettingsModule,
    ChannelsModule,
    JourneysModule,
    MediaModule,
    MessageCardsModule,
  ],
  controllers: [MessageCardsController],
  providers: [
    ArchiveCard,
    CardCheck,
    CardRendering,
    CreateCard,
    EverywhereUsed,
    LineCardCheck,
    SaveCard,
    ShowCards,
  ],
})
export class CardEditingModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MessageCardEntity } from './message-card.entity.js';
import { MessageCardLibrary } from './message-card-library.js';
import { MessageCardRepository } from './message-card.repository.js';

/** Saved cards, for features that send them. */
@Module({
  imports: [TypeOrmModule.forFeature([MessageCardEntity])],
  providers: [MessageCardRepository, MessageCardLibrary],
  exports: [MessageCardRepository, MessageCardLibrary],
})
export class MessageCardsModule {}

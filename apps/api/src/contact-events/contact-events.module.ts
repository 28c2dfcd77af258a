import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ContactEventEntity, ContactEventInterestEntity } from './contact-event.entities.js';
import { ContactEventInterests } from './contact-event-interests.js';
import { ContactEventListeners } from './contact-event-listener.js';
import { ContactEventRepository } from './contact-event.repository.js';
import { ContactEventRunner } from './contact-event-runner.js';
import { ContactEvents } from './contact-events.js';

/** What happens to contacts, told to whoever listens. It knows no feature. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([ContactEventEntity, ContactEventInterestEntity])],
  providers: [
    ContactEventListeners,
    ContactEventInterests,
    ContactEventRepository,
    ContactEventRunner,
    ContactEvents,
  ],
  exports: [ContactEventInterests, ContactEventListeners, ContactEventRunner, ContactEvents],
})
export class ContactEventsModule {}

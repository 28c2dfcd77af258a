import { Module } from '@nestjs/common';
import { BindingSettingsModule } from '../phone-binding/binding-settings.module.js';
import { TaggingModule } from '../tagging/tagging.module.js';
import { ContactDirectory } from './contact-directory.js';
import { ContactDirectoryRepository } from './contact-directory.repository.js';
import { ContactsController } from './contacts.controller.js';
import { ContactsModule } from './contacts.module.js';
import { ShowTimeline } from './timeline/show-timeline.js';
import { TimelineRepository } from './timeline/timeline.repository.js';

/** What staff see of contacts. It stands above binding and tagging, which stand above contacts themselves. */
@Module({
  imports: [BindingSettingsModule, ContactsModule, TaggingModule],
  controllers: [ContactsController],
  providers: [ContactDirectory, ContactDirectoryRepository, ShowTimeline, TimelineRepository],
})
export class ContactDirectoryModule {}

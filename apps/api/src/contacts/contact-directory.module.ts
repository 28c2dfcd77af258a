import { Module } from '@nestjs/common';
import { BindingSettingsModule } from '../phone-binding/binding-settings.module.js';
import { TaggingModule } from '../tagging/tagging.module.js';
import { ContactDirectory } from './contact-directory.js';
import { ContactDirectoryRepository } from './contact-directory.repository.js';
import { ContactsController } from './contacts.controller.js';

/** What staff see of contacts. It stands above binding and tagging, which stand above contacts themselves. */
@Module({
  imports: [BindingSettingsModule, TaggingModule],
  controllers: [ContactsController],
  providers: [ContactDirectory, ContactDirectoryRepository],
})
export class ContactDirectoryModule {}

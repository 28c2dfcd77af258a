import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { PhoneBindingModule } from '../phone-binding/phone-binding.module.js';
import { TaggingModule } from '../tagging/tagging.module.js';
import { ListPublicTags } from './list-public-tags.js';
import { NamedContacts } from './named-contacts.js';
import { PublicApiController } from './public-api.controller.js';
import { TagNamedContacts } from './tag-named-contacts.js';

/** `/api/v1`, for servers of a brand: docs/api.md. */
@Module({
  imports: [ContactsModule, PhoneBindingModule, TaggingModule],
  controllers: [PublicApiController],
  providers: [ListPublicTags, NamedContacts, TagNamedContacts],
})
export class PublicApiModule {}

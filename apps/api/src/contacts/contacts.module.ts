import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ContactTies } from './contact-ties.js';
import { ContactEntity } from './contact.entity.js';
import { ContactRepository } from './contact.repository.js';
import { TaggingModule } from '../tagging/tagging.module.js';
import { CustomerMergeEntity } from './merging/customer-merge.entity.js';
import { CustomerMerges } from './merging/customer-merges.js';
import { CustomerEntity } from './customer.entity.js';
import { ErasureEntity } from './erasure.entity.js';
import { Erasures } from './erasures.js';
import { ImportedContacts } from './imported-contacts.js';

/** Contacts as other features need them. What staff see of them is `contact-directory.module.ts`, one layer above. */
@Module({
  imports: [
    TypeOrmModule.forFeature([ContactEntity, CustomerEntity, CustomerMergeEntity, ErasureEntity]),
    TaggingModule,
  ],
  providers: [ContactRepository, ContactTies, CustomerMerges, Erasures, ImportedContacts],
  exports: [ContactRepository, ContactTies, CustomerMerges, Erasures, ImportedContacts],
})
export class ContactsModule {}

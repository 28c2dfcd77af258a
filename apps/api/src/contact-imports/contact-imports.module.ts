import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { MemberImportsModule } from '../member-table/member-imports.module.js';
import { BindingSettingsModule } from '../phone-binding/binding-settings.module.js';
import { PhoneBindingModule } from '../phone-binding/phone-binding.module.js';
import { RichMenusModule } from '../rich-menus/rich-menus.module.js';
import { ContactImportEnds } from './contact-import-ends.js';
import { ContactImportEntity } from './contact-import.entity.js';
import { ContactImportRepository } from './contact-import.repository.js';
import { ContactImportRunner } from './contact-import-runner.js';
import { ContactImports } from './contact-imports.js';
import { ContactImportsController } from './contact-imports.controller.js';
import { FollowerImport } from './follower-import.js';
import { ImportPeople } from './import-people.js';
import { OmnichatImport } from './omnichat-import.js';

/** People who come from elsewhere: LINE's list of friends, and bindings of another system. */
@Module({
  imports: [
    TypeOrmModule.forFeature([ContactImportEntity]),
    AuditModule,
    BindingSettingsModule,
    ChannelsModule,
    ContactsModule,
    MemberImportsModule,
    PhoneBindingModule,
    RichMenusModule,
  ],
  controllers: [ContactImportsController],
  providers: [
    ContactImportEnds,
    ContactImportRepository,
    ContactImportRunner,
    ContactImports,
    FollowerImport,
    ImportPeople,
    OmnichatImport,
  ],
})
export class ContactImportsModule {}

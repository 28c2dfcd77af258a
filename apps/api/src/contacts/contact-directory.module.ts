import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { BindingFunnelModule } from '../binding-funnel/binding-funnel.module.js';
import { BindingSettingsModule } from '../phone-binding/binding-settings.module.js';
import { SmsModule } from '../sms/sms.module.js';
import { TaggingModule } from '../tagging/tagging.module.js';
import { ContactDirectory } from './contact-directory.js';
import { ContactDirectoryRepository } from './contact-directory.repository.js';
import { ContactSelection } from './contact-selection.js';
import { ContactsController } from './contacts.controller.js';
import { ContactsModule } from './contacts.module.js';
import { ContactPrivacyController } from './privacy/contact-privacy.controller.js';
import { EraseContact } from './privacy/erase-contact.js';
import { ExportContacts } from './privacy/export-contacts.js';
import { ExportPerson } from './privacy/export-person.js';
import { ForgetMessages } from './privacy/forget-messages.js';
import { PersonRepository } from './privacy/person.repository.js';
import { RevealPhone } from './privacy/reveal-phone.js';
import { SplitContact } from './merging/split-contact.js';
import { ShopsModule } from '../shops/shops.module.js';
import { ShowTimeline } from './timeline/show-timeline.js';
import { TimelineRepository } from './timeline/timeline.repository.js';

/** What staff see of contacts. It stands above binding and tagging, which stand above contacts themselves. */
@Module({
  imports: [
    AuditModule,
    BindingFunnelModule,
    BindingSettingsModule,
    ContactsModule,
    ShopsModule,
    SmsModule,
    TaggingModule,
  ],
  controllers: [ContactsController, ContactPrivacyController],
  providers: [
    ContactDirectory,
    ContactDirectoryRepository,
    ContactSelection,
    ShowTimeline,
    TimelineRepository,
    EraseContact,
    ExportContacts,
    ExportPerson,
    ForgetMessages,
    PersonRepository,
    RevealPhone,
    SplitContact,
  ],
  exports: [ContactSelection],
})
export class ContactDirectoryModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ContactsModule } from '../contacts/contacts.module.js';
import { LiffAuthenticator } from '../http/access.guard.js';
import { MessagingModule } from '../messaging/messaging.module.js';
import { OtpModule } from '../otp/otp.module.js';
import { ShopsModule } from '../shops/shops.module.js';
import { SmsModule } from '../sms/sms.module.js';
import { TaggingModule } from '../tagging/tagging.module.js';
import { AskCode } from './ask-code.js';
import { BoundContacts } from './bound-contacts.js';
import { BindMember } from './bind-member.js';
import { BindingEntryController, BindingPageController } from './binding-page.controller.js';
import { BindingRefusalEntity } from './binding-refusal.entity.js';
import { BindingSettingsModule } from './binding-settings.module.js';
import { BindingRepository } from './binding.repository.js';
import { ChatAnswers } from './chat-answers.js';
import { EndSession } from './end-session.js';
import { BearerLiffAuthenticator } from './liff-authenticator.js';
import { JoinCustomer } from './join-customer.js';
import { ImportedBindings } from './imported-bindings.js';
import { ImportedMembers } from './imported-members.js';
import { LiffPages } from './liff-page.js';
import { LiffSessionRepository } from './liff-session.repository.js';
import { LiffStates } from './liff-state.js';
import { LinkMember } from './link-member.js';
import { MatchAndBind } from './match-and-bind.js';
import { MemberLookup } from './member-lookup.js';
import { ProvenNumbers } from './proven-numbers.js';
import { PushAnswer } from './push-answer.js';
import { RefusalLog } from './refusal-log.js';
import { ScenarioMessages } from './scenario-messages.js';
import { SendCode } from './send-code.js';
import { StartSession } from './start-session.js';

/** The customer's side of phone binding. */
@Module({
  imports: [
    BindingSettingsModule,
    ContactsModule,
    MessagingModule,
    OtpModule,
    ShopsModule,
    SmsModule,
    TaggingModule,
    TypeOrmModule.forFeature([BindingRefusalEntity]),
  ],
  controllers: [BindingEntryController, BindingPageController],
  providers: [
    { provide: LiffAuthenticator, useClass: BearerLiffAuthenticator },
    AskCode,
    BindingRepository,
    BindMember,
    BoundContacts,
    ChatAnswers,
    EndSession,
    ImportedBindings,
    ImportedMembers,
    JoinCustomer,
    LiffPages,
    LiffSessionRepository,
    LiffStates,
    LinkMember,
    MatchAndBind,
    MemberLookup,
    ProvenNumbers,
    PushAnswer,
    RefusalLog,
    ScenarioMessages,
    SendCode,
    StartSession,
  ],
  exports: [
    BindingRepository,
    BindMember,
    BoundContacts,
    ChatAnswers,
    ImportedBindings,
    ImportedMembers,
    LiffAuthenticator,
    LiffSessionRepository,
    LinkMember,
    MemberLookup,
  ],
})
export class PhoneBindingModule {}

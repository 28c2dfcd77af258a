import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { LinkClicksModule } from '../link-clicks/link-clicks.module.js';
import { MediaModule } from '../media/media.module.js';
import { TaggingModule } from '../tagging/tagging.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { BringMenu } from './bring-menu.js';
import { ContactMenuRepository } from './contact-menu.repository.js';
import { LinkStep } from './link-step.js';
import { MenuAtLine } from './menu-at-line.js';
import { MenuEvents } from './menu-events.js';
import { MenuInterests } from './menu-interests.js';
import { MenuJobEnds } from './menu-job-ends.js';
import { MenuJobRunner } from './menu-job-runner.js';
import { MenuJobSteps } from './menu-job-steps.js';
import { MenuJobWork } from './menu-job-work.js';
import { MenuJobs } from './menu-jobs.js';
import { MenuLinkHandler } from './menu-link.handler.js';
import { MenuOverrides } from './menu-overrides.js';
import { MenuReach } from './menu-reach.js';
import { MenuTagUses } from './menu-tag-uses.js';
import { MenusOfNewcomers } from './menus-of-newcomers.js';
import { MenuTruth } from './menu-truth.js';
import { PrepareStep } from './prepare-step.js';
import { RichMenuJobRepository } from './rich-menu-job.repository.js';
import { RichMenuRulesController } from './rich-menu-rules.controller.js';
import {
  ContactMenuEntity,
  RichMenuEntity,
  RichMenuJobEntity,
  RichMenuPublicationEntity,
  RichMenuRulesEntity,
} from './rich-menu.entities.js';
import { RichMenuRepository } from './rich-menu.repository.js';
import { ShowContactMenu } from './show-contact-menu.js';
import { TidyStep } from './tidy-step.js';
import { VerifyStep } from './verify-step.js';
import { NewPublications } from './new-publications.js';
import { PublishAgain } from './publish-again.js';
import { ReadyMenus } from './ready-menus.js';
import { StoredMenus } from './stored-menus.js';
import { ShowMenuRules } from './show-menu-rules.js';
import { RuleReferences } from './rule-references.js';
import { SaveMenuRules } from './save-menu-rules.js';
import { WriteMenuRules } from './write-menu-rules.js';
import { MenuFailures } from './menu-failures.js';

const rows = [
  ContactMenuEntity,
  RichMenuEntity,
  RichMenuJobEntity,
  RichMenuPublicationEntity,
  RichMenuRulesEntity,
];
const repositories = [ContactMenuRepository, RichMenuJobRepository, RichMenuRepository];
const forStaff = [
  ...[NewPublications, PublishAgain, ReadyMenus, StoredMenus],
  ...[MenuReach, RuleReferences, SaveMenuRules, ShowMenuRules, WriteMenuRules],
  ...[MenuJobs, MenuTagUses, MenusOfNewcomers, ShowContactMenu],
];
const atLine = [
  ...[
    BringMenu,
    MenuAtLine,
    MenuEvents,
    MenuFailures,
    MenuInterests,
    MenuLinkHandler,
    MenuOverrides,
    MenuTruth,
  ],
  ...[LinkStep, PrepareStep, TidyStep, VerifyStep],
  ...[MenuJobEnds, MenuJobRunner, MenuJobSteps, MenuJobWork],
];

/** Rich menus: made at LINE, and brought to everybody whom the rules show them. */
@Module({
  imports: [
    TypeOrmModule.forFeature(rows),
    AuditModule,
    AuthModule,
    ChannelsModule,
    ContactsModule,
    LinkClicksModule,
    MediaModule,
    TaggingModule,
    TeamsModule,
  ],
  controllers: [RichMenuRulesController],
  providers: [...repositories, ...forStaff, ...atLine],
  exports: [
    PublishAgain,
    StoredMenus,

    ...repositories,
    MenuJobRunner,
    MenuJobs,
    MenuOverrides,
    MenuTagUses,
    MenusOfNewcomers,
    NewPublications,
    ReadyMenus,
  ],
})
export class RichMenusModule {}

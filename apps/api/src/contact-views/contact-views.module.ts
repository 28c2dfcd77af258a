import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { TaggingModule } from '../tagging/tagging.module.js';
import { ContactViewEntity, ContactViewOwnerEntity } from './contact-view.entities.js';
import { ContactViewRepository } from './contact-view.repository.js';
import { ContactViewsController } from './contact-views.controller.js';
import { FilterReferences } from './filter-references.js';
import { KeepContactViews } from './keep-contact-views.js';
import { ShowContactViews } from './show-contact-views.js';

/** Filters of the contact list that staff keep under a name. */
@Module({
  imports: [
    TypeOrmModule.forFeature([ContactViewEntity, ContactViewOwnerEntity]),
    AuditModule,
    AuthModule,
    ChannelsModule,
    TaggingModule,
  ],
  controllers: [ContactViewsController],
  providers: [ContactViewRepository, FilterReferences, KeepContactViews, ShowContactViews],
  exports: [ContactViewRepository],
})
export class ContactViewsModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { FirstBindingTags } from './first-binding-tags.js';
import { MergedTags } from './merged-tags.js';
import { TagEntity } from './tag.entity.js';
import { TagRepository } from './tag.repository.js';
import { TaggingEntity } from './tagging.entity.js';
import { TagsController } from './tags.controller.js';
import { Tags } from './tags.js';

@Module({
  imports: [TypeOrmModule.forFeature([TagEntity, TaggingEntity]), AuditModule],
  controllers: [TagsController],
  providers: [TagRepository, Tags, FirstBindingTags, MergedTags],
  exports: [TagRepository, FirstBindingTags, MergedTags],
})
export class TaggingModule {}

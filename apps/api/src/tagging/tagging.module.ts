import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MergedTags } from './merged-tags.js';
import { TagEntity } from './tag.entity.js';
import { TagRepository } from './tag.repository.js';
import { TaggingEntity } from './tagging.entity.js';
import { TaggingRepository } from './tagging.repository.js';

/** Tags as other features need them. What staff do with them is `tag-editing.module.ts`, above those. */
@Module({
  imports: [TypeOrmModule.forFeature([TagEntity, TaggingEntity])],
  providers: [MergedTags, TagRepository, TaggingRepository],
  exports: [MergedTags, TagRepository, TaggingRepository],
})
export class TaggingModule {}

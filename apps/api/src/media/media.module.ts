import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { MediaLibrary } from './media-library.js';
import { MediaController } from './media.controller.js';
import { MediaChunkEntity, MediaEntity } from './media.entity.js';
import { MediaRepository } from './media.repository.js';
import { UploadMedia } from './upload-media.js';

@Module({
  imports: [TypeOrmModule.forFeature([MediaEntity, MediaChunkEntity]), AuditModule],
  controllers: [MediaController],
  providers: [MediaRepository, MediaLibrary, UploadMedia],
  exports: [MediaLibrary, MediaRepository],
})
export class MediaModule {}

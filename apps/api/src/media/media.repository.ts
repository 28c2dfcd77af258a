import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MediaChunkEntity, MediaEntity } from './media.entity.js';

const chunkBytes = 60_000;

@Injectable()
export class MediaRepository {
  async insert(tx: EntityManager, media: MediaEntity, bytes: Buffer): Promise<void> {
    const chunks = Array.from({ length: Math.ceil(bytes.length / chunkBytes) }, (_none, position) => ({
      mediaId: media.id,
      position,
      bytes: bytes.subarray(position * chunkBytes, (position + 1) * chunkBytes),
    }));
    await tx.insert(MediaEntity, media);
    await tx.insert(MediaChunkEntity, chunks);
  }

  /** Pictures are public, so this look-up alone names no team. */
  async findBytes(db: EntityManager, id: string): Promise<{ contentType: string; bytes: Buffer } | null> {
    const media = await db.findOneBy(MediaEntity, { id });
    if (!media) return null;
    const chunks = await db.find(MediaChunkEntity, { where: { mediaId: id }, order: { position: 'ASC' } });
    return { contentType: media.contentType, bytes: Buffer.concat(chunks.map((chunk) => chunk.bytes)) };
  }
}

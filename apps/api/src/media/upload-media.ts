import { Injectable } from '@nestjs/common';
import type { Media, QueryOf, uploadMedia } from '@tieline/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext, TielineRequest } from '../http/request-context.js';
import { readUpload } from '../http/upload.js';
import { MediaLibrary } from './media-library.js';
import { MediaRepository } from './media.repository.js';
import { toPicture } from './picture.js';

@Injectable()
export class UploadMedia {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly media: MediaRepository,
    private readonly library: MediaLibrary,
    private readonly audit: AuditLog,
  ) {}

  async upload(
    ctx: StaffContext,
    { kind, crop }: QueryOf<typeof uploadMedia>,
    request: TielineRequest,
  ): Promise<Media> {
    const { bytes, ...picture } = await toPicture((await readUpload(request)).bytes, kind, crop);
    const id = newId();
    await this.transactions.run(async (tx) => {
      const row = { id, teamId: ctx.teamId, ...picture, createdAt: this.clock.now() };
      await this.media.insert(tx, row, bytes);
      const target = { action: 'media.uploaded', targetType: 'media', targetId: id };
      await this.audit.record(tx, ctx, { ...target, after: { kind, size: bytes.length } });
    });
    return { id, url: this.library.url(id), width: picture.width, height: picture.height };
  }
}

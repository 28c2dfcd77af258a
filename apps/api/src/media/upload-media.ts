import { Injectable } from '@nestjs/common';
import type { Media } from '@tieline/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext, TielineRequest } from '../http/request-context.js';
import { MediaLibrary } from './media-library.js';
import { MediaRepository } from './media.repository.js';
import { toPicture, type PictureKind } from './picture.js';

@Injectable()
export class UploadMedia {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly media: MediaRepository,
    private readonly library: MediaLibrary,
    private readonly audit: AuditLog,
  ) {}

  async upload(ctx: StaffContext, kind: PictureKind, request: TielineRequest): Promise<Media> {
    const { bytes, ...picture } = await toPicture(await readFile(request), kind);
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

function missing(): ProblemError {
  return new ProblemError('request.invalid', {
    issues: [{ path: 'body.file', code: 'required' }],
  });
}

/** The multipart field `file`, whole; the plugin cuts off what is longer than allowed. */
async function readFile(request: TielineRequest): Promise<Buffer> {
  if (!request.isMultipart()) throw missing();
  try {
    const part = await request.file();
    if (part?.fieldname !== 'file') throw missing();
    return await part.toBuffer();
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === 'FST_REQ_FILE_TOO_LARGE') throw new ProblemError('media.too_large', {}, { cause: error });
    if (error instanceof ProblemError) throw error;
    throw new ProblemError('request.invalid', {}, { cause: error });
  }
}

import { Controller, Req, Res } from '@nestjs/common';
import { getMedia, uploadMedia } from '@tieline/contracts';
import type { FastifyReply } from 'fastify';
import { Transactions } from '../database/transactions.js';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext, TielineRequest } from '../http/request-context.js';
import { MediaRepository } from './media.repository.js';
import { UploadMedia } from './upload-media.js';

@Controller()
export class MediaController {
  constructor(
    private readonly uploads: UploadMedia,
    private readonly transactions: Transactions,
    private readonly media: MediaRepository,
  ) {}

  @Endpoint(uploadMedia)
  upload(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof uploadMedia>,
    @Req() request: TielineRequest,
  ): Answer<typeof uploadMedia> {
    return this.uploads.upload(ctx, input.query, request);
  }

  /** A picture never changes under its id, so everybody on the way may keep it. */
  @Endpoint(getMedia)
  async get(@Input() input: InputOf<typeof getMedia>, @Res() reply: FastifyReply): Promise<void> {
    const picture = await this.transactions.once((db) => this.media.findBytes(db, input.params.id));
    if (!picture) throw new ProblemError('request.not_found');
    await reply
      .status(200)
      .header('content-type', picture.contentType)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'")
      .header('cross-origin-resource-policy', 'cross-origin')
      .send(picture.bytes);
  }
}

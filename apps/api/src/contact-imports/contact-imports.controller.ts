import { Controller, Req, Res } from '@nestjs/common';
import {
  downloadContactRejects,
  importFollowers,
  importOmnichat,
  listContactImports,
  stopContactImport,
} from '@tieline/contracts';
import type { FastifyReply } from 'fastify';
import { sendCsv } from '../http/csv.js';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext, TielineRequest } from '../http/request-context.js';
import { readUpload } from '../http/upload.js';
import { ImportFiles } from '../member-table/import-files.js';
import { ContactImports } from './contact-imports.js';

/** 100,000 people are about 10 MB. */
const fileBytes = 30 * 1024 * 1024;

@Controller()
export class ContactImportsController {
  constructor(
    private readonly imports: ContactImports,
    private readonly files: ImportFiles,
  ) {}

  @Endpoint(importOmnichat)
  async omnichat(
    @Staff() ctx: StaffContext,
    @Input() { params, query }: InputOf<typeof importOmnichat>,
    @Req() request: TielineRequest,
  ): Answer<typeof importOmnichat> {
    const file = await readUpload(request, fileBytes);
    return this.imports.start(ctx, params.id, { ...file, ...query });
  }

  @Endpoint(importFollowers)
  followers(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof importFollowers>,
  ): Answer<typeof importFollowers> {
    return this.imports.start(ctx, params.id, null);
  }

  @Endpoint(listContactImports)
  list(@Staff() ctx: StaffContext): Answer<typeof listContactImports> {
    return this.imports.list(ctx);
  }

  @Endpoint(stopContactImport)
  stop(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof stopContactImport>,
  ): Answer<typeof stopContactImport> {
    return this.imports.stop(ctx, params.id);
  }

  @Endpoint(downloadContactRejects)
  async rejects(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof downloadContactRejects>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const row = await this.imports.rejects(ctx, params.id);
    await sendCsv(reply, 'rejects.csv', this.files.read(row, 'rejects'));
  }
}

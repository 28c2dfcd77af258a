import { Controller, Req, Res } from '@nestjs/common';
import {
  applyMemberImport,
  downloadRejects,
  getMemberImport,
  listMemberImports,
  uploadMembers,
} from '@tieline/contracts';
import type { FastifyReply } from 'fastify';
import { sendCsv } from '../http/csv.js';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext, TielineRequest } from '../http/request-context.js';
import { readUpload } from '../http/upload.js';
import { ImportFiles } from './import-files.js';
import { MemberImports } from './member-imports.js';

/** 100,000 members are about 10 MB. */
const fileBytes = 30 * 1024 * 1024;

@Controller()
export class MemberImportsController {
  constructor(
    private readonly imports: MemberImports,
    private readonly files: ImportFiles,
  ) {}

  @Endpoint(uploadMembers)
  async upload(
    @Staff() ctx: StaffContext,
    @Input() { params, query }: InputOf<typeof uploadMembers>,
    @Req() request: TielineRequest,
  ): Answer<typeof uploadMembers> {
    const file = await readUpload(request, fileBytes);
    return this.imports.upload(ctx, { connectionId: params.id, ...query, ...file });
  }

  @Endpoint(listMemberImports)
  list(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof listMemberImports>,
  ): Answer<typeof listMemberImports> {
    return this.imports.list(ctx, params.id);
  }

  @Endpoint(getMemberImport)
  get(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof getMemberImport>,
  ): Answer<typeof getMemberImport> {
    return this.imports.get(ctx, params.id);
  }

  @Endpoint(applyMemberImport)
  apply(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof applyMemberImport>,
  ): Answer<typeof applyMemberImport> {
    return this.imports.apply(ctx, params.id);
  }

  @Endpoint(downloadRejects)
  async rejects(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof downloadRejects>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendCsv(reply, 'rejects.csv', await this.files.rejects(ctx, params.id));
  }
}

import { Controller, Res } from '@nestjs/common';
import { exportAudit, listAudit, listAuditPeople } from '@tieline/contracts';
import type { FastifyReply } from 'fastify';
import { sendCsv } from '../http/csv.js';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { ExportAudit } from './export-audit.js';
import { ShowAudit } from './show-audit.js';

@Controller()
export class AuditController {
  constructor(
    private readonly audit: ShowAudit,
    private readonly file: ExportAudit,
  ) {}

  @Endpoint(listAudit)
  list(@Staff() ctx: StaffContext, @Input() input: InputOf<typeof listAudit>): Answer<typeof listAudit> {
    return this.audit.list(ctx, input.query);
  }

  @Endpoint(exportAudit)
  async export(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof exportAudit>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendCsv(reply, 'audit.csv', await this.file.begin(ctx, input.query));
  }

  @Endpoint(listAuditPeople)
  listPeople(@Staff() ctx: StaffContext): Answer<typeof listAuditPeople> {
    return this.audit.listPeople(ctx);
  }
}

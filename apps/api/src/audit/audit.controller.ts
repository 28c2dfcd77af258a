import { Controller } from '@nestjs/common';
import { listAudit, listAuditPeople } from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { ShowAudit } from './show-audit.js';

@Controller()
export class AuditController {
  constructor(private readonly audit: ShowAudit) {}

  @Endpoint(listAudit)
  list(@Staff() ctx: StaffContext, @Input() input: InputOf<typeof listAudit>): Answer<typeof listAudit> {
    return this.audit.list(ctx, input.query);
  }

  @Endpoint(listAuditPeople)
  listPeople(@Staff() ctx: StaffContext): Answer<typeof listAuditPeople> {
    return this.audit.listPeople(ctx);
  }
}

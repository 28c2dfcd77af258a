import { Controller, Res } from '@nestjs/common';
import { eraseContact, exportContact, exportContacts, revealContactPhone } from '@tieline/contracts';
import type { FastifyReply } from 'fastify';
import { sendCsv } from '../../http/csv.js';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../../http/endpoint.js';
import type { StaffContext } from '../../http/request-context.js';
import { EraseContact } from './erase-contact.js';
import { ExportContacts } from './export-contacts.js';
import { ExportPerson } from './export-person.js';
import { RevealPhone } from './reveal-phone.js';

@Controller()
export class ContactPrivacyController {
  constructor(
    private readonly phones: RevealPhone,
    private readonly person: ExportPerson,
    private readonly erasure: EraseContact,
    private readonly list: ExportContacts,
  ) {}

  @Endpoint(revealContactPhone)
  reveal(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof revealContactPhone>,
  ): Answer<typeof revealContactPhone> {
    return this.phones.reveal(ctx, params.id);
  }

  @Endpoint(exportContact)
  export(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof exportContact>,
  ): Answer<typeof exportContact> {
    return this.person.export(ctx, params.id);
  }

  @Endpoint(eraseContact)
  erase(
    @Staff() ctx: StaffContext,
    @Input() { params, body }: InputOf<typeof eraseContact>,
  ): Answer<typeof eraseContact> {
    return this.erasure.erase(ctx, params.id, body);
  }

  @Endpoint(exportContacts)
  async exportList(
    @Staff() ctx: StaffContext,
    @Input() { query }: InputOf<typeof exportContacts>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendCsv(reply, 'contacts.csv', await this.list.begin(ctx, query));
  }
}

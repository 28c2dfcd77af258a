import { Controller, Res } from '@nestjs/common';
import { exportFunnel, getAttention, getFunnel, listBindingChannels } from '@tieline/contracts';
import type { FastifyReply } from 'fastify';
import { sendCsv } from '../http/csv.js';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { ExportFunnel } from './export-funnel.js';
import { ShowAttention } from './show-attention.js';
import { ShowBindingChannels } from './show-binding-channels.js';
import { ShowFunnel } from './show-funnel.js';

@Controller()
export class FunnelController {
  constructor(
    private readonly funnel: ShowFunnel,
    private readonly file: ExportFunnel,
    private readonly attention: ShowAttention,
    private readonly channels: ShowBindingChannels,
  ) {}

  @Endpoint(getFunnel)
  show(@Staff() ctx: StaffContext, @Input() { query }: InputOf<typeof getFunnel>): Answer<typeof getFunnel> {
    return this.funnel.show(ctx, query);
  }

  @Endpoint(exportFunnel)
  async export(
    @Staff() ctx: StaffContext,
    @Input() { query }: InputOf<typeof exportFunnel>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendCsv(reply, 'funnel.csv', await this.file.begin(ctx, query));
  }

  @Endpoint(getAttention)
  showAttention(@Staff() ctx: StaffContext): Answer<typeof getAttention> {
    return this.attention.show(ctx);
  }

  @Endpoint(listBindingChannels)
  listChannels(@Staff() ctx: StaffContext): Answer<typeof listBindingChannels> {
    return this.channels.list(ctx);
  }
}

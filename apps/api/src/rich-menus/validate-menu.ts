import { Injectable } from '@nestjs/common';
import { LineClient } from '@tieline/line';
import { ChannelCredentials } from '../channels/channel-credentials.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { toLineMenu } from './line-menu.js';
import { ReadyMenus } from './ready-menus.js';

@Injectable()
export class ValidateMenu {
  constructor(
    private readonly transactions: Transactions,
    private readonly ready: ReadyMenus,
    private readonly credentials: ChannelCredentials,
    private readonly line: LineClient,
  ) {}

  /** @throws rich_menu.not_ready, rich_menu.line_refused, rich_menu.line_unavailable */
  async validate({ teamId }: StaffContext, id: string): Promise<{ valid: true }> {
    const { menu, ...links } = await this.transactions.once((db) => this.ready.get(db, teamId, id));
    const channel = await this.credentials.find(menu.channelId);
    if (!channel) throw new ProblemError('request.not_found');
    const request = toLineMenu(menu, menu.name, { ...links, counted: new Map() });
    const result = await this.line.richMenus.validate(channel.messaging, request);
    if (result.ok) return { valid: true };
    if (result.reason !== 'bad_request') throw new ProblemError('rich_menu.line_unavailable');
    const details = result.details.length > 0 ? result.details : [result.message];
    const issues = details.map((detail) => ({
      path: 'areas',
      code: 'line_refused' as const,
      values: { detail },
    }));
    throw new ProblemError('rich_menu.line_refused', { issues });
  }
}

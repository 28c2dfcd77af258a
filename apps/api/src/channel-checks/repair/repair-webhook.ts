import { Injectable } from '@nestjs/common';
import { LineClient } from '@tieline/line';
import { ChannelCredentials } from '../../channels/channel-credentials.js';
import type { StoredSetup } from '../stored-setup.js';
import { nothingToDo, refused, repaired, type Repaired } from './repaired.js';

/** Tells LINE where this channel's webhooks go. */
@Injectable()
export class RepairWebhook {
  constructor(
    private readonly line: LineClient,
    private readonly credentials: ChannelCredentials,
  ) {}

  async repair({ row, subject }: StoredSetup): Promise<Repaired> {
    const { messaging } = this.credentials.pairsOf(row);
    const set = await this.line.getWebhookEndpoint(messaging);
    if (set.ok && set.value.endpoint === subject.webhookUrl) return nothingToDo;
    if (!set.ok && set.reason !== 'not_found') return refused(set);
    const result = await this.line.setWebhookEndpoint(messaging, subject.webhookUrl);
    return result.ok ? repaired : refused(result);
  }
}

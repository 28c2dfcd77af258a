import { Inject, Injectable } from '@nestjs/common';
import type { IdentityTest, ResponseOf, startIdentityTest } from '@tieline/contracts';
import { liffUrl } from '@tieline/line';
import { AuditLog } from '../../audit/audit-log.js';
import { ChannelRepository } from '../../channels/channel.repository.js';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import { Transactions } from '../../database/transactions.js';
import { ProblemError } from '../../http/problem.js';
import type { StaffContext } from '../../http/request-context.js';
import { IdentityTests } from './identity-tests.js';

@Injectable()
export class StartIdentityTest {
  constructor(
    private readonly transactions: Transactions,
    private readonly channels: ChannelRepository,
    private readonly tests: IdentityTests,
    private readonly audit: AuditLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async start(ctx: StaffContext, channelId: string): Promise<ResponseOf<typeof startIdentityTest>> {
    const { teamId } = ctx;
    return this.transactions.run(async (tx) => {
      const { liffId, loginChannelId, messagingChannelId } = await this.channels.get(tx, teamId, channelId);
      if (!liffId || !loginChannelId) throw new ProblemError('channel.no_liff');
      const channels = { messagingChannelId, loginChannelId };
      const { token, test } = await this.tests.start(tx, { teamId, channelId }, channels);
      const target = { targetType: 'channel', targetId: channelId };
      await this.audit.record(tx, ctx, { action: 'channel.identity_test_started', ...target });
      return { ...test, url: liffUrl(this.config.line.liffBaseUrl, liffId, `/test/${token}`) };
    });
  }

  async current(ctx: StaffContext, channelId: string): Promise<{ test: IdentityTest | null }> {
    const { teamId } = ctx;
    return this.transactions.once(async (db) => {
      await this.channels.get(db, teamId, channelId);
      return { test: await this.tests.current(db, { teamId, channelId }) };
    });
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../database/clock.js';
import { Outbox } from '../../delivery/outbox.js';
import type { ChatEvent, ChatListener } from '../../messaging/chat-event.js';
import type { LineReplyPayload } from '../../messaging/line-reply.handler.js';
import { Transactions } from '../../database/transactions.js';
import { RunChecks } from '../run-checks.js';
import { IdentityTestRepository } from './identity-test.repository.js';
import { userHash, wordIn } from './identity-tests.js';
import { TestedChannels } from './tested-channels.js';

const answers = {
  same: '連線測試成功：LINE Login 與 Messaging API 認得同一個人。',
  other: '連線測試失敗：兩個 Channel 不在同一個 Provider，請回後台查看處理方式。',
};
const replyTokenMs = 55_000;

/** The second half: the test's word came back through the webhook, in the name of a user of the Messaging API. */
@Injectable()
export class HearIdentityTest implements ChatListener {
  constructor(
    private readonly transactions: Transactions,
    private readonly tests: IdentityTestRepository,
    private readonly tested: TestedChannels,
    private readonly checks: RunChecks,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** True when it was a running test. Anything else that people write costs no statement. */
  async hear({ teamId, channelId, lineUserId, replyToken, said }: ChatEvent): Promise<boolean> {
    const word = said.kind === 'text' ? wordIn(said.text) : null;
    if (!word) return false;
    const now = this.clock.now();
    const test = await this.transactions.once((db) => this.tests.findRunning(db, { channelId, word }, now));
    if (!test?.loginUserHash) return false;
    const chatUserHash = userHash(channelId, lineUserId);
    const same = chatUserHash === test.loginUserHash;
    // Who was no friend when the page opened can be read now that she has written.
    const readable =
      same && (test.profileFound === 1 || (await this.tested.knows({ id: channelId }, lineUserId)));
    const payload: LineReplyPayload = {
      replyToken,
      messages: [{ type: 'text', text: same ? answers.same : answers.other }],
    };
    await this.outbox.run(async (tx, enqueue) => {
      await this.tests.update(tx, test, { chatUserHash, profileFound: readable ? 1 : 0 });
      await enqueue({
        kind: 'line.reply',
        teamId,
        channelId,
        lineUserId,
        payload,
        dedupeKey: null,
        expiresAt: now + replyTokenMs,
      });
    });
    await this.checks.run({ teamId, channelId }, ['sameProvider']);
    return true;
  }
}

import { Injectable } from '@nestjs/common';
import type { MessageCardContent } from '@tieline/contracts';
import { ChannelRepository } from '../channels/channel.repository.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { AnswerContent, type AnsweringChannel } from './answer-content.js';
import { AutoReplyRepository } from './auto-reply.repository.js';
import { readyRules, type ReadyRule } from './choose-rule.js';

export type Standing = {
  rules: readonly ReadyRule[];
  cards: ReadonlyMap<string, MessageCardContent>;
  channel: AnsweringChannel;
};

/** Another process, a changed card or a new LIFF app is heard of after this. */
const keepMs = 2_000;

/** Rules that stand, by channel, kept for seconds: every message asks for them, and most channels have none. */
@Injectable()
export class StandingReplies {
  private readonly kept = new Map<string, { standing: Promise<Standing | null>; until: number }>();

  constructor(
    private readonly transactions: Transactions,
    private readonly replies: AutoReplyRepository,
    private readonly channels: ChannelRepository,
    private readonly content: AnswerContent,
    private readonly clock: Clock,
  ) {}

  /** Null when nothing is answered there. */
  async find(channelId: string): Promise<Standing | null> {
    const now = this.clock.now();
    const kept = this.kept.get(channelId);
    if (kept && kept.until > now) return kept.standing;
    if (this.kept.size > 10_000) this.kept.clear();
    const standing = this.load(channelId);
    this.kept.set(channelId, { standing, until: now + keepMs });
    try {
      return await standing;
    } catch (error) {
      this.forget(channelId);
      throw error;
    }
  }

  forget(channelId: string): void {
    this.kept.delete(channelId);
  }

  private load(channelId: string): Promise<Standing | null> {
    return this.transactions.once(async (db) => {
      const kept = await this.replies.find(db, channelId);
      const rules = kept?.rules.filter(({ on }) => on) ?? [];
      if (!kept || rules.length === 0) return null;
      const channel = await this.channels.get(db, kept.teamId, channelId);
      const cards = await this.content.cardsOf(db, channel.teamId, rules);
      return { rules: readyRules(rules), cards, channel };
    });
  }
}

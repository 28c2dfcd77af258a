import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { BegunTie } from '@tieline/contracts';
import { liffUrl, prefilledChatUrl } from '@tieline/line';
import type { EntityManager } from 'typeorm';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { Cipher, newToken, tokenHash } from '../database/cipher.js';
import { ProblemError } from '../http/problem.js';
import { LiffSessionRepository } from '../phone-binding/liff-session.repository.js';
import type { TieAttemptEntity } from './tie-attempt.entity.js';
import { TieAttemptRepository } from './tie-attempt.repository.js';
import { codeHashOf } from './tie-code.js';
import { tiePolicy } from './tie-policy.js';

/** How a browser's wish gets to LINE: a link where the channel has a LIFF app, six digits where it has none. */
@Injectable()
export class TieWays {
  constructor(
    private readonly attempts: TieAttemptRepository,
    private readonly channels: LiffSessionRepository,
    private readonly cipher: Cipher,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Keeps the wish with the hash of what leads to it. @throws social.off, service.busy */
  async open(tx: EntityManager, attempt: TieAttemptEntity): Promise<BegunTie['way']> {
    const channel = await this.channels.findChannelById(tx, attempt.teamId, attempt.channelId);
    if (!channel) throw new ProblemError('social.off');
    return channel.liffId
      ? this.withLink(tx, attempt, channel.liffId)
      : this.withCode(tx, attempt, channel.basicId);
  }

  private async withLink(
    tx: EntityManager,
    attempt: TieAttemptEntity,
    liffId: string,
  ): Promise<BegunTie['way']> {
    const token = newToken();
    await this.attempts.insert(tx, { ...attempt, tokenHash: tokenHash(token) });
    return { kind: 'link', url: liffUrl(this.config.line.liffBaseUrl, liffId, `/site?t=${token}`) };
  }

  private async withCode(
    tx: EntityManager,
    attempt: TieAttemptEntity,
    basicId: string | null,
  ): Promise<BegunTie['way']> {
    for (let tries = 0; tries < tiePolicy.codeDraws; tries += 1) {
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const codeHash = codeHashOf(this.cipher, attempt, code);
      await this.attempts.freeCode(tx, attempt.channelId, codeHash, attempt.createdAt);
      if (!(await this.attempts.insert(tx, { ...attempt, codeHash, activeCode: codeHash }))) continue;
      const { chatBaseUrl } = this.config.line;
      return { kind: 'code', code, chatUrl: basicId && prefilledChatUrl(chatBaseUrl, basicId, code) };
    }
    throw new ProblemError('service.busy', { retryAfterSeconds: 10 });
  }
}

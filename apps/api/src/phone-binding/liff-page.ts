import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { LiffPage } from '@tieline/contracts';
import { liffUrl, prefilledChatUrl } from '@tieline/line';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { LiffChannel } from '../http/request-context.js';
import { LiffSessionRepository } from './liff-session.repository.js';

/** What the page shows before anyone is signed in; also part of every state of a session. */
@Injectable()
export class LiffPages {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: LiffSessionRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async get(liffId: string): Promise<LiffPage> {
    const channel = await this.transactions.once((db) => this.sessions.findChannel(db, liffId));
    if (!channel) throw new ProblemError('liff.unknown_page');
    return this.pageOf(channel);
  }

  pageOf(channel: LiffChannel): LiffPage {
    const { settings } = channel;
    const { line } = this.config;
    return {
      liffId: channel.liffId,
      liffUrl: liffUrl(line.liffBaseUrl, channel.liffId),
      brandName: channel.teamName,
      pictureUrl: this.mediaUrl(settings.pictureId),
      avatarUrl: this.mediaUrl(channel.teamAvatarId),
      enabled: channel.enabled,
      countries: settings.countries,
      consentText: settings.consentText,
      consentVersion: consentVersion(settings.consentText),
      contactUrl: settings.contactUrl,
      registerUrl: settings.registerUrl,
      chatUrl: channel.basicId ? prefilledChatUrl(line.chatBaseUrl, channel.basicId, '') : null,
      sdkUrl: line.liffSdkUrl,
    };
  }

  private mediaUrl(id: string | null): string | null {
    return id ? `${this.config.publicUrl}/media/${id}` : null;
  }
}

function consentVersion(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

import { Inject, Injectable } from '@nestjs/common';
import { liffUrl } from '@tieline/line';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';

export type LiffLinks = { bindingUrl: string | null; memberCardUrl: string | null };

/** Addresses that staff copy: into LINE's console, a rich menu, a message. */
@Injectable()
export class ChannelLinks {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  liff(liffId: string | null): LiffLinks {
    if (!liffId) return { bindingUrl: null, memberCardUrl: null };
    const { liffBaseUrl } = this.config.line;
    return { bindingUrl: liffUrl(liffBaseUrl, liffId), memberCardUrl: liffUrl(liffBaseUrl, liffId, '/card') };
  }

  webhook(channelId: string): string {
    return `${this.config.publicUrl}/api/line/webhook/${channelId}`;
  }

  liffEndpoint(liffId: string | null): string | null {
    return liffId && `${this.config.publicUrl}/liff-bind.html?liffId=${liffId}`;
  }
}

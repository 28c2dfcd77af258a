import { Injectable } from '@nestjs/common';
import { Throttle } from '../auth/throttle.js';
import { tokenHash } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { ApiKeyAuthenticator } from '../http/access.guard.js';
import { addressBucket } from '../http/client-address.js';
import type { ApiContext, TielineRequest } from '../http/request-context.js';
import { apiKeyForm, ApiKeySecret } from './api-key-secret.js';
import { ApiKeyRepository } from './api-key.repository.js';

const minuteMs = 60_000;
/** A brand's server asks no more than this of one key; docs/api.md names it. */
const perKey = { limit: 300, windowMs: minuteMs };
/** What looks like a key and is none, from one address: as many as wrong passwords. */
const guesses = { limit: 100, windowMs: 15 * minuteMs };
/** `last used` is written no more often than this. */
const usedEveryMs = 10 * minuteMs;

/** Bearer key → team. Asked of the database every time, so that a revoked key is out with the next request. */
@Injectable()
export class BearerApiKeyAuthenticator extends ApiKeyAuthenticator {
  constructor(
    private readonly transactions: Transactions,
    private readonly keys: ApiKeyRepository,
    private readonly secrets: ApiKeySecret,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** @throws request.rate_limited */
  async authenticate(request: TielineRequest): Promise<ApiContext | null> {
    const secret = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (!secret || !apiKeyForm.test(secret)) return null;
    const hash = this.secrets.hash(secret);
    const key = await this.transactions.once((db) => this.keys.findUsable(db, hash));
    if (!key) {
      const address = addressBucket(request.ip);
      await this.throttle.take({ key: tokenHash(`api-guess|${address}`), ...guesses });
      return null;
    }
    const { id, teamId, lastUsedAt } = key;
    await this.throttle.take({ key: tokenHash(`api-key|${id}`), ...perKey });
    const now = this.clock.now();
    if (lastUsedAt === null || lastUsedAt <= now - usedEveryMs) {
      await this.transactions.once((db) => this.keys.noteUse(db, key, now));
    }
    return { teamId, apiKeyId: id };
  }
}

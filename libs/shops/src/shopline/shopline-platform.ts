import { ShopPlatform, type ConnectionTest, type MemberMatch, type MemberRead } from '../platform.js';
import type { CircuitBreaker } from '../circuit-breaker.js';
import type { ShopClock } from '../clock.js';
import type { TokenBucket } from '../token-bucket.js';

export type ShoplineOptions = {
  /** `https://open.shopline.io/v1` */
  baseUrl: string;
  accessToken: string;
  /** the shop's handle, sent as User-Agent */
  handle: string;
  /** for a whole look-up, retries and waits included; 3,000 unless told */
  timeoutMs?: number;
  fetch?: typeof fetch;
  clock?: ShopClock;
  bucket?: TokenBucket;
  breaker?: CircuitBreaker;
};

export class ShoplinePlatform extends ShopPlatform {
  constructor(readonly options: ShoplineOptions) {
    super();
  }
  findByPhone(_e164: string): Promise<MemberMatch> {
    return Promise.reject(new Error('follows in the next commit'));
  }
  getMember(_id: string): Promise<MemberRead> {
    return Promise.reject(new Error('follows in the next commit'));
  }
  testConnection(): Promise<ConnectionTest> {
    return Promise.reject(new Error('follows in the next commit'));
  }
}

import { createCipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Sealed phones and payloads, blind indexes and keyed MACs: the straight server keeps no secret more openly. */
export class Secrets {
  constructor(
    private readonly sealKey: Buffer,
    private readonly indexKey: Buffer,
  ) {}

  seal(plain: string): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.sealKey, iv);
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
  }

  index(purpose: string, value: string): string {
    return createHmac('sha256', this.indexKey).update(`${purpose}|${value}`).digest('hex');
  }

  equal(a: string, b: string): boolean {
    return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
  }
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

import { createHmac, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Cipher } from '../database/cipher.js';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 214 bits */
const letters = 36;

/** What a key looks like: everything else is refused without asking anybody. */
export const apiKeyForm = new RegExp(`^tl_[0-9A-Za-z]{${letters}}$`);

/** The secrets themselves: made here, and known by their keyed hash only, so that nobody writes one into a table. */
@Injectable()
export class ApiKeySecret {
  private readonly key: Buffer;

  constructor(cipher: Cipher) {
    this.key = cipher.deriveKey('api-key');
  }

  make(): string {
    return `tl_${Array.from({ length: letters }, () => alphabet[randomInt(alphabet.length)]).join('')}`;
  }

  hash(secret: string): string {
    return createHmac('sha256', this.key).update(secret).digest('hex');
  }
}

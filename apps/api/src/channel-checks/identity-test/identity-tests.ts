import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { IdentityTest } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../database/clock.js';
import { newId } from '../../database/ids.js';
import type { IdentityProof } from '../check-subject.js';
import type { Place } from '../stored-setup.js';
import { IdentityTestEntity } from './identity-test.entity.js';
import { IdentityTestRepository } from './identity-test.repository.js';

const lifetimeMs = 10 * 60_000;
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const form = /^連線測試 ([A-Z2-9]{8})$/;

export const chatTextOf = (word: string) => `連線測試 ${word}`;
/** The word of a test, if that is what was written. */
export const wordIn = (text: string): string | null => form.exec(text.trim())?.[1] ?? null;

export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
/** User ids are 128 random bits: a plain hash gives nothing away and compares well. */
export const userHash = (channelId: string, lineUserId: string) => hashOf(`${channelId} ${lineUserId}`);

type Channels = { messagingChannelId: string; loginChannelId: string };

@Injectable()
export class IdentityTests {
  constructor(
    private readonly tests: IdentityTestRepository,
    private readonly clock: Clock,
  ) {}

  /** The token stands in the link only: what is kept of it is a hash. */
  async start(tx: EntityManager, { teamId, channelId }: Place, channels: Channels) {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const test: IdentityTestEntity = {
      id: newId(),
      teamId,
      channelId,
      tokenHash: hashOf(token),
      word: Array.from(randomBytes(8), (byte) => letters[byte % letters.length]).join(''),
      ...channels,
      loginUserHash: null,
      profileFound: null,
      chatUserHash: null,
      createdAt: now,
      expiresAt: now + lifetimeMs,
    };
    await this.tests.replace(tx, test);
    return { token, test: this.view(test) };
  }

  async current(db: EntityManager, { teamId, channelId }: Place): Promise<IdentityTest | null> {
    const test = await this.tests.findNewest(db, teamId, channelId);
    return test && this.view(test);
  }

  async proofOf(db: EntityManager, { teamId, channelId }: Place): Promise<IdentityProof | null> {
    const test = await this.tests.findNewest(db, teamId, channelId);
    if (!test) return null;
    return {
      messagingChannelId: test.messagingChannelId,
      loginChannelId: test.loginChannelId,
      opened: test.loginUserHash !== null,
      profileFound: test.profileFound === 1,
      samePerson: samePerson(test),
      running: test.chatUserHash === null && test.expiresAt > this.clock.now(),
    };
  }

  private view(test: IdentityTestEntity): IdentityTest {
    return {
      state: this.stateOf(test),
      profileFound: test.profileFound === null ? null : test.profileFound === 1,
      expiresAt: new Date(test.expiresAt).toISOString(),
    };
  }

  private stateOf(test: IdentityTestEntity): IdentityTest['state'] {
    const same = samePerson(test);
    if (same !== null) return same ? 'proven' : 'foreign';
    if (test.expiresAt <= this.clock.now()) return 'expired';
    return test.loginUserHash === null ? 'waiting' : 'opened';
  }
}

function samePerson({ loginUserHash, chatUserHash }: IdentityTestEntity): boolean | null {
  return loginUserHash === null || chatUserHash === null ? null : loginUserHash === chatUserHash;
}

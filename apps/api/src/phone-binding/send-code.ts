import { Inject, Injectable } from '@nestjs/common';
import { maskPhone, type OtpChallenge } from '@tieline/contracts';
import { countSegments, otpText } from '@tieline/sms';
import type { EntityManager } from 'typeorm';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { Cipher } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { isDatabaseFault } from '../database/database-errors.js';
import { newId } from '../database/ids.js';
import { ProblemError } from '../http/problem.js';
import type { LiffContext } from '../http/request-context.js';
import type { OtpChallengeEntity } from '../otp/otp-challenge.entity.js';
import { OtpChallengeRepository, type SendFacts } from '../otp/otp-challenge.repository.js';
import { newSeed } from '../otp/otp-code.js';
import { OtpGuardRepository } from '../otp/otp-guard.repository.js';
import { decideSend, type SendPermit } from '../otp/otp-policy.js';
import { prefixOf, readMobileNumber } from '../otp/phone-number.js';
import type { OtpSmsPayload } from '../sms/otp-sms.handler.js';
import { SmsOutbox, type EnqueueSms } from '../sms/sms-outbox.js';
import { BindingRepository } from './binding.repository.js';
import { challengeView } from './liff-state.js';
import { MemberLookup } from './member-lookup.js';

export type SendCodeInput = { phone: string; country: string; consentVersion?: string | undefined };

type Prepared = { e164: string; phoneIndex: string; addressKey: string; segments: number; now: number };

/**
 * Sends a code: limits, challenge, credit, ledger and outbox row in one transaction. Whatever refuses leaves nothing
 * behind, and when the counters are out of reach nothing is sent.
 */
@Injectable()
export class SendCode {
  constructor(
    private readonly challenges: OtpChallengeRepository,
    private readonly guards: OtpGuardRepository,
    private readonly bindings: BindingRepository,
    private readonly sms: SmsOutbox,
    private readonly members: MemberLookup,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async send(ctx: LiffContext, input: SendCodeInput): Promise<OtpChallenge> {
    const { settings, teamId, smsSenderName } = ctx.channel;
    if (ctx.bound) throw new ProblemError('otp.already_bound');
    const { e164 } = await readMobileNumber(input.phone, input.country, settings.countries);
    const minutes = Math.ceil(settings.policy.codeLifetimeSeconds / 60);
    const sample = otpText({ senderName: smsSenderName, code: '000000', minutes, locale: ctx.locale });
    const prepared: Prepared = {
      e164,
      phoneIndex: this.cipher.index(teamId, 'phone', e164),
      addressKey: this.cipher.counterKey('', 'address', ctx.address),
      segments: countSegments(sample).segments,
      now: this.clock.now(),
    };
    if (settings.policy.matchBeforeSms) {
      await this.failClosed(teamId, (tx) => this.noteAsked(tx, ctx, prepared));
      await this.members.refuseStrangers(ctx.channel, e164);
    }
    return this.failClosed(teamId, async (tx, enqueue) => {
      const { permit, facts } = await this.permit(tx, ctx, prepared);
      const challenge = await this.openChallenge(tx, ctx, prepared, permit, facts, input.consentVersion);
      const payload: OtpSmsPayload = {
        to: e164,
        seed: challenge.seed,
        binding: {
          challengeId: challenge.id,
          channelId: challenge.channelId,
          lineUserId: challenge.lineUserId,
          phoneIndex: challenge.phoneIndex,
        },
        senderName: smsSenderName,
        minutes,
        locale: ctx.locale,
      };
      // The purse is the one row that all senders of a team share: touched last, so that it is held shortest.
      await enqueue({
        channelId: ctx.channel.id,
        lineUserId: ctx.lineUserId,
        payload,
        dedupeKey: `otp:${challenge.id}`,
        expiresAt: challenge.expiresAt,
        segments: prepared.segments,
        note: `OTP ${challenge.maskedPhone}`,
      });
      return challengeView(challenge, prepared.now);
    });
  }

  /** A counter that can not be read or written is no permission: nothing is sent, come back later. */
  private async failClosed<T>(
    teamId: string,
    work: (tx: EntityManager, enqueue: EnqueueSms) => Promise<T>,
  ): Promise<T> {
    try {
      return await this.sms.run(teamId, work);
    } catch (error) {
      if (!isDatabaseFault(error)) throw error;
      throw new ProblemError('service.busy', { retryAfterSeconds: 10 }, { cause: error });
    }
  }

  /**
   * A number that the shop will be asked about counts as one of the LINE user's for the day, whatever the shop says: or
   * the answers would tell of any number of numbers whose is a member's.
   */
  private async noteAsked(tx: EntityManager, ctx: LiffContext, prepared: Prepared): Promise<void> {
    const { permit, facts } = await this.decide(tx, ctx, prepared);
    const { user } = facts.guards;
    const asked = { ...user, state: { ...user.state, phones: permit.user.phones } };
    await this.guards.write(tx, ctx.channel.teamId, [asked], prepared.now);
  }

  private async permit(
    tx: EntityManager,
    ctx: LiffContext,
    prepared: Prepared,
  ): Promise<{ permit: SendPermit; facts: SendFacts }> {
    const decided = await this.decide(tx, ctx, prepared);
    const { permit, facts } = decided;
    const written = [
      { ...facts.guards.phone, state: permit.phone },
      { ...facts.guards.user, state: permit.user },
    ];
    await this.guards.write(tx, ctx.channel.teamId, written, prepared.now);
    return decided;
  }

  /** @throws ProblemError when no code may be sent now */
  private async decide(
    tx: EntityManager,
    ctx: LiffContext,
    { e164, phoneIndex, addressKey, now }: Prepared,
  ): Promise<{ permit: SendPermit; facts: SendFacts }> {
    const owner = { teamId: ctx.channel.teamId, channelId: ctx.channel.id, lineUserId: ctx.lineUserId };
    const addressLimit = this.config.sendsPerAddressHour;
    const facts = await this.challenges.readSendFacts(tx, owner, {
      addressKey,
      addressLimit,
      prefix: prefixOf(e164),
      guardKeys: this.guards.keys({ ...owner, phoneIndex }),
      now,
    });
    if (facts.addressSends >= addressLimit)
      throw new ProblemError('otp.send_limited', { retryAfterSeconds: 600 });
    const rows = facts.guards;
    const states = { phone: rows.phone.state, user: rows.user.state, pair: rows.pair.state };
    const known = states.phone.series > 0 || states.phone.sends.length > 0;
    if (facts.prefixBlockedUntil > now && !known) throw new ProblemError('otp.prefix_blocked');

    let decision = decideSend(states, { phoneIndex, ownNumber: false, now });
    if (!decision.ok && decision.code === 'otp.locked') {
      const ownNumber = await this.bindings.hadPhone(tx, owner.channelId, owner.lineUserId, phoneIndex);
      if (ownNumber) decision = decideSend(states, { phoneIndex, ownNumber, now });
    }
    if (!decision.ok) {
      throw new ProblemError(decision.code, { retryAfterSeconds: Math.ceil(decision.retryAfterMs / 1000) });
    }
    return { permit: decision, facts };
  }

  private async openChallenge(
    tx: EntityManager,
    ctx: LiffContext,
    { e164, phoneIndex, addressKey, now }: Prepared,
    permit: SendPermit,
    facts: SendFacts,
    consentVersion: string | undefined,
  ): Promise<Omit<OtpChallengeEntity, 'phoneSealed'>> {
    if (facts.openChallengeId) await this.challenges.replace(tx, facts.openChallengeId);
    const lifetimeMs = ctx.channel.settings.policy.codeLifetimeSeconds * 1000;
    const challenge = {
      id: newId(),
      teamId: ctx.channel.teamId,
      channelId: ctx.channel.id,
      lineUserId: ctx.lineUserId,
      phoneIndex,
      maskedPhone: maskPhone(e164),
      prefix: prefixOf(e164),
      seed: newSeed(),
      addressKey,
      state: 'open' as const,
      attempts: 0,
      sends: permit.sends,
      consentVersion: consentVersion ?? null,
      source: ctx.source,
      outcome: null,
      createdAt: now,
      expiresAt: now + Math.min(lifetimeMs, maxLifetimeMs),
      resendAt: now + permit.resendInMs,
      provenUntil: null,
    };
    await this.challenges.insert(tx, challenge, e164);
    return challenge;
  }
}

/** NIST and ASVS both end a code after ten minutes, whatever is set. */
const maxLifetimeMs = 600_000;

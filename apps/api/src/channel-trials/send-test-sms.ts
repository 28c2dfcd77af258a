import { Injectable } from '@nestjs/common';
import { maskPhone, type BodyOf, type ResponseOf, type sendTestSms } from '@tieline/contracts';
import { countSegments, testText } from '@tieline/sms';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../database/clock.js';
import { isDuplicateKey } from '../database/database-errors.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { readMobileNumber } from '../otp/phone-number.js';
import { BindingSettingsRepository } from '../phone-binding/binding-settings.repository.js';
import type { TestSmsPayload } from '../sms/otp-sms.handler.js';
import { SmsOutbox } from '../sms/sms-outbox.js';
import { testKey } from '../sms/test-key.js';
import { TeamRepository } from '../teams/team.repository.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const mostAnHour = 5;
const lifetimeMs = 3 * minuteMs;

type Sent = ResponseOf<typeof sendTestSms>;

/** One SMS to a number that staff typed. It goes the way of every code: charged, capped, refunded when it is not sent. */
@Injectable()
export class SendTestSms {
  constructor(
    private readonly sms: SmsOutbox,
    private readonly settings: BindingSettingsRepository,
    private readonly teams: TeamRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async send(ctx: StaffContext, channelId: string, input: BodyOf<typeof sendTestSms>): Promise<Sent> {
    const minute = Math.floor(this.clock.now() / minuteMs);
    try {
      return await this.sms.run(ctx.teamId, async (tx, enqueue) => {
        const { countries } = (await this.settings.get(tx, ctx.teamId, channelId)).content;
        const { e164 } = await readMobileNumber(input.phone, input.country, countries);
        const text = testText({ senderName: await this.senderName(tx, ctx.teamId), locale: ctx.locale });
        await this.refuseMany(tx, ctx);
        const payload: TestSmsPayload = { to: e164, text };
        const maskedPhone = maskPhone(e164);
        const { segments } = countSegments(text);
        const target = { action: 'sms.tested', targetType: 'channel', targetId: channelId };
        await this.audit.record(tx, ctx, { ...target, after: { phone: maskedPhone, segments } });
        const id = await enqueue({
          ...{ channelId, lineUserId: null, payload, segments, note: `TEST ${maskedPhone}` },
          dedupeKey: testKey(ctx.staffId, minute),
          expiresAt: this.clock.now() + lifetimeMs,
        });
        return { id, maskedPhone, segments };
      });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const leftMs = (minute + 1) * minuteMs - this.clock.now();
      throw tooMany(leftMs, error);
    }
  }

  private async senderName(tx: EntityManager, teamId: string): Promise<string> {
    const { smsSenderName } = await this.teams.get(tx, teamId);
    if (smsSenderName) return smsSenderName;
    const issues = [{ path: 'team.smsSenderName', code: 'missing' as const, message: 'is missing' }];
    throw new ProblemError('binding.not_ready', { issues });
  }

  /** The key of a minute lets one through; what came before it in the hour can be counted without a race. */
  private async refuseMany(tx: EntityManager, { teamId, staffId }: StaffContext): Promise<void> {
    const since = this.clock.now() - hourMs;
    const rows: { sent: number | string; first: number | string }[] = await tx.query(
      `SELECT COUNT(*) AS sent, MIN(created_at) AS first FROM deliveries
        WHERE team_id = ? AND dedupe_key LIKE ? AND created_at > ?`,
      [teamId, `${testKey(staffId)}%`, since],
    );
    const [row] = rows;
    if (row && Number(row.sent) >= mostAnHour) throw tooMany(Number(row.first) - since);
  }
}

function tooMany(leftMs: number, cause?: unknown): ProblemError {
  const retryAfterSeconds = Math.max(1, Math.ceil(leftMs / 1000));
  return new ProblemError('request.rate_limited', { retryAfterSeconds }, { cause });
}

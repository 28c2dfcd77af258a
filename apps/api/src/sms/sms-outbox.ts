import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DeliveryDraft } from '../delivery/delivery.js';
import { Outbox } from '../delivery/outbox.js';
import { ProblemError } from '../http/problem.js';
import { countryOf } from '../otp/phone-number.js';
import { TeamGateways } from '../sms-gateways/team-gateways.js';
import type { OtpSmsPayload, TestSmsPayload } from './otp-sms.handler.js';
import { CreditRefused, SmsCredit, type SmsCharge } from './sms-credit.js';

export type SmsDraft = Omit<DeliveryDraft, 'kind' | 'teamId' | 'channelId' | 'handedTo' | 'payload'> &
  Pick<SmsCharge, 'channelId' | 'segments' | 'note'> & { payload: OtpSmsPayload | TestSmsPayload };

/** Writes an SMS and takes its credit in the running unit of work. @returns its id */
export type EnqueueSms = (draft: SmsDraft) => Promise<string>;

/** A unit of work that sends SMS: who will have each first is noted when it is written, at no statement's cost. */
@Injectable()
export class SmsOutbox {
  constructor(
    private readonly outbox: Outbox,
    private readonly credit: SmsCredit,
    private readonly gateways: TeamGateways,
  ) {}

  /**
   * @throws sms.no_gateway when none serves the number; sms.no_credit or sms.daily_cap when purse or budget do not
   * suffice. Nothing is written then.
   */
  async run<T>(teamId: string, work: (tx: EntityManager, enqueue: EnqueueSms) => Promise<T>): Promise<T> {
    const { handedTo, serves } = await this.gateways.expect(teamId);
    try {
      return await this.outbox.run((tx, enqueue) =>
        work(tx, async ({ segments, note, ...draft }) => {
          if (!serves(await countryOf(draft.payload.to))) throw new ProblemError('sms.no_gateway');
          const deliveryId = await enqueue({ ...draft, kind: 'sms.otp', teamId, handedTo });
          await this.credit.charge(tx, { teamId, channelId: draft.channelId, deliveryId, segments, note });
          return deliveryId;
        }),
      );
    } catch (error) {
      throw error instanceof CreditRefused ? await this.credit.explain(error) : error;
    }
  }
}

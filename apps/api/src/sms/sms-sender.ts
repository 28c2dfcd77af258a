import { Injectable } from '@nestjs/common';
import type { SmsMessage, SmsResult, SmsState } from '@tieline/sms';
import { Clock } from '../database/clock.js';
import type { ClaimedDelivery, DeliveryResult } from '../delivery/delivery.js';
import { DeliveryRepository } from '../delivery/delivery.repository.js';
import type { HandedTo } from '../delivery/handed-to.js';
import { countryOf } from '../otp/phone-number.js';
import type { Route } from '../sms-gateways/gateway-maker.js';
import { TeamGateways } from '../sms-gateways/team-gateways.js';

/** A gateway may take 10 s, and the record follows: what begins later may be sent by another worker as well. */
const turnMs = 20_000;
const again = 3000;

/** Hands an SMS to the first of the team's gateways that takes it. */
@Injectable()
export class SmsSender {
  constructor(
    private readonly gateways: TeamGateways,
    private readonly deliveries: DeliveryRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * The next gateway is tried only after one has refused for certain and for a reason that is its own (`temporary`,
   * `no_credit`). A bad number is bad everywhere, and what may have left is never sent a second time.
   */
  async send(delivery: ClaimedDelivery, message: SmsMessage): Promise<DeliveryResult> {
    const routes = await this.gateways.listFor(delivery.teamId, await countryOf(message.to));
    if (routes.length === 0) return { kind: 'failed', reason: 'no SMS gateway is set up for this country' };
    return this.tryInTurn(delivery, message, routes);
  }

  /**
   * Once more to the account that had it, and to no other: only that one knows whether it has sent it already. That it
   * takes it tells of both tries; that it refuses tells of this one only, and the one before may have been sent.
   */
  async sendAgain(delivery: ClaimedDelivery, message: SmsMessage): Promise<DeliveryResult> {
    const route = delivery.handedTo && (await this.gateways.find(delivery.teamId, delivery.handedTo));
    if (!route) return { kind: 'unknown', reason: gone };
    const result = await this.tryInTurn(delivery, message, [route]);
    if (result.kind === 'retry') return { ...result, doubtful: true };
    return result.kind === 'failed' ? { kind: 'unknown', reason: result.reason } : result;
  }

  private async tryInTurn(
    delivery: ClaimedDelivery,
    message: SmsMessage,
    routes: readonly Route[],
  ): Promise<DeliveryResult> {
    const refused: Refused[] = [];
    let { handedTo } = delivery;
    for (const route of routes) {
      if (!isSame(handedTo, route) && !(await this.deliveries.handTo(delivery, route))) {
        return { kind: 'failed', reason: 'it ended before it could be sent' };
      }
      handedTo = route;
      // Asked last: this process may have stood still for longer than it holds the delivery.
      if (this.tooLate(delivery)) {
        if (refused.length > 0) break;
        return { kind: 'retry', reason: 'there was no time left to send it', afterMs: again };
      }
      const result = await route.gateway.send(message);
      if (result.kind === 'accepted') return { kind: 'delivered', providerId: result.providerId };
      if (result.kind === 'unknown') return { kind: 'unknown', reason: result.detail };
      refused.push(result);
      if (!triesElsewhere.has(result.group)) break;
    }
    return endOf(refused);
  }

  /** What became of an SMS, as only the account knows that it was handed to; what nobody was handed is nowhere. */
  async query(
    { id, teamId, handedTo }: Pick<ClaimedDelivery, 'id' | 'teamId' | 'handedTo'>,
    to: string,
    providerId: string | null = null,
  ): Promise<SmsState> {
    if (!handedTo) return { kind: 'notFound' };
    const route = await this.gateways.find(teamId, handedTo);
    if (!route) return { kind: 'unavailable', detail: gone };
    return route.gateway.query({ id, to, providerId });
  }

  private tooLate({ expiresAt, heldUntil }: ClaimedDelivery): boolean {
    return this.clock.now() >= Math.min(expiresAt, heldUntil - turnMs);
  }
}

const gone = 'the account that may have sent it is gone';

function isSame(handedTo: HandedTo | null, { gatewayId, account }: Route): boolean {
  return handedTo?.gatewayId === gatewayId && handedTo.account === account;
}

type Refused = Extract<SmsResult, { kind: 'rejected' }>;

const triesElsewhere = new Set<string>(['temporary', 'no_credit'] satisfies Refused['group'][]);

/** A gateway that may take it later is worth waiting for; else the last refusal says why it failed. */
function endOf(refused: readonly Refused[]): DeliveryResult {
  const last = refused.at(-1);
  const final = last && !triesElsewhere.has(last.group) ? last : undefined;
  const passing = refused.find(({ group }) => group === 'temporary');
  if (passing && !final) return { kind: 'retry', reason: passing.detail, afterMs: again };
  return { kind: 'failed', reason: last ? `${last.group}: ${last.detail}` : 'no gateway was asked' };
}

import { Inject, Injectable } from '@nestjs/common';
import type { Scenario } from '@tieline/contracts';
import { liffUrl, renderReply } from '@tieline/line';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import type { PendingSlot } from '../contacts/contact-ties.js';
import type { LiffChannel } from '../http/request-context.js';
import { pendingSlot } from './pending-answer.js';

export type AnswerVariables = {
  customerName: string | null;
  memberNumber: string | null;
  memberTier: string | null;
};

/** Renders a scenario's text or card for one person, to wait for the trigger text. */
@Injectable()
export class ScenarioMessages {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  slot(channel: LiffChannel, scenario: Scenario, vars: AnswerVariables, now: number): PendingSlot {
    const { publicUrl, line } = this.config;
    const { triggerText, reply } = channel.settings.scenarios[scenario];
    const messages = renderReply(reply, {
      vars,
      bindingUrl: liffUrl(line.liffBaseUrl, channel.liffId),
      memberCardUrl: liffUrl(line.liffBaseUrl, channel.liffId, 'card'),
      pictureUrl: (id) => `${publicUrl}/media/${id}`,
      botName: channel.teamName,
    });
    return pendingSlot({ scenario, triggerText, messages }, now);
  }
}

import { foldTriggerText, type ChatAnswer, type Scenario } from '@tieline/contracts';
import { prefilledChatUrl, type messagingApi } from '@tieline/line';
import type { ContactEntity } from '../contacts/contact.entity.js';
import type { PendingSlot } from '../contacts/contact-ties.js';
import { newId } from '../database/ids.js';
import type { LiffChannel } from '../http/request-context.js';

const pendingMs = 10 * 60_000;

/** The answer that waits for the trigger text of one LINE user, rendered when the outcome was known. */
export type PendingAnswer = {
  scenario: Scenario;
  triggerText: string;
  messages: messagingApi.Message[];
};

export function pendingSlot(answer: PendingAnswer, now: number): PendingSlot {
  return { pendingId: newId(), pendingAnswer: JSON.stringify(answer), pendingUntil: now + pendingMs };
}

export function pendingOf(
  contact: ContactEntity | null,
  now: number,
): { id: string; answer: PendingAnswer } | null {
  if (!contact?.pendingId || !contact.pendingAnswer || (contact.pendingUntil ?? 0) <= now) return null;
  return { id: contact.pendingId, answer: JSON.parse(contact.pendingAnswer) as PendingAnswer };
}

/** What the page does to get the answer into the chat. */
export function chatAnswer(channel: LiffChannel, scenario: Scenario | null, chatBaseUrl: string): ChatAnswer {
  if (!scenario) return { scenario, triggerText: null, prefilledChatUrl: null, pushFallback: false };
  const { triggerText } = channel.settings.scenarios[scenario];
  return {
    scenario,
    triggerText,
    prefilledChatUrl: channel.basicId ? prefilledChatUrl(chatBaseUrl, channel.basicId, triggerText) : null,
    pushFallback: channel.settings.policy.paidPushFallback,
  };
}

/** Phones "correct" what people send: spelling counts, width, case and spaces do not. */
export function isTriggerText(answer: PendingAnswer, text: string): boolean {
  return foldTriggerText(answer.triggerText) === foldTriggerText(text);
}

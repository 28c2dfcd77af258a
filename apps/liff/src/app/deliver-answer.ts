import type { ChatAnswer } from '@tieline/contracts';
import type { LiffApi } from './api.js';
import type { LiffSdk } from './liff-sdk.js';
import type { Delivery } from './screen.js';

/** `utou` says "a one-to-one chat", not with whom; the scope is the LIFF app's, not the person's grant. */
function canSendMessages(sdk: LiffSdk): boolean {
  if (!sdk.isInClient()) return false;
  const context = sdk.getContext();
  return context?.type === 'utou' && (context.scope ?? []).includes('chat_message.write');
}

/**
 * Gets the free answer into the chat: the page says the trigger text for the customer; failing that a link
 * with the text typed in; failing that a push, if the channel pays. Never throws: the binding stands anyway.
 */
export async function deliverAnswer(answer: ChatAnswer, sdk: LiffSdk, api: LiffApi): Promise<Delivery> {
  if (answer.triggerText === null) return { state: 'none' };
  if (canSendMessages(sdk)) {
    try {
      await sdk.sendMessages([{ type: 'text', text: answer.triggerText }]);
      return { state: 'sent' };
    } catch {
      // permission refused, reloaded from recent services, …: the next way
    }
  }
  if (answer.prefilledChatUrl !== null) return { state: 'prefill', url: answer.prefilledChatUrl };
  if (!answer.pushFallback) return { state: 'none' };
  try {
    await api.pushAnswer();
    return { state: 'later' };
  } catch {
    return { state: 'none' };
  }
}

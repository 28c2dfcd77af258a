import type { ChatAnswer } from '@tieline/contracts';
import type { LiffApi } from './api.js';
import type { LiffSdk } from './liff-sdk.js';
import type { Delivery } from './screen.js';
/** `utou` says "a one-to-one chat", not with whom; the scope is the LIFF app's, not the person's grant. */
export declare function canSendMessages(sdk: LiffSdk): boolean;
/**
 * Gets the free answer into the chat: the page says the trigger text for the customer; failing that a link
 * with the text typed in; failing that a push, if the channel pays. Never throws: the binding stands anyway.
 */
export declare function deliverAnswer(answer: ChatAnswer, sdk: LiffSdk, api: LiffApi): Promise<Delivery>;

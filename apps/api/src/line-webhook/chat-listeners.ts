import { Injectable } from '@nestjs/common';
import { HearIdentityTest } from '../channel-checks/identity-test/hear-identity-test.js';
import { HearAutoReplies } from '../auto-replies/hear-auto-replies.js';
import type { ChatEvent, ChatListener } from '../messaging/chat-event.js';
import { ChatAnswers } from '../phone-binding/chat-answers.js';
import { HearTieCode } from '../social-binding/hear-tie-code.js';

/** Who hears what is said in chats, and in which order: the narrowest first, one answer an event. */
@Injectable()
export class ChatListeners {
  private readonly inOrder: readonly ChatListener[];

  constructor(
    identityTests: HearIdentityTest,
    tieCodes: HearTieCode,
    bindingAnswers: ChatAnswers,
    autoReplies: HearAutoReplies,
  ) {
    this.inOrder = [identityTests, tieCodes, bindingAnswers, autoReplies];
  }

  async hear(event: ChatEvent): Promise<void> {
    for (const listener of this.inOrder) {
      if (await listener.hear(event)) return;
    }
  }
}

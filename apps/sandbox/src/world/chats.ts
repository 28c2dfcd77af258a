import type { ChatMessage } from '../protocol.js';

const kept = 200;

/** Conversations by brand and user; the newest 200 messages of each. */
export class Chats {
  private readonly messages = new Map<string, ChatMessage[]>();

  add(brand: string, lineUserId: string, message: ChatMessage): void {
    const key = `${brand}:${lineUserId}`;
    const list = this.messages.get(key);
    if (!list) this.messages.set(key, [message]);
    else {
      list.push(message);
      if (list.length > kept) list.shift();
    }
  }

  list(brand: string, lineUserId: string): readonly ChatMessage[] {
    return this.messages.get(`${brand}:${lineUserId}`) ?? [];
  }

  /** LINE delivers pushes to non-friends only within 7 days of their last message. */
  wroteSince(brand: string, lineUserId: string, since: number): boolean {
    return this.list(brand, lineUserId).some(
      (message) => message.from === 'user' && Date.parse(message.at) >= since,
    );
  }

  clear(): void {
    this.messages.clear();
  }

  dump(): [string, ChatMessage[]][] {
    return [...this.messages];
  }

  load(entries: [string, ChatMessage[]][]): void {
    this.clear();
    for (const [key, list] of entries) this.messages.set(key, list);
  }
}

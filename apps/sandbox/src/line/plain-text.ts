import type { LineMessage } from '../protocol.js';

/** Words of a message for lists, tests and screen readers. */
export function plainText(message: LineMessage): string {
  for (const field of ['text', 'altText', 'title']) {
    const words = message[field];
    if (typeof words === 'string' && words) return words;
  }
  const names: Record<string, string> = { sticker: '貼圖', image: '圖片', video: '影片', audio: '語音' };
  return `[${names[message.type] ?? message.type}]`;
}

import type { FrameMessage } from '../../src/protocol.js';

const isText = (value: unknown): value is string => typeof value === 'string';

/** What a framed page may tell us; anything else is ignored. */
export const asFrameMessage = (data: unknown): FrameMessage | null => {
  if (typeof data !== 'object' || data === null || !('type' in data)) return null;
  const { type, liffId, url, external, basicId, text } = data as Record<string, unknown>;
  switch (type) {
    case 'liff.init':
      return isText(liffId) ? { type, liffId } : null;
    case 'liff.closeWindow':
      return { type, liffId: isText(liffId) ? liffId : null };
    case 'liff.openWindow':
      return isText(url) ? { type, url, external: external === true } : null;
    case 'oaMessage':
      return isText(basicId) && isText(text) ? { type, basicId, text: text.slice(0, 5000) } : null;
    default:
      return null;
  }
};

/** The schemes LINE opens from a message. Everything else stays text. */
const allowed = new Set(['http:', 'https:', 'line:', 'tel:']);

/** The address when it may be opened, otherwise null. */
export const safeUri = (uri: string): URL | null => {
  const url = URL.parse(uri);
  return url && allowed.has(url.protocol) ? url : null;
};

export type TextPart = { text: string; href: string | null };

const candidate = /(?:https?:\/\/|line:\/\/|tel:)[^\s<>"'，。！？、）)」』】]+/gi;

/** Cuts a message's text into plain parts and links. Parts put together are the text again. */
export const linkify = (text: string): TextPart[] => {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(candidate)) {
    const href = safeUri(match[0])?.href;
    if (!href) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), href: null });
    parts.push({ text: match[0], href });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), href: null });
  return parts;
};

export type UriTarget =
  | { kind: 'liff'; liffId: string; path: string }
  | { kind: 'oaMessage'; basicId: string; text: string }
  | { kind: 'tab'; href: string }
  | { kind: 'refused' };

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Where a tapped address leads, as LINE's client would decide it. `sandboxUrl` stands for liff.line.me and line.me. */
export const uriTarget = (uri: string, sandboxUrl: string): UriTarget => {
  const url = safeUri(uri);
  if (!url) return { kind: 'refused' };
  const rest = `${url.pathname}${url.search}${url.hash}`;
  const sandbox = url.origin === new URL(sandboxUrl).origin || url.origin === globalThis.location?.origin;

  const liffPath =
    url.host === 'liff.line.me'
      ? rest
      : sandbox && url.pathname.startsWith('/liff/')
        ? rest.slice('/liff'.length)
        : url.href.startsWith('line://app/')
          ? url.href.slice('line://app'.length)
          : null;
  const liff = liffPath && /^\/([^/?#]+)(.*)$/.exec(liffPath);
  if (liff) return { kind: 'liff', liffId: liff[1] ?? '', path: liff[2] ?? '' };

  const chat = (sandbox || url.host === 'line.me') && /^\/R\/oaMessage\/([^/]+)\/?$/.exec(url.pathname);
  if (chat) return { kind: 'oaMessage', basicId: decoded(chat[1] ?? ''), text: decoded(url.search.slice(1)) };
  return { kind: 'tab', href: url.href };
};

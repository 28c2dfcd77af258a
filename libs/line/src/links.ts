function withoutSlash(base: string): string {
  return base.replace(/\/+$/, '');
}

/**
 * Opens the account's chat with `text` typed in, ready to send (LINE on phones only).
 * `chatBaseUrl` is `https://line.me/R`; `basicId` with or without `@`. Source: LINE URL scheme, oaMessage.
 */
export function prefilledChatUrl(chatBaseUrl: string, basicId: string, text: string): string {
  const id = basicId.startsWith('@') ? basicId : `@${basicId}`;
  return `${withoutSlash(chatBaseUrl)}/oaMessage/${encodeURIComponent(id)}/?${encodeURIComponent(text)}`;
}

/** The LIFF URL to publish: `https://liff.line.me/{liffId}/{path}`; `path` is taken as it is, with its query. */
export function liffUrl(liffBaseUrl: string, liffId: string, path = ''): string {
  const rest = path === '' || /^[/?#]/.test(path) ? path : `/${path}`;
  return `${withoutSlash(liffBaseUrl)}/${liffId}${rest}`;
}

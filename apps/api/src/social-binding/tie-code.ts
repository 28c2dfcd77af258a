import type { Cipher } from '../database/cipher.js';

/** With a key outside the database: a dump of six-digit codes would be read in a second. */
export function codeHashOf(
  cipher: Cipher,
  { teamId, channelId }: { teamId: string; channelId: string },
  code: string,
): string {
  return cipher.index(teamId, 'social-code', `${channelId}|${code}`);
}

export type SaidCode = { code: string; confirms: boolean };

const confirmation = /^(?:確認綁定|confirm)\s*(\d{6})$/i;

/** Six digits and nothing else, in full width too, or the words of the confirmation's button. */
export function codeIn(text: string): SaidCode | null {
  const said = text.normalize('NFKC').trim();
  if (/^\d{6}$/.test(said)) return { code: said, confirms: false };
  const code = confirmation.exec(said)?.[1];
  return code === undefined ? null : { code, confirms: true };
}

import { TextDecoder } from 'node:util';

/**
 * Text of a gateway's answer: UTF-8 when the bytes are that, else Big5. Taiwan's gateways answer in Big5 whatever
 * the request says, some (of Mitake, Every8D, KotSMS) only in their error texts.
 */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('big5').decode(bytes);
  }
}

let table: Map<string, readonly [number, number]> | undefined;

/**
 * A form field's value in percent-encoded Big5 (application/x-www-form-urlencoded), or the first character that
 * Big5 does not have: such a text can not be sent as written.
 */
export function encodeBig5(text: string): { ok: true; value: string } | { ok: false; character: string } {
  table ??= big5Table();
  let value = '';
  for (const character of text) {
    const bytes = character <= '\x7f' ? [character.charCodeAt(0)] : table.get(character);
    if (!bytes) return { ok: false, character };
    value += bytes.map(percentEncoded).join('');
  }
  return { ok: true, value };
}

/** Bytes of each character by turning the platform's decoder round, built at first use (about 13,500 pairs). */
function big5Table(): Map<string, readonly [number, number]> {
  const decoder = new TextDecoder('big5', { fatal: true });
  const found = new Map<string, readonly [number, number]>();
  // Lead bytes below A1 are the Hong Kong set, which Taiwan's carriers do not know.
  for (let lead = 0xa1; lead <= 0xf9; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail > 0x7e && trail < 0xa1) continue;
      const character = decodePair(decoder, lead, trail);
      if (character && !found.has(character)) found.set(character, [lead, trail]);
    }
  }
  return found;
}

/** Null for pairs without a character, or with more than one. */
function decodePair(decoder: TextDecoder, lead: number, trail: number): string | null {
  try {
    const text = decoder.decode(Uint8Array.of(lead, trail));
    const [character, ...more] = text;
    if (!character || more.length > 0 || character <= '\x7f') return null;
    return character.length === 1 && !/\p{Co}/u.test(character) ? character : null;
  } catch {
    return null;
  }
}

function percentEncoded(byte: number): string {
  if (byte === 0x20) return '+';
  const character = String.fromCharCode(byte);
  if (/[0-9A-Za-z*._-]/.test(character)) return character;
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

export type SegmentCount = {
  encoding: 'GSM7' | 'UCS2';
  /** septets, or UTF-16 units */
  units: number;
  /** what is charged; 1 for an empty text */
  segments: number;
};

/** The GSM 03.38 basic alphabet; each is one septet. */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** The extension table; each is an escape and a septet. */
const extension = '\f^{}\\[~]|€';

const septetsOf = new Map<string, number>([
  ...[...basic].map((character): [string, number] => [character, 1]),
  ...[...extension].map((character): [string, number] => [character, 2]),
]);

/**
 * How a text is sent and charged: GSM 7-bit 160 or 153 per part, else UCS-2 70 or 67 UTF-16 units per part.
 * An escape pair and a surrogate pair are never split between parts. Source: GSM 03.38, 3GPP TS 23.040.
 */
export function countSegments(text: string): SegmentCount {
  const characters = [...text];
  const septets = characters.map((character) => septetsOf.get(character));
  if (septets.every((size) => size !== undefined)) return count('GSM7', septets, 160, 153);
  const sizes = characters.map((character) => character.length);
  return count('UCS2', sizes, 70, 67);
}

function count(
  encoding: SegmentCount['encoding'],
  sizes: readonly number[],
  single: number,
  part: number,
): SegmentCount {
  const units = sizes.reduce((sum, size) => sum + size, 0);
  if (units <= single) return { encoding, units, segments: 1 };
  let segments = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > part) {
      segments += 1;
      used = 0;
    }
    used += size;
  }
  return { encoding, units, segments };
}

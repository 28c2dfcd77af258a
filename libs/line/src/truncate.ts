const segmenter = new Intl.Segmenter('zh-TW', { granularity: 'grapheme' });
const ellipsis = '…';

/** At most `limit` graphemes, the last one `…` when something was cut; never splits an emoji family. */
export function truncateGraphemes(text: string, limit: number): string {
  // A grapheme is at least one unit, so a short text needs no look.
  if (text.length <= limit) return text;
  const graphemes = [...segmenter.segment(text)].map(({ segment }) => segment);
  if (graphemes.length <= limit) return text;
  return (
    graphemes
      .slice(0, limit - 1)
      .join('')
      .trimEnd() + ellipsis
  );
}

/** At most `limit` UTF-16 units, cut between graphemes, with `…` when something was cut. */
export function truncateUnits(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = 0;
  for (const { index, segment } of segmenter.segment(text)) {
    if (index + segment.length > limit - ellipsis.length) break;
    end = index + segment.length;
  }
  return text.slice(0, end).trimEnd() + ellipsis;
}

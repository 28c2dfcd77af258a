const most = 24;
/** letters before the first difference, so that a reader knows the place */
const lead = 8;

/** One or both sides of a change on a line; of long texts what differs, not how both begin. */
export function brief(sides: readonly string[], blank: string): string {
  const letters = sides.map((side) => [...side]);
  const [one = [], other = one] = letters;
  const same = one.findIndex((letter, place) => letter !== other[place]);
  const differs = same < 0 ? one.length : same;
  const start = letters.length > 1 && differs >= most - lead ? differs - lead : 0;
  return letters
    .map((side) => {
      const part = side.slice(start, start + most).join('');
      const cut = [start > 0 ? '…' : '', part, start + most < side.length ? '…' : ''].join('');
      return cut || blank;
    })
    .join(' → ');
}

import { spread } from './ids.js';

const fonts = 'system-ui, "Noto Sans TC", "Noto Sans CJK TC", sans-serif';

function escape(text: string): string {
  return text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Profile picture: the first letter on a colour of its own. */
export function facePicture(name: string, colour = `hsl(${spread(name) % 360} 45% 38%)`): string {
  const letter = escape([...name][0] ?? '?');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96">` +
    `<rect width="96" height="96" fill="${colour}"/>` +
    `<text x="48" y="63" text-anchor="middle" font-family='${fonts}' font-size="44" fill="#fff">${letter}</text></svg>`
  );
}

/** Rich menu picture: as many equal fields as labels. */
export function menuPicture(
  size: { width: number; height: number },
  colour: string,
  labels: readonly string[],
): string {
  const width = size.width / labels.length;
  const fields = labels.map((label, index) => {
    const x = index * width;
    return (
      `<rect x="${x + 24}" y="24" width="${width - 48}" height="${size.height - 48}" rx="48" fill="#fff" opacity=".94"/>` +
      `<text x="${x + width / 2}" y="${size.height / 2 + 60}" text-anchor="middle" font-family='${fonts}' ` +
      `font-size="170" font-weight="700" fill="${colour}">${escape(label)}</text>`
    );
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}">` +
    `<rect width="${size.width}" height="${size.height}" fill="${colour}"/>${fields.join('')}</svg>`
  );
}

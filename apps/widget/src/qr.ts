import { encode } from 'uqr';

const svg = 'http://www.w3.org/2000/svg';
const widest = 240;

/** Black on white with a quiet zone of 4: one path, made of the dark runs of each row. */
export function qrCode(text: string, label: string): SVGElement {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const path = data
    .map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join(''))
    .join('');
  const image = document.createElementNS(svg, 'svg');
  // whole pixels: a module that ends between two of them is grey, and harder to read
  const side = String(size * Math.floor(widest / size));
  const attributes = {
    width: side,
    height: side,
    viewBox: `0 0 ${size} ${size}`,
    role: 'img',
    'aria-label': label,
    class: 'qr',
    'shape-rendering': 'crispEdges',
  };
  for (const [name, value] of Object.entries(attributes)) image.setAttribute(name, value);
  const dark = document.createElementNS(svg, 'path');
  dark.setAttribute('d', path);
  image.append(dark);
  return image;
}

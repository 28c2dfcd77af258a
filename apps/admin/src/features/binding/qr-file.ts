import type { encode } from 'uqr';

type Qr = ReturnType<typeof encode>;

/** One path of unit squares: a quarter of the bytes of one rect per module. */
export function qrPath(qr: Qr): string {
  return qr.data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .filter(Boolean)
    .join('');
}

function save(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}

/** Names of files: what file systems refuse becomes a dash. */
const fileName = (name: string, ending: string) => `qr-${name.replace(/[\\/:*?"<>|\s]+/g, '-')}.${ending}`;

export function downloadSvg(qr: Qr, name: string): void {
  const { size } = qr;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${qrPath(qr)}"/></svg>`;
  save(new Blob([svg], { type: 'image/svg+xml' }), fileName(name, 'svg'));
}

/** About 1,000 pixels wide, whole pixels per module, so that edges stay sharp in print. */
export async function downloadPng(qr: Qr, name: string): Promise<void> {
  const scale = Math.ceil(1000 / qr.size);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = qr.size * scale;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  qr.data.forEach((row, y) =>
    row.forEach((dark, x) => dark && context.fillRect(x * scale, y * scale, scale, scale)),
  );
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob) save(blob, fileName(name, 'png'));
}

import Code128 from 'jsbarcode/src/barcodes/CODE128/CODE128_AUTO.js';
import { CODE39 as Code39 } from 'jsbarcode/src/barcodes/CODE39/index.js';
import Ean13 from 'jsbarcode/src/barcodes/EAN_UPC/EAN13.js';
import type { CodeKind } from '@tieline/contracts';

export type BarKind = Exclude<CodeKind, 'qr'>;

/** Narrow bars of free space that a reader needs on either side. */
const quietModules = 10;

const encoders = {
  code128: (text: string) => new Code128(text, {}),
  code39: (text: string) => new Code39(text, {}),
  ean13: (text: string) => new Ean13(text, { flat: true }),
} as const;

/** The bars as modules, `1` is black; null for what this kind can not say. */
export function barsOf(kind: BarKind, text: string): string | null {
  const encoder = encoders[kind](text);
  return encoder.valid()
    ? [encoder.encode()]
        .flat()
        .map(({ data }) => data)
        .join('')
    : null;
}

/** One rectangle for each run of black, in a drawing of one unit a module, quiet zones included. */
export function barsPath(modules: string, height: number): { width: number; path: string } {
  let path = '';
  for (const run of modules.matchAll(/1+/g)) {
    const { length } = run[0];
    path += `M${run.index + quietModules} 0h${length}v${height}h-${length}z`;
  }
  return { width: modules.length + 2 * quietModules, path };
}

/** CSS pixels of one module: whole pixels of the screen, because blurred edges can not be read. */
export function modulePixels(room: number, modules: number, ratio: number): number {
  return Math.max(1, Math.floor((room * ratio) / modules)) / ratio;
}

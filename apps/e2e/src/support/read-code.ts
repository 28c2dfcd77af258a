import type { Locator } from '@playwright/test';
import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatReader,
  QRCodeReader,
  RGBLuminanceSource,
} from '@zxing/library';
import { PNG } from 'pngjs';

const formats = {
  code128: BarcodeFormat.CODE_128,
  code39: BarcodeFormat.CODE_39,
  ean13: BarcodeFormat.EAN_13,
  qr: BarcodeFormat.QR_CODE,
} as const;

/** What a scanner of one kind of code reads from what is on the screen. */
export async function readCode(shown: Locator, kind: keyof typeof formats): Promise<string> {
  const png = PNG.sync.read(await shown.screenshot());
  // bars that lie along the long side of the phone: whoever scans turns it
  const turned = kind !== 'qr' && png.height > png.width;
  const [width, height] = turned ? [png.height, png.width] : [png.width, png.height];
  const grey = new Uint8ClampedArray(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = (turned ? x * png.width + y : y * png.width + x) * 4;
      const [red = 0, green = 0, blue = 0] = png.data.subarray(from, from + 3);
      grey[y * width + x] = (red + 2 * green + blue) / 4;
    }
  }
  return decode(new RGBLuminanceSource(grey, width, height), kind);
}

/**
 * One QR code in a hundred is sound, and this library does not find its corners (S-945007296 is one): it is read then
 * as the upright picture that a screenshot is.
 */
function decode(source: RGBLuminanceSource, kind: keyof typeof formats): string {
  const reader = new MultiFormatReader();
  reader.setHints(
    new Map<DecodeHintType, unknown>([
      [DecodeHintType.POSSIBLE_FORMATS, [formats[kind]]],
      [DecodeHintType.TRY_HARDER, true],
    ]),
  );
  const bitmap = () => new BinaryBitmap(new HybridBinarizer(source));
  try {
    return reader.decode(bitmap()).getText();
  } catch (error) {
    if (kind !== 'qr') throw error;
    return new QRCodeReader().decode(bitmap(), new Map([[DecodeHintType.PURE_BARCODE, true]])).getText();
  }
}

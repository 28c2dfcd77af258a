import {
  richMenuLimits,
  richMenuSizes,
  type Media,
  type QueryOf,
  type uploadMedia,
} from '@tieline/contracts';
import type { Region, Sharp } from 'sharp';
import { ProblemError } from '../http/problem.js';

export type PictureKind = QueryOf<typeof uploadMedia>['kind'];
export type Picture = Pick<Media, 'width' | 'height'> & { contentType: 'image/jpeg'; bytes: Buffer };

type Size = { width: number; height: number };

/** Null: the picture's own. */
const sizes: Record<PictureKind, Size | null> = {
  bindingPicture: { width: 1200, height: 640 },
  cardPicture: { width: 1200, height: 640 },
  memberCardPicture: { width: 1200, height: 512 },
  avatar: { width: 512, height: 512 },
  richMenuLarge: richMenuSizes.large,
  richMenuSmall: richMenuSizes.small,
  richMenu: null,
};
const quality = 82;
/** tried one after the other until LINE takes the weight */
const menuQualities = [quality, 72, 60, 45, 30];
const mostPixels = 40_000_000;

/** Only these three reach the decoder: no SVG, PDF or GIF code runs on a stranger's file. */
function isPicture(bytes: Buffer): boolean {
  const begins = (hex: string) => bytes.subarray(0, hex.length / 2).toString('hex') === hex;
  const webp = begins('52494646') && bytes.subarray(8, 12).toString('latin1') === 'WEBP';
  return begins('ffd8ff') || begins('89504e470d0a1a0a') || webp;
}

async function open(bytes: Buffer): Promise<Sharp> {
  if (!isPicture(bytes)) throw new ProblemError('media.unreadable');
  // Loaded with the first upload: the library takes tens of megabytes that an idle process need not hold.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  // The pixel limit is ours to tell apart from a broken file; the header says it before anything is decoded.
  const { width, height, pages } = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (width * height * (pages ?? 1) > mostPixels) throw new ProblemError('media.too_large');
  if ((pages ?? 1) > 1) throw new ProblemError('media.unreadable');
  return sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' });
}

let last: Promise<unknown> = Promise.resolve();

/** One at a time: a decoded picture may take 160 MB. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work);
  last = mine.catch(() => undefined);
  return mine;
}

/** The part to keep in whole pixels of the upright picture; never empty, never beyond its edges. */
async function partOf(image: Sharp, crop: string): Promise<Region> {
  const { width, height } = (await image.metadata()).autoOrient;
  const [left = 0, top = 0, wide = 1, tall = 1] = crop.split(',').map(Number);
  const x = Math.min(width - 1, Math.round(left * width));
  const y = Math.min(height - 1, Math.round(top * height));
  return {
    left: x,
    top: y,
    width: Math.max(1, Math.min(width - x, Math.round(wide * width))),
    height: Math.max(1, Math.min(height - y, Math.round(tall * height))),
  };
}

/** Of a menu made to measure: the picture's own ratio, no wider than LINE shows. @throws media.menu_size */
function ownSize({ width, height }: Size): Size {
  const { minWidth, maxWidth, minHeight, minRatio } = richMenuLimits;
  const wide = Math.min(width, maxWidth);
  const size = { width: wide, height: Math.round((height * wide) / width) };
  if (size.width < minWidth || size.height < minHeight || size.width / size.height < minRatio) {
    throw new ProblemError('media.menu_size');
  }
  return size;
}

async function shownSize(image: Sharp, kind: PictureKind, part: Region | undefined): Promise<Size> {
  return sizes[kind] ?? ownSize(part ?? (await image.metadata()).autoOrient);
}

/** @throws media.too_large when a menu stays heavier than LINE takes */
async function encode(image: Sharp, kind: PictureKind): Promise<Buffer> {
  const isMenu = kind.startsWith('richMenu');
  for (const each of isMenu ? menuQualities : [quality]) {
    const bytes = await image.clone().jpeg({ quality: each, mozjpeg: true }).toBuffer();
    if (!isMenu || bytes.length <= richMenuLimits.maxBytes) return bytes;
  }
  throw new ProblemError('media.too_large');
}

/**
 * Decodes, turns upright, keeps the part `left,top,width,height` (fractions), crops to the kind's size and encodes anew; metadata and anything hidden stay behind.
 * @throws media.unreadable, media.too_large, media.menu_size
 */
export function toPicture(input: Buffer, kind: PictureKind, crop?: string): Promise<Picture> {
  return alone(async () => {
    try {
      const image = await open(input);
      const upright = image.autoOrient();
      const part = crop === undefined ? undefined : await partOf(image, crop);
      if (part) upright.extract(part);
      const size = await shownSize(image, kind, part);
      // Drawn once, however often it is encoded.
      const drawn = await upright
        .resize({ ...size, fit: 'cover' })
        .flatten({ background: '#ffffff' })
        .toColourspace('srgb')
        .raw()
        .toBuffer({ resolveWithObject: true });
      const { default: sharp } = await import('sharp');
      const { width, height, channels } = drawn.info;
      const bytes = await encode(sharp(drawn.data, { raw: { width, height, channels } }), kind);
      return { ...size, contentType: 'image/jpeg', bytes };
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      throw new ProblemError('media.unreadable', {}, { cause: error });
    }
  });
}

import sharp from 'sharp';
import { toPicture } from './picture.js';

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: { r: 10, g: 20, b: 200, alpha: 0.5 } } });

async function refusal(input: Buffer): Promise<unknown> {
  return toPicture(input, 'avatar').then(
    () => null,
    (error: { code: string }) => error.code,
  );
}

describe('toPicture', () => {
  it.each([
    ['bindingPicture', 1200, 640],
    ['cardPicture', 1200, 640],
    ['memberCardPicture', 1200, 512],
    ['avatar', 512, 512],
  ] as const)('makes a %s a JPEG of %i × %i', async (kind, width, height) => {
    const picture = await toPicture(await plain(900, 1600).png().toBuffer(), kind);
    const metadata = await sharp(picture.bytes).metadata();
    expect(metadata).toMatchObject({ format: 'jpeg', width, height, hasAlpha: false });
    expect(picture).toMatchObject({ contentType: 'image/jpeg', width, height });
  });

  /** Left half red, right half blue. */
  async function halves(width: number, height: number) {
    const red = { create: { width: width / 2, height, channels: 3 as const, background: '#ff0000' } };
    return sharp({ create: { width, height, channels: 3, background: '#0000ff' } }).composite([
      { input: await sharp(red).png().toBuffer(), left: 0, top: 0 },
    ]);
  }

  it('keeps the part that was chosen, of the upright picture', async () => {
    const input = await (await halves(3000, 2400)).jpeg().toBuffer();
    const right = await toPicture(input, 'bindingPicture', '0.5,0.2,0.5,0.333333');
    expect(await sharp(right.bytes).metadata()).toMatchObject({ width: 1200, height: 640 });
    const { channels } = await sharp(right.bytes).stats();
    expect(channels[0]!.mean).toBeLessThan(10);
    expect(channels[2]!.mean).toBeGreaterThan(240);
    // turned clockwise, red comes on top
    const turned = await (await halves(2400, 3000)).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const top = await toPicture(turned, 'bindingPicture', '0,0,1,0.4');
    expect((await sharp(top.bytes).stats()).channels[0]!.mean).toBeGreaterThan(240);
  });

  it.each(['0,0,0,0', '1,1,1,1', '0.999999,0.999999,1,1', '0,0,0.000001,1'])(
    'makes a whole picture of the odd part %s',
    async (crop) => {
      const { bytes } = await toPicture(await plain(900, 1600).png().toBuffer(), 'avatar', crop);
      expect(await sharp(bytes).metadata()).toMatchObject({ width: 512, height: 512 });
    },
  );

  it('turns upright by EXIF, then drops EXIF, ICC and XMP', async () => {
    // Left half red, right half blue; orientation 6 says: turn clockwise, so red comes on top.
    const red = { create: { width: 50, height: 100, channels: 3 as const, background: '#ff0000' } };
    const input = await sharp({ create: { width: 100, height: 100, channels: 3, background: '#0000ff' } })
      .composite([{ input: await sharp(red).png().toBuffer(), left: 0, top: 0 }])
      .withMetadata({ orientation: 6 })
      .withExifMerge({ IFD0: { Copyright: 'secret place' } })
      .jpeg()
      .toBuffer();
    const { bytes } = await toPicture(input, 'avatar');
    const metadata = await sharp(bytes).metadata();
    expect([metadata.exif, metadata.icc, metadata.xmp, metadata.orientation]).toEqual(
      Array(4).fill(undefined),
    );
    expect(bytes.includes('secret place')).toBe(false);
    const { dominant } = await sharp(bytes).extract({ left: 0, top: 0, width: 512, height: 200 }).stats();
    expect(dominant.r).toBeGreaterThan(dominant.b);
  });

  it.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'],
    ['SVG behind a declaration', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['HTML', '<html><script>alert(1)</script></html>'],
    ['nothing', ''],
    ['a GIF', 'GIF89a'],
    ['a PDF', '%PDF-1.7'],
  ])('refuses %s', async (_what, text) => {
    expect(await refusal(Buffer.from(text))).toBe('media.unreadable');
  });

  it('refuses a file that only begins like a picture', async () => {
    expect(await refusal(Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.alloc(200)]))).toBe(
      'media.unreadable',
    );
    const png = await plain(40, 40).png().toBuffer();
    expect(await refusal(png.subarray(0, png.length / 2))).toBe('media.unreadable');
  });

  it('refuses an animation', async () => {
    const frame = (background: string) =>
      sharp({ create: { width: 20, height: 20, channels: 3, background } })
        .png()
        .toBuffer();
    const frames = await sharp([await frame('#f00'), await frame('#00f')], { join: { animated: true } })
      .webp()
      .toBuffer();
    expect(await refusal(frames)).toBe('media.unreadable');
  });

  it('refuses 41 megapixels before it decodes them', async () => {
    const huge = await sharp({ create: { width: 8200, height: 5000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(huge.length).toBeLessThan(1_000_000);
    expect(await refusal(huge)).toBe('media.too_large');
  });
});

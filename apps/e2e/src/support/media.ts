import type { Page } from '@playwright/test';

type Decoded = { width: number; height: number; left: number; right: number };

/** A picture as a browser decodes it: its size, and how light it is at its two sides (0 to 255). */
export function decoded(page: Page, path: string): Promise<Decoded> {
  return page.evaluate(async (url) => {
    const picture = await createImageBitmap(await (await fetch(url)).blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(picture, 0, 0);
    const at = (x: number) => context.getImageData(x, Math.floor(picture.height / 2), 1, 1).data[0] ?? -1;
    const { width, height } = picture;
    return { width, height, left: at(20), right: at(width - 20) };
  }, path);
}

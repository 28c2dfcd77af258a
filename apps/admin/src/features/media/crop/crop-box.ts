export type Size = { width: number; height: number };
/** Where the frame stands: 0 to 1 of the free room on each axis; 1 shows as much of the picture as fits. */
export type CropPosition = { x: number; y: number; zoom: number };
/** Fractions of the picture, as the upload takes them. */
export type CropBox = { left: number; top: number; width: number; height: number };

export const startPosition: CropPosition = { x: 0.5, y: 0.5, zoom: 1 };
export const mostZoom = 4;

const within = (value: number) => Math.min(1, Math.max(0, value));

/** The part of a picture that a frame of these proportions shows. */
export function cropBox(picture: Size, aspect: number, { x, y, zoom }: CropPosition): CropBox {
  const widest = Math.min(picture.width, picture.height * aspect);
  const width = widest / zoom / picture.width;
  const height = widest / aspect / zoom / picture.height;
  return { left: within(x) * (1 - width), top: within(y) * (1 - height), width, height };
}

/** The position after the picture was dragged by this many pixels in a frame this wide. */
export function dragged(
  position: CropPosition,
  box: CropBox,
  by: { x: number; y: number },
  frame: Size,
): CropPosition {
  const moved = (at: number, pixels: number, shown: number, frameSide: number) => {
    const room = 1 - shown;
    return room < 1e-6 ? at : within(at - (pixels / frameSide) * (shown / room));
  };
  return {
    ...position,
    x: moved(position.x, by.x, box.width, frame.width),
    y: moved(position.y, by.y, box.height, frame.height),
  };
}

/** Pixels of the picture across the frame: below the size that is made, it will look soft. */
export const shownWidth = (picture: Size, box: CropBox): number => Math.round(picture.width * box.width);

export const cropQuery = ({ left, top, width, height }: CropBox): string =>
  [left, top, width, height].map((part) => within(part).toFixed(6)).join(',');

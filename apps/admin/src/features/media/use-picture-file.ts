import { useEffect, useState } from 'react';
import type { Size } from './crop/crop-box.js';

export type PictureFile = { file: File; url: string; size: Size };
export type FileRefusal = 'wrongType' | 'tooLarge' | 'tooManyPixels' | 'unreadable';

const accepted = ['image/jpeg', 'image/png', 'image/webp'];
const maxBytes = 8 * 1024 * 1024;
const maxPixels = 40_000_000;

export const acceptedTypes = accepted.join(',');

/** A chosen file, opened far enough to show it. What the server would refuse is refused here, before it is sent. */
export function usePictureFile() {
  const [picture, setPicture] = useState<PictureFile | null>(null);
  const [refusal, setRefusal] = useState<FileRefusal | null>(null);
  const url = picture?.url;
  useEffect(() => () => void (url && URL.revokeObjectURL(url)), [url]);

  function refuse(why: FileRefusal): false {
    setRefusal(why);
    return false;
  }

  /** Whether it can be shown. */
  async function open(file: File): Promise<boolean> {
    setPicture(null);
    if (!accepted.includes(file.type)) return refuse('wrongType');
    if (file.size > maxBytes) return refuse('tooLarge');
    setRefusal(null);
    const address = URL.createObjectURL(file);
    try {
      const size = await sizeOf(address);
      if (size.width * size.height <= maxPixels) {
        setPicture({ file, url: address, size });
        return true;
      }
      setRefusal('tooManyPixels');
    } catch {
      setRefusal('unreadable');
    }
    URL.revokeObjectURL(address);
    return false;
  }

  return { picture, refusal, open, close: () => setPicture(null) };
}

function sizeOf(url: string): Promise<Size> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve({ width: image.naturalWidth, height: image.naturalHeight });
    image.onerror = reject;
    image.src = url;
  });
}

import { useMutation } from '@tanstack/react-query';
import type { mediaKinds, uploadMedia } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { cropQuery, type CropBox } from '../crop/crop-box.js';

export type MediaKind = (typeof mediaKinds)[number];

const target = endpoint<typeof uploadMedia>('POST', '/api/media');

/** The server keeps the chosen part, brings it to the kind's size, re-encodes and strips metadata. */
export const useUploadMedia = (kind: MediaKind) =>
  useMutation({
    mutationFn: ({ file, crop }: { file: File; crop: CropBox }) => {
      const body = new FormData();
      body.append('file', file);
      return api.call(target, { query: { kind, crop: cropQuery(crop) }, body });
    },
  });

import { useMutation } from '@tanstack/react-query';
import type { mediaKinds, uploadMedia } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

export type MediaKind = (typeof mediaKinds)[number];

const target = endpoint<typeof uploadMedia>('POST', '/api/media');

/** The server crops to the kind's size, re-encodes and strips metadata. */
export const useUploadMedia = (kind: MediaKind) =>
  useMutation({
    mutationFn: (file: File) => {
      const body = new FormData();
      body.append('file', file);
      return api.call(target, { query: { kind }, body });
    },
  });

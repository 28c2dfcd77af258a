import type { Media } from '@tieline/contracts';
import { lazy, Suspense, type DragEvent, type ReactNode } from 'react';
import type { z } from 'zod';
import { useErrorText } from '../../components/use-error-text.js';
import { useTexts } from '../../shared/i18n.js';
import { useUploadMedia, type MediaKind } from './api/upload-media.js';
import type { CropBox, Size } from './crop/crop-box.js';
import { mediaTexts } from './texts.js';
import { usePictureFile } from './use-picture-file.js';

const CropDialog = lazy(() =>
  import('./crop/crop-dialog.js').then((module) => ({ default: module.CropDialog })),
);

const whole: CropBox = { left: 0, top: 0, width: 1, height: 1 };

type Options = {
  kind: MediaKind;
  /** what the server makes of it, and the reader chooses a part for; null: the whole picture in its own size */
  target: Size | null;
  onUploaded: (media: z.infer<typeof Media>) => void;
};

export type PictureUpload = {
  choose: (file: File | null | undefined) => void;
  onDrop: (event: DragEvent) => void;
  pending: boolean;
  /** why there is none, in words */
  refusal: string | null;
  /** chooses the part that is shown */
  dialog: ReactNode;
};

/** A picture on its way to the server: checked, cropped, sent. */
export function usePictureUpload({ kind, target, onUploaded }: Options): PictureUpload {
  const t = useTexts(mediaTexts);
  const errorText = useErrorText();
  const { mutate, isPending, error, reset } = useUploadMedia(kind);
  const { picture, refusal, open, close } = usePictureFile();

  function send(file: File, crop: CropBox): void {
    mutate({ file, crop }, { onSuccess: onUploaded, onSettled: close });
  }

  async function take(file: File): Promise<void> {
    const opened = await open(file);
    if (opened && !target) send(file, whole);
  }

  function choose(file: File | null | undefined): void {
    if (!file) return;
    reset();
    void take(file);
  }

  const failed = error ? errorText(error) : null;
  return {
    choose,
    onDrop: (event) => {
      event.preventDefault();
      choose(event.dataTransfer.files.item(0));
    },
    pending: isPending,
    refusal: refusal ? t[refusal] : failed && `${failed.title} ${failed.detail}`,
    dialog: picture && target && (
      <Suspense>
        <CropDialog
          url={picture.url}
          picture={picture.size}
          target={target}
          pending={isPending}
          onCrop={(crop) => send(picture.file, crop)}
          onClose={close}
        />
      </Suspense>
    ),
  };
}

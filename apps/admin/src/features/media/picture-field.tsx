import { Button, FileButton, Group, Input, Text } from '@mantine/core';
import { IconPhotoUp } from '@tabler/icons-react';
import { format } from '@tieline/web';
import { lazy, Suspense, useId, type DragEvent } from 'react';
import { useErrorText } from '../../components/use-error-text.js';
import { useTexts } from '../../shared/i18n.js';
import { useUploadMedia, type MediaKind } from './api/upload-media.js';
import type { CropBox, Size } from './crop/crop-box.js';
import { mediaTexts } from './texts.js';
import { acceptedTypes, usePictureFile } from './use-picture-file.js';

type Props = {
  kind: MediaKind;
  label: string;
  description: string;
  pictureId: string | null;
  /** shown while no picture is chosen */
  fallbackUrl?: string | null;
  onChange: (pictureId: string | null) => void;
  error?: React.ReactNode;
};

/** What the server makes of each kind. */
const targets: Record<MediaKind, Size> = {
  bindingPicture: { width: 1200, height: 640 },
  cardPicture: { width: 1200, height: 640 },
  memberCardPicture: { width: 1200, height: 512 },
  avatar: { width: 512, height: 512 },
};

const CropDialog = lazy(() =>
  import('./crop/crop-dialog.js').then((module) => ({ default: module.CropDialog })),
);

/** Picture with preview in its final proportions; chosen by button or dropped, then cropped. */
export function PictureField({ kind, label, description, pictureId, fallbackUrl, onChange, error }: Props) {
  const t = useTexts(mediaTexts);
  const errorText = useErrorText();
  const id = useId();
  const { mutate, isPending, error: uploadError, reset } = useUploadMedia(kind);
  const { picture, refusal, open, close } = usePictureFile();
  const url = pictureId ? `/media/${pictureId}` : (fallbackUrl ?? null);

  function choose(file: File | null | undefined): void {
    if (!file) return;
    reset();
    void open(file);
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    choose(event.dataTransfer.files.item(0));
  }

  function upload(crop: CropBox): void {
    if (!picture) return;
    mutate(
      { file: picture.file, crop },
      { onSuccess: (media) => onChange(media.id), onSettled: () => close() },
    );
  }

  const failed = uploadError ? errorText(uploadError) : null;
  const shown = refusal ? t[refusal] : ((failed && `${failed.title} ${failed.detail}`) ?? error);
  return (
    <Input.Wrapper
      label={label}
      description={description}
      error={shown}
      labelElement="div"
      labelProps={{ id }}
      role="group"
      aria-labelledby={id}
    >
      <div
        className={kind === 'avatar' ? 'tl-picture tl-picture-square' : 'tl-picture'}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
      >
        {url ? (
          <img src={url} alt={format(t.preview, { what: label })} />
        ) : (
          <IconPhotoUp size={32} stroke={1.5} aria-hidden />
        )}
      </div>
      <Group gap="xs">
        <FileButton accept={acceptedTypes} onChange={choose} inputProps={{ 'aria-label': label }}>
          {(props) => (
            <Button {...props} variant="default" loading={isPending}>
              {pictureId ? t.replace : t.choose}
            </Button>
          )}
        </FileButton>
        {pictureId && (
          <Button variant="subtle" color="gray" onClick={() => onChange(null)}>
            {t.remove}
          </Button>
        )}
        <Text size="sm" c="dimmed" visibleFrom="sm">
          {t.drop}
        </Text>
      </Group>
      {picture && (
        <Suspense>
          <CropDialog
            url={picture.url}
            picture={picture.size}
            target={targets[kind]}
            pending={isPending}
            onCrop={upload}
            onClose={close}
          />
        </Suspense>
      )}
    </Input.Wrapper>
  );
}

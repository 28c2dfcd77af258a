import { Button, FileButton, Group, Input, Text } from '@mantine/core';
import { IconPhotoUp } from '@tabler/icons-react';
import { format } from '@tieline/web';
import { useId, useState, type DragEvent } from 'react';
import { useErrorText } from '../../components/use-error-text.js';
import { useTexts } from '../../shared/i18n.js';
import { useUploadMedia, type MediaKind } from './api/upload-media.js';
import { mediaTexts } from './texts.js';

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

const accepted = ['image/jpeg', 'image/png', 'image/webp'];
const maxBytes = 8 * 1024 * 1024;

/** Picture with preview in its final proportions; chosen by button or dropped. */
export function PictureField({ kind, label, description, pictureId, fallbackUrl, onChange, error }: Props) {
  const t = useTexts(mediaTexts);
  const errorText = useErrorText();
  const id = useId();
  const { mutate, isPending, error: uploadError, reset } = useUploadMedia(kind);
  const [refused, setRefused] = useState<string | null>(null);
  const url = pictureId ? `/media/${pictureId}` : (fallbackUrl ?? null);

  function upload(file: File | null | undefined): void {
    if (!file) return;
    reset();
    const problem = !accepted.includes(file.type) ? t.wrongType : file.size > maxBytes ? t.tooLarge : null;
    setRefused(problem);
    if (!problem) mutate(file, { onSuccess: (media) => onChange(media.id) });
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    upload(event.dataTransfer.files.item(0));
  }

  const failed = uploadError ? errorText(uploadError) : null;
  const shown = refused ?? (failed && `${failed.title} ${failed.detail}`) ?? error;
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
        <FileButton accept={accepted.join(',')} onChange={upload} inputProps={{ 'aria-label': label }}>
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
    </Input.Wrapper>
  );
}

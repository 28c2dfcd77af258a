import { Input } from '@mantine/core';
import { IconPhotoUp } from '@tabler/icons-react';
import { format } from '@tieline/web';
import { useId } from 'react';
import { useTexts } from '../../shared/i18n.js';
import type { MediaKind } from './api/upload-media.js';
import type { Size } from './crop/crop-box.js';
import { PictureButtons } from './picture-buttons.js';
import { mediaTexts } from './texts.js';
import { usePictureUpload } from './use-picture-upload.js';

/** Pictures of menus have areas drawn on them: their editor shows them itself. */
type FieldKind = Exclude<MediaKind, `richMenu${string}`>;

type Props = {
  kind: FieldKind;
  label: string;
  description: string;
  pictureId: string | null;
  /** shown while no picture is chosen */
  fallbackUrl?: string | null;
  onChange: (pictureId: string | null) => void;
  error?: React.ReactNode;
};

/** What the server makes of each kind. */
const targets: Record<FieldKind, Size> = {
  bindingPicture: { width: 1200, height: 640 },
  cardPicture: { width: 1200, height: 640 },
  memberCardPicture: { width: 1200, height: 512 },
  avatar: { width: 512, height: 512 },
};

/** Picture with preview in its final proportions; chosen by button or dropped, then cropped. */
export function PictureField({ kind, label, description, pictureId, fallbackUrl, onChange, error }: Props) {
  const t = useTexts(mediaTexts);
  const id = useId();
  const upload = usePictureUpload({ kind, target: targets[kind], onUploaded: (media) => onChange(media.id) });
  const url = pictureId ? `/media/${pictureId}` : (fallbackUrl ?? null);
  return (
    <Input.Wrapper
      label={label}
      description={description}
      error={upload.refusal ?? error}
      labelElement="div"
      labelProps={{ id }}
      role="group"
      aria-labelledby={id}
    >
      <div
        className={kind === 'avatar' ? 'tl-picture tl-picture-square' : 'tl-picture'}
        onDragOver={(event) => event.preventDefault()}
        onDrop={upload.onDrop}
      >
        {url ? (
          <img src={url} alt={format(t.preview, { what: label })} />
        ) : (
          <IconPhotoUp size={32} stroke={1.5} aria-hidden />
        )}
      </div>
      <PictureButtons
        label={label}
        upload={upload}
        chosen={pictureId !== null}
        onRemove={() => onChange(null)}
      />
      {upload.dialog}
    </Input.Wrapper>
  );
}

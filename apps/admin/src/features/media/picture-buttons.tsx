import { Button, FileButton, Group, Text } from '@mantine/core';
import { useTexts } from '../../shared/i18n.js';
import { mediaTexts } from './texts.js';
import { acceptedTypes } from './use-picture-file.js';
import type { PictureUpload } from './use-picture-upload.js';

type Props = { label: string; upload: PictureUpload; chosen: boolean; onRemove: () => void };

export function PictureButtons({ label, upload, chosen, onRemove }: Props) {
  const t = useTexts(mediaTexts);
  return (
    <Group gap="xs">
      <FileButton accept={acceptedTypes} onChange={upload.choose} inputProps={{ 'aria-label': label }}>
        {(props) => (
          <Button {...props} variant="default" loading={upload.pending}>
            {chosen ? t.replace : t.choose}
          </Button>
        )}
      </FileButton>
      {chosen && (
        <Button variant="subtle" color="gray" onClick={onRemove}>
          {t.remove}
        </Button>
      )}
      <Text size="sm" c="dimmed" visibleFrom="sm">
        {t.drop}
      </Text>
    </Group>
  );
}

import { Button, FileButton, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconUpload } from '@tabler/icons-react';
import type { Tag } from '@tieline/contracts';
import { format } from '@tieline/web';
import { ErrorNote } from '../../components/error-note.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useImportTagged } from './api/tag-jobs.js';
import { tagTexts } from './texts.js';

export function ImportDialog({ tag, onClose }: { tag: Tag; onClose: () => void }) {
  const t = useTexts(tagTexts);
  const { cancel } = useTexts(commonTexts);
  const upload = useImportTagged();

  function send(file: File): void {
    upload.mutate(
      { id: tag.id, file },
      {
        onSuccess: () => {
          notifications.show({ color: 'brand', message: t.started });
          onClose();
        },
      },
    );
  }

  return (
    <Modal opened onClose={onClose} title={format(t.importTitle, { name: tag.name })} centered>
      <Stack>
        <Text>{t.importText}</Text>
        <ErrorNote error={upload.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {cancel}
          </Button>
          <FileButton
            accept=".csv,text/csv"
            onChange={(file) => file && send(file)}
            inputProps={{ 'aria-label': t.choose }}
          >
            {(props) => (
              <Button
                {...props}
                leftSection={<IconUpload size={18} aria-hidden />}
                loading={upload.isPending}
              >
                {t.choose}
              </Button>
            )}
          </FileButton>
        </Group>
      </Stack>
    </Modal>
  );
}

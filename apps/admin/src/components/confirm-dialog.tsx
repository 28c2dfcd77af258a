import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTexts } from '../shared/i18n.js';
import { commonTexts } from '../shared/texts.js';
import { ErrorNote } from './error-note.js';

type Props = {
  title: string;
  text: string;
  action: string;
  pending: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before what can not be taken back; a refusal is said here. */
export function ConfirmDialog({ title, text, action, pending, error, onConfirm, onClose }: Props) {
  const { cancel } = useTexts(commonTexts);
  return (
    <Modal opened onClose={onClose} title={title} centered>
      <Stack>
        <Text>{text}</Text>
        <ErrorNote error={error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {cancel}
          </Button>
          <Button color="red" loading={pending} onClick={onConfirm}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

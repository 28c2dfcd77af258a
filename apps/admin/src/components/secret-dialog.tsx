import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { CopyIcon } from './copy-button.js';

type Props = {
  title: string;
  text: string;
  secret: string;
  /** names the secret for people who do not see the icon of copying */
  what: string;
  /** of the button that closes it */
  done: string;
  onClose: () => void;
};

/** Shown this once: it closes by its button only, not by a click beside it. */
export function SecretDialog({ title, text, secret, what, done, onClose }: Props) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      centered
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <Stack>
        <Text>{text}</Text>
        <Group gap={4} wrap="nowrap">
          <Text className="tl-url">{secret}</Text>
          <CopyIcon value={secret} what={what} />
        </Group>
        <Group justify="flex-end">
          <Button onClick={onClose}>{done}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

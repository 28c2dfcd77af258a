import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { CopyIcon } from '../../components/copy-button.js';
import { useTexts } from '../../shared/i18n.js';
import { memberTexts } from './texts.js';

/** A link that is shown this once: it closes by its button only, not by a click beside it. */
export function LinkDialog({
  title,
  text,
  url,
  onClose,
}: {
  title: string;
  text: string;
  url: string;
  onClose: () => void;
}) {
  const t = useTexts(memberTexts);
  return (
    <Modal opened onClose={onClose} title={title} centered closeOnClickOutside={false}>
      <Stack>
        <Text>{text}</Text>
        <Group gap={4} wrap="nowrap">
          <Text className="tl-url">{url}</Text>
          <CopyIcon value={url} what={t.link} />
        </Group>
        <Group justify="flex-end">
          <Button onClick={onClose}>{t.done}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

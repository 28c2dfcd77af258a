import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../shared/i18n.js';
import { commonTexts } from '../shared/texts.js';

type Props = { title: string; text: string; opened: boolean; onClose: () => void; children: ReactNode };

/** Says why something can not be done, and where to go instead. */
export function NoticeDialog({ title, text, opened, onClose, children }: Props) {
  const { close } = useTexts(commonTexts);
  return (
    <Modal opened={opened} onClose={onClose} title={title} centered>
      <Stack>
        <Text>{text}</Text>
        {children}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {close}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

import { Button, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconEye } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTexts } from '../../shared/i18n.js';
import { previewTexts } from './texts.js';

/** On a narrow screen the preview comes up from below, over the form. */
export function NarrowPreview({ children }: { children: ReactNode }) {
  const t = useTexts(previewTexts);
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button
        variant="default"
        hiddenFrom="lg"
        w="fit-content"
        leftSection={<IconEye size={18} aria-hidden />}
        onClick={open}
      >
        {t.title}
      </Button>
      <Drawer
        opened={opened}
        onClose={close}
        position="bottom"
        size="92%"
        padding="xs"
        title={t.title}
        closeButtonProps={{ 'aria-label': t.close }}
      >
        {children}
      </Drawer>
    </>
  );
}

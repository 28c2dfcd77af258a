import { Button } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { useCopy } from '../../components/use-copy.js';
import { useTexts } from '../../shared/i18n.js';
import { memberCardTexts } from './texts.js';

/** The link for rich menus and messages. */
export function CopyLink({ url }: { url: string }) {
  const t = useTexts(memberCardTexts);
  const copy = useCopy();
  return (
    <Button
      variant="default"
      leftSection={<IconLink size={18} aria-hidden />}
      onClick={() => void copy(url, t.link)}
    >
      {t.copyLink}
    </Button>
  );
}

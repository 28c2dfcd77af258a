import { Alert, Stack } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { MessageCard } from '@tieline/contracts';
import { useTexts } from '../../shared/i18n.js';
import { CardPreview } from './card-preview.js';
import { CardUseList } from './card-uses.js';
import { cardTexts } from './texts.js';

/** For those who may only look at it, and why. */
export function CardReading({ card: { content, uses } }: { card: MessageCard }) {
  const t = useTexts(cardTexts);
  return (
    <Stack maw={480}>
      <Alert color="gray" icon={<IconLock aria-hidden />} role="note">
        {uses.length > 0 ? t.boundReading : t.reading}
        {uses.length > 0 && <CardUseList uses={uses} />}
      </Alert>
      <CardPreview content={content} />
    </Stack>
  );
}

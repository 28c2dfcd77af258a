import { Paper, Text } from '@mantine/core';
import type { MessageCardContent } from '@tieline/contracts';
import { useSamples } from '../../components/variable-samples.js';
import { useTexts } from '../../shared/i18n.js';
import { CardView } from './card-view.js';
import { cardTexts } from './texts.js';

/** The card in a chat, with sample data. */
export function CardPreview({ content }: { content: MessageCardContent }) {
  const t = useTexts(cardTexts);
  const fill = useSamples();
  return (
    <Paper component="section" withBorder p="md" className="tl-card" aria-label={t.preview}>
      <Text fw={600} mb="xs" aria-hidden>
        {t.preview}
      </Text>
      <div className="tl-chat">
        <CardView content={content} fill={fill} />
      </div>
      <Text size="xs" c="dimmed" mt="xs">
        {t.previewHint}
      </Text>
    </Paper>
  );
}

import { Text } from '@mantine/core';
import type { MessageCardContent } from '@tieline/contracts';
import { useSamples } from '../../../../components/variable-samples.js';
import { useTexts } from '../../../../shared/i18n.js';
import { CardView } from '../../../cards/card-view.js';
import { toCard, type ReplyDraft } from '../draft.js';
import { editorTexts } from '../texts.js';

type Props = { brandName: string; triggerText: string; reply: ReplyDraft };

/** How the chat will look, from plain elements: no markup of the texts is ever interpreted. */
export function ChatPreview({ brandName, triggerText, reply }: Props) {
  const t = useTexts(editorTexts);
  const fill = useSamples();
  return (
    <section aria-label={t.preview}>
      <div className="tl-chat">
        <div className="tl-chat-name">{brandName}</div>
        {triggerText.trim() && <div className="tl-bubble tl-bubble-customer">{triggerText.trim()}</div>}
        <CardView content={contentOf(reply)} fill={fill} />
      </div>
      <Text size="xs" c="dimmed" mt="xs">
        {t.previewHint}
      </Text>
    </section>
  );
}

function contentOf({ kind, text, card, saved }: ReplyDraft): MessageCardContent {
  if (kind === 'text') return { kind, text };
  return saved?.content ?? { kind: 'buttons', ...toCard(card) };
}

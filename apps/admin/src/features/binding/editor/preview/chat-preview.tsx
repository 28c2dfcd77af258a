import { Text } from '@mantine/core';
import { useTexts } from '../../../../shared/i18n.js';
import type { ReplyDraft } from '../draft.js';
import { editorTexts } from '../texts.js';
import { CardPreview } from './card-preview.js';
import { useSamples } from './samples.js';

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
        {reply.kind === 'card' ? (
          <CardPreview card={reply.card} fill={fill} />
        ) : (
          <div className="tl-bubble">{fill(reply.text) || t.emptyReply}</div>
        )}
      </div>
      <Text size="xs" c="dimmed" mt="xs">
        {t.previewHint}
      </Text>
    </section>
  );
}

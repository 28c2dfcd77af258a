import { Paper, Text } from '@mantine/core';
import { moduleCard, type MessageCardContent } from '@tieline/contracts';
import type { ReactNode } from 'react';
import { useSamples } from '../../components/variable-samples.js';
import { useTexts } from '../../shared/i18n.js';
import { useCards } from '../cards/api/list-cards.js';
import { CardView } from '../cards/card-view.js';
import { plainMessage, type RuleDraft } from './rule-draft.js';
import { autoReplyTexts } from './texts.js';

/** The open rule in a chat, with sample data. */
export function RulePreview({ rule }: { rule: RuleDraft | undefined }) {
  const t = useTexts(autoReplyTexts);
  const fill = useSamples();
  const contents = useContents(rule);
  return (
    <Paper component="section" withBorder p="md" className="tl-card" aria-label={t.preview}>
      <Text fw={600} mb="xs" aria-hidden>
        {t.preview}
      </Text>
      <div className="tl-chat">
        {rule ? (
          <>
            <Said rule={rule} />
            {contents.map((content, at) => (
              <CardView key={at} content={content} fill={fill} />
            ))}
          </>
        ) : (
          <Text size="sm" c="#111">
            {t.previewNone}
          </Text>
        )}
      </div>
      <Text size="xs" c="dimmed" mt="xs">
        {t.previewHint}
      </Text>
    </Paper>
  );
}

function Said({ rule: { trigger } }: { rule: RuleDraft }): ReactNode {
  const t = useTexts(autoReplyTexts);
  const [word] = trigger.keywords;
  if (trigger.kind === 'keyword') return word && <div className="tl-bubble tl-bubble-customer">{word}</div>;
  return <div className="tl-chat-name">{trigger.kind === 'follow' ? t.followed : t.postback}</div>;
}

/** What the rule's messages are; a card that is not chosen yet is missing. */
export function useContents(rule: RuleDraft | undefined): MessageCardContent[] {
  const cards = useCards().data?.pages.flatMap((page) => page.items) ?? [];
  return (rule?.messages ?? []).flatMap((draft) => {
    const message = plainMessage(draft);
    switch (message.kind) {
      case 'text':
        return [message];
      case 'card':
        return cards.find(({ id }) => id === message.cardId)?.content ?? [];
      case 'module':
        return [moduleCard(message)];
    }
  });
}

import { Alert, Card, Stack, Text } from '@mantine/core';
import type { AutoReplies } from '@tieline/contracts';
import { WithPreview } from '../../components/editor/with-preview.js';
import { useTexts } from '../../shared/i18n.js';
import { toDraft } from './rule-draft.js';
import { useRuleWords } from './rule-words.js';
import { autoReplyTexts } from './texts.js';
import { TrialBox } from './trial-box.js';

/** The rules for those who may not change them; what they would answer can be tried all the same. */
export function RulesReading({ replies }: { replies: AutoReplies }) {
  const t = useTexts(autoReplyTexts);
  const { whole } = useRuleWords();
  const draft = toDraft(replies);
  return (
    <Stack>
      <Alert color="gray" role="note">
        {t.reading}
      </Alert>
      <WithPreview preview={<TrialBox channelId={replies.channelId} draft={draft} />}>
        {draft.rules.length === 0 ? (
          <Text c="dimmed">{t.none}</Text>
        ) : (
          <Stack component="ol" gap="sm" className="tl-list" aria-label={t.rules}>
            {draft.rules.map((rule, at) => (
              <Card component="li" key={rule.key} withBorder className="tl-card" p="sm">
                <Text fw={600}>
                  {at + 1}. {rule.name}
                </Text>
                <Text size="sm" c="dimmed" className="tl-lines">
                  {whole(rule)}
                </Text>
              </Card>
            ))}
          </Stack>
        )}
      </WithPreview>
    </Stack>
  );
}

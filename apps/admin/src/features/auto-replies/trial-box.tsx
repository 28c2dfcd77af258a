import {
  Alert,
  Button,
  Group,
  List,
  Paper,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { AutoReplyTrial } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState } from 'react';
import { ErrorNote } from '../../components/error-note.js';
import { replyVariables } from '../../components/variable-texts.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { CardView } from '../cards/card-view.js';
import { useFindContacts } from './api/find-contacts.js';
import { useTryAutoReplies, type TrialInput } from './api/try-auto-replies.js';
import { draftIssues, toRules, type RulesDraft } from './rule-draft.js';
import { autoReplyTexts } from './texts.js';

type Props = { channelId: string; draft: RulesDraft };
type Kind = TrialInput['said']['kind'];

const kinds = ['text', 'follow', 'postback'] as const;

/** Asks the API what the rules as they stand in the form would answer. */
export function TrialBox({ channelId, draft }: Props) {
  const t = useTexts(autoReplyTexts);
  const attempt = useTryAutoReplies(channelId);
  const [kind, setKind] = useState<Kind>('text');
  const [words, setWords] = useState('');
  const [contactId, setContactId] = useState<string | null>(null);
  const [invalid, setInvalid] = useState(false);
  const names = { text: t.trialSays, follow: t.triggers.follow, postback: t.triggers.postback };

  function run(): void {
    const wrong = draftIssues(draft).length > 0;
    setInvalid(wrong);
    if (wrong) return attempt.reset();
    const said: TrialInput['said'] =
      kind === 'text' ? { kind, text: words } : kind === 'postback' ? { kind, data: words } : { kind };
    attempt.mutate({ rules: toRules(draft), said, contactId });
  }

  return (
    <Paper component="section" withBorder p="md" className="tl-card" aria-label={t.trial}>
      <Stack gap="sm">
        <div>
          <Title order={2} size="h4">
            {t.trial}
          </Title>
          <Text size="sm" c="dimmed">
            {t.trialHint}
          </Text>
        </div>
        <SegmentedControl
          aria-label={t.trialKind}
          data={kinds.map((value) => ({ value, label: names[value] }))}
          value={kind}
          onChange={(value) => setKind(kinds.find((each) => each === value) ?? 'text')}
        />
        {kind !== 'follow' && (
          <TextInput
            label={kind === 'text' ? t.trialText : t.trialData}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            onKeyDown={(event) => {
              // the form around it would be saved
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
              event.preventDefault();
              if (words !== '') run();
            }}
          />
        )}
        <ContactChoice channelId={channelId} value={contactId} onChange={setContactId} />
        <Group>
          <Button
            variant="default"
            onClick={run}
            loading={attempt.isPending}
            disabled={kind !== 'follow' && words.trim() === ''}
          >
            {t.runTrial}
          </Button>
        </Group>
        <div aria-live="polite">
          {invalid && <Alert color="yellow">{t.fixFirst}</Alert>}
          {attempt.data && <Outcome trial={attempt.data} draft={draft} />}
        </div>
        <ErrorNote error={attempt.error} />
      </Stack>
    </Paper>
  );
}

type ChoiceProps = { channelId: string; value: string | null; onChange: (id: string | null) => void };

function ContactChoice({ channelId, value, onChange }: ChoiceProps) {
  const t = useTexts(autoReplyTexts);
  const common = useTexts(commonTexts);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null);
  const typed = search === chosen?.label ? '' : search.trim();
  const [q] = useDebouncedValue(typed, 250);
  const found = (useFindContacts(channelId, q).data?.items ?? []).map((contact) => ({
    value: contact.id,
    label: [contact.displayName ?? common.unnamed, contact.maskedPhone ?? contact.memberNumber]
      .filter(Boolean)
      .join(' · '),
  }));
  const missing = chosen && !found.some((option) => option.value === chosen.value) ? [chosen] : [];
  return (
    <Select
      label={t.trialContact}
      description={t.trialContactHint}
      placeholder={t.stranger}
      data={[...missing, ...found]}
      // the API has searched already
      filter={({ options }) => options}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t.stranger }}
      searchValue={search}
      onSearchChange={setSearch}
      nothingFoundMessage={t.nobody}
      value={value}
      onChange={(id) => {
        setChosen(found.find((option) => option.value === id) ?? (id === null ? null : chosen));
        onChange(id);
      }}
    />
  );
}

function Outcome({
  trial: { key, verdicts, messages, person },
  draft,
}: {
  trial: AutoReplyTrial;
  draft: RulesDraft;
}) {
  const t = useTexts(autoReplyTexts);
  const names = new Map(draft.rules.map((rule) => [rule.key, rule.name]));
  const fill = (text: string) =>
    text
      .replaceAll(`{${replyVariables.name}}`, person?.displayName ?? '')
      .replaceAll(`{${replyVariables.number}}`, person?.memberNumber ?? '')
      .replaceAll(`{${replyVariables.tier}}`, person?.memberTier ?? '');
  return (
    <Stack gap="sm">
      <Text fw={600}>
        {key === null ? t.answeredNone : format(t.answeredBy, { name: names.get(key) ?? '' })}
      </Text>
      {messages.length > 0 && (
        <div className="tl-chat">
          {messages.map((content, at) => (
            <CardView key={at} content={content} fill={fill} />
          ))}
        </div>
      )}
      <List size="sm" type="ordered">
        {verdicts.map((each) => (
          <List.Item key={each.key}>
            {names.get(each.key)}: {t.verdicts[each.verdict]}
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}

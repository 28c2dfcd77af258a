import { Group, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { cardLimits, type JourneyMessage, type MessageCard } from '@tieline/contracts';
import { TextLink } from '../../../components/links.js';
import { useSamples } from '../../../components/variable-samples.js';
import { VariableText } from '../../../components/variable-text.js';
import { useTexts } from '../../../shared/i18n.js';
import { useCards } from '../../cards/api/list-cards.js';
import { CardView } from '../../cards/card-view.js';
import { journeyTexts } from '../texts.js';
import { useEditing } from './editing.js';
import { errorAt, replaceAt } from './form.js';
import { journeyEditorTexts } from './texts.js';

type Props = { message: JourneyMessage; path: string };

/** A text, or a saved card; each is a push that LINE charges. */
export function MessageFields({ message, path }: Props) {
  const { message: t, paid } = useTexts(journeyEditorTexts);
  const { form } = useEditing();
  const kinds = ['text', 'card'] as const;
  const change = (kind: string) =>
    replaceAt(form, path, kind === 'card' ? { kind, cardId: '' } : { kind: 'text', text: '' });
  return (
    <Stack gap="sm">
      <SegmentedControl
        w="fit-content"
        aria-label={t.kind}
        data={kinds.map((value) => ({ value, label: t.kinds[value] }))}
        value={message.kind}
        onChange={change}
      />
      {message.kind === 'text' ? (
        <TextMessage text={message.text} path={`${path}.text`} />
      ) : (
        <CardMessage cardId={message.cardId} path={`${path}.cardId`} />
      )}
      <Text size="sm" c="dimmed">
        {paid}
      </Text>
    </Stack>
  );
}

function TextMessage({ text, path }: { text: string; path: string }) {
  const { message: t } = useTexts(journeyEditorTexts);
  const { form } = useEditing();
  return (
    <>
      <VariableText label={t.text} limit={cardLimits.text} rows={3} required {...form.getInputProps(path)} />
      {text.trim() !== '' && <Preview content={{ kind: 'text', text }} />}
    </>
  );
}

function CardMessage({ cardId, path }: { cardId: string; path: string }) {
  const { message: t } = useTexts(journeyEditorTexts);
  const { goneCard } = useTexts(journeyTexts);
  const { form } = useEditing();
  const query = useCards();
  const cards = query.data?.pages.flatMap((page) => page.items) ?? [];
  const chosen = cards.find(({ id }) => id === cardId);
  const gone = query.data && cardId !== '' && !chosen ? [{ value: cardId, label: goneCard }] : [];
  return (
    <>
      <Select
        label={t.card}
        description={t.cardHint}
        placeholder={t.cardPlaceholder}
        data={[...gone, ...cards.map(({ id, name }) => ({ value: id, label: name }))]}
        value={cardId === '' ? null : cardId}
        onChange={(id) => id !== null && replaceAt(form, path, id)}
        error={errorAt(form, path)}
        allowDeselect={false}
        searchable
        withAsterisk
        nothingFoundMessage={t.noCards}
      />
      <Group gap="md">
        {chosen && (
          <TextLink to="/cards/$cardId" params={{ cardId }} size="sm">
            {t.editCard}
          </TextLink>
        )}
        <TextLink to="/cards/new" search={{ template: 'blank' }} size="sm">
          {t.newCard}
        </TextLink>
      </Group>
      {chosen && <Preview content={chosen.content} />}
    </>
  );
}

function Preview({ content }: { content: MessageCard['content'] }) {
  const { message: t } = useTexts(journeyEditorTexts);
  const fill = useSamples();
  return (
    <div className="tl-chat tl-chat-low" role="group" aria-label={t.preview}>
      <CardView content={content} fill={fill} />
    </div>
  );
}

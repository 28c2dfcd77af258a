import {
  ActionIcon,
  Button,
  Card,
  Fieldset,
  Group,
  SegmentedControl,
  Select,
  Stack,
  Text,
} from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { autoReplyLimits, botModules, cardLimits } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useRef } from 'react';
import { CountedInput } from '../../components/counted-input.js';
import { VariableText } from '../../components/variable-text.js';
import { useTexts } from '../../shared/i18n.js';
import { useCards } from '../cards/api/list-cards.js';
import { PictureField } from '../media/picture-field.js';
import { moved, newMessage, type MessageDraft, type RulesForm } from './rule-draft.js';
import { autoReplyTexts } from './texts.js';

type Props = { form: RulesForm; at: number };

const kinds = ['text', 'card', 'module'] as const;

/** What the rule answers with, in order. */
export function MessageFields({ form, at }: Props) {
  const t = useTexts(autoReplyTexts);
  const adder = useRef<HTMLButtonElement>(null);
  const path = `rules.${at}.messages`;
  const messages = form.values.rules[at]?.messages ?? [];
  const set = (next: MessageDraft[]) => form.setFieldValue(path, next);

  function remove(rowKey: string): void {
    set(messages.filter((message) => message.rowKey !== rowKey));
    // its button is gone: the focus must not fall to the page's top
    adder.current?.focus();
  }

  return (
    <Fieldset legend={t.messages}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t.messagesHint}
        </Text>
        {messages.map((message, place) => (
          <Card
            key={message.rowKey}
            withBorder
            p="sm"
            role="group"
            aria-label={format(t.message, { place: place + 1 })}
          >
            <Stack gap="sm">
              <Group justify="space-between" gap="xs">
                <SegmentedControl
                  aria-label={format(t.kind, { place: place + 1 })}
                  data={kinds.map((value) => ({ value, label: t.kinds[value] }))}
                  {...form.getInputProps(`${path}.${place}.kind`)}
                />
                <Group gap={4} wrap="nowrap">
                  <ActionIcon
                    variant="default"
                    size="lg"
                    disabled={place === 0}
                    aria-label={format(t.messageEarlier, { place: place + 1 })}
                    onClick={() => set(moved(messages, place, -1))}
                  >
                    <IconArrowUp size={18} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    variant="default"
                    size="lg"
                    disabled={place === messages.length - 1}
                    aria-label={format(t.messageLater, { place: place + 1 })}
                    onClick={() => set(moved(messages, place, 1))}
                  >
                    <IconArrowDown size={18} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    size="lg"
                    color="red"
                    disabled={messages.length === 1}
                    aria-label={format(t.messageRemove, { place: place + 1 })}
                    onClick={() => remove(message.rowKey)}
                  >
                    <IconX size={18} aria-hidden />
                  </ActionIcon>
                </Group>
              </Group>
              <Content form={form} path={`${path}.${place}`} message={message} />
            </Stack>
          </Card>
        ))}
        <Button
          ref={adder}
          variant="light"
          w="fit-content"
          leftSection={<IconPlus size={16} aria-hidden />}
          // stays focusable: the last removal puts the focus here
          data-disabled={messages.length >= autoReplyLimits.messages || undefined}
          onClick={() => messages.length < autoReplyLimits.messages && set([...messages, newMessage()])}
        >
          {t.messageAdd}
        </Button>
      </Stack>
    </Fieldset>
  );
}

type ContentProps = { form: RulesForm; path: string; message: MessageDraft };

function Content({ form, path, message }: ContentProps) {
  const t = useTexts(autoReplyTexts);
  switch (message.kind) {
    case 'text':
      return (
        <VariableText
          label={t.text}
          limit={autoReplyLimits.text}
          rows={3}
          required
          {...form.getInputProps(`${path}.text`)}
        />
      );
    case 'card':
      return <SavedCard form={form} path={path} cardId={message.cardId} />;
    case 'module':
      return <Module form={form} path={path} message={message} />;
  }
}

function SavedCard({ form, path, cardId }: Omit<ContentProps, 'message'> & { cardId: string }) {
  const t = useTexts(autoReplyTexts);
  const cards = useCards().data?.pages.flatMap((page) => page.items) ?? [];
  const items = cards.map(({ id, name }) => ({ value: id, label: name }));
  const known = cardId === '' || cards.some(({ id }) => id === cardId);
  return (
    <Select
      label={t.card}
      description={items.length === 0 ? t.noCards : t.cardHint}
      data={known ? items : [{ value: cardId, label: t.cardGone }, ...items]}
      searchable
      allowDeselect={false}
      withAsterisk
      error={form.errors[`${path}.cardId`]}
      value={cardId || null}
      onChange={(id) => id && form.setFieldValue(`${path}.cardId`, id)}
    />
  );
}

function Module({ form, path, message }: ContentProps) {
  const t = useTexts(autoReplyTexts);
  return (
    <>
      <Select
        label={t.module}
        description={t.moduleHints[message.module]}
        data={botModules.map((value) => ({ value, label: t.moduleNames[value] }))}
        allowDeselect={false}
        maw={280}
        {...form.getInputProps(`${path}.module`)}
      />
      <PictureField
        kind="cardPicture"
        label={t.picture}
        description={t.pictureHint}
        pictureId={message.pictureId}
        onChange={(id) => form.setFieldValue(`${path}.pictureId`, id)}
        error={form.errors[`${path}.pictureId`]}
      />
      <CountedInput label={t.moduleTitle} limit={cardLimits.title} {...form.getInputProps(`${path}.title`)} />
      <VariableText
        label={t.moduleText}
        limit={cardLimits.body}
        rows={2}
        required
        {...form.getInputProps(`${path}.text`)}
      />
      <CountedInput
        label={t.moduleLabel}
        limit={cardLimits.label}
        required
        {...form.getInputProps(`${path}.label`)}
      />
    </>
  );
}

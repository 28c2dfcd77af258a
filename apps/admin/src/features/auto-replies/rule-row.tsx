import { Card, Collapse, Group, Stack, Switch, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { autoReplyLimits } from '@tieline/contracts';
import { format } from '@tieline/web';
import type { KeyboardEvent } from 'react';
import { CountedInput } from '../../components/counted-input.js';
import { OrderButtons } from '../../components/order-buttons.js';
import { useTexts } from '../../shared/i18n.js';
import { AudienceFields } from './audience-fields.js';
import { MessageFields } from './message-fields.js';
import type { RuleDraft, RulesForm } from './rule-draft.js';
import { useRuleWords } from './rule-words.js';
import { autoReplyTexts } from './texts.js';
import { TriggerFields } from './trigger-fields.js';

type Props = {
  form: RulesForm;
  rule: RuleDraft;
  at: number;
  opened: boolean;
  onToggle: () => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

/** A rule in the list; opened, its editor. */
export function RuleRow({ form, rule, at, opened, onToggle, onMove, onRemove }: Props) {
  const t = useTexts(autoReplyTexts);
  const { summary } = useRuleWords();
  const name = rule.name.trim() || t.newName;
  const Chevron = opened ? IconChevronUp : IconChevronDown;

  function keys(event: KeyboardEvent): void {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (!event.altKey || by === null) return;
    event.preventDefault();
    onMove(by);
  }

  return (
    <Card component="li" withBorder className="tl-card" p="sm" data-rule={rule.key}>
      <Group gap="xs" align="flex-start">
        <Switch
          mt={6}
          aria-label={format(t.on, { name })}
          {...form.getInputProps(`rules.${at}.on`, { type: 'checkbox' })}
        />
        <UnstyledButton
          flex="1 1 200px"
          miw={0}
          onClick={onToggle}
          onKeyDown={keys}
          aria-expanded={opened}
          aria-label={`${format(opened ? t.close : t.open, { name })}, ${summary(rule)}`}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        >
          <Group gap={6} wrap="nowrap">
            <Text fw={600} className="tl-ellipsis">
              {at + 1}. {name}
            </Text>
            <Chevron size={16} style={{ flex: 'none' }} aria-hidden />
          </Group>
          <Text size="sm" c="dimmed" lineClamp={2}>
            {rule.on ? summary(rule) : `${t.off} · ${summary(rule)}`}
          </Text>
        </UnstyledButton>
        <OrderButtons
          labels={{
            up: format(t.earlier, { name }),
            down: format(t.later, { name }),
            remove: format(t.remove, { name }),
          }}
          first={at === 0}
          last={at === form.values.rules.length - 1}
          {...{ onMove, onRemove }}
        />
      </Group>
      <Collapse expanded={opened}>
        {opened && (
          <Stack gap="md" mt="md">
            <CountedInput
              label={t.name}
              description={t.nameHint}
              limit={autoReplyLimits.name}
              required
              {...form.getInputProps(`rules.${at}.name`)}
            />
            <TriggerFields form={form} at={at} />
            <AudienceFields form={form} at={at} />
            <MessageFields form={form} at={at} />
          </Stack>
        )}
      </Collapse>
    </Card>
  );
}

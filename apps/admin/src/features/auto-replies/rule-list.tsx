import { Alert, Button, Group, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { autoReplyLimits, botModules } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useRef, useState } from 'react';
import { useTexts } from '../../shared/i18n.js';
import { moduleRule, moved, newRule, type RuleDraft, type RulesForm } from './rule-draft.js';
import { RuleRow } from './rule-row.js';
import { autoReplyTexts } from './texts.js';

type Props = {
  form: RulesForm;
  hasLiff: boolean;
  /** the key of the rule whose editor is open */
  open: string | null;
  onOpen: (key: string | null) => void;
};

/** Rules in the order in which they are asked, and the ways to a new one. */
export function RuleList({ form, hasLiff, open, onOpen }: Props) {
  const t = useTexts(autoReplyTexts);
  const [said, setSaid] = useState('');
  const adder = useRef<HTMLButtonElement>(null);
  const { rules } = form.values;
  const full = rules.length >= autoReplyLimits.rules;
  const set = (next: RuleDraft[]) => form.setFieldValue('rules', next);
  const usesModules = rules.some(({ messages }) => messages.some(({ kind }) => kind === 'module'));

  function add(rule: RuleDraft): void {
    set([...rules, rule]);
    onOpen(rule.key);
  }

  function move({ name }: RuleDraft, at: number, by: -1 | 1): void {
    const place = at + by;
    if (place < 0 || place >= rules.length) return;
    set(moved(rules, at, by));
    form.clearErrors();
    setSaid(format(t.movedTo, { name, place: place + 1 }));
  }

  function remove({ key, name }: RuleDraft): void {
    set(rules.filter((rule) => rule.key !== key));
    form.clearErrors();
    setSaid(format(t.removed, { name }));
    // its button is gone: the focus must not fall to the page's top
    adder.current?.focus();
  }

  return (
    <Stack gap="md">
      {!hasLiff && usesModules && (
        <Alert color="yellow" role="note">
          {t.noLiff}
        </Alert>
      )}
      <Text size="sm" c="dimmed">
        {rules.length === 0 ? t.noRules : t.order}
      </Text>
      <Stack component="ul" gap="sm" className="tl-list" aria-label={t.rules}>
        {rules.map((rule, at) => (
          <RuleRow
            key={rule.key}
            form={form}
            rule={rule}
            at={at}
            opened={rule.key === open}
            onToggle={() => onOpen(rule.key === open ? null : rule.key)}
            onMove={(by) => move(rule, at, by)}
            onRemove={() => remove(rule)}
          />
        ))}
      </Stack>
      <Group gap="xs" role="group" aria-label={t.modules}>
        <Button
          ref={adder}
          variant="light"
          leftSection={<IconPlus size={16} aria-hidden />}
          data-disabled={full || undefined}
          onClick={() => !full && add(newRule(t.newName))}
        >
          {t.addRule}
        </Button>
        {botModules.map((module) => (
          <Button
            key={module}
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            disabled={full}
            onClick={() => add(moduleRule(module, t.preset[module]))}
          >
            {format(t.addModule, { name: t.moduleNames[module] })}
          </Button>
        ))}
      </Group>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </Stack>
  );
}

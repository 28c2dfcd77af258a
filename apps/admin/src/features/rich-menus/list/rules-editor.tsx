import { Button, Card, Group, Select, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { richMenuLimits, type RichMenu, type RichMenuReach, type RichMenuRuleSet } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useMemo, useRef, useState } from 'react';
import { EditorFrame, focusFirstInvalid } from '../../../components/editor/editor-frame.js';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { moved } from '../../../shared/moved.js';
import { useMenuReach } from '../api/menu-rules.js';
import { menuTexts } from '../texts.js';
import { RuleCard } from './rule-card.js';
import { completeRules, newRule, toRules, type RuleDraft } from './rule-draft.js';
import { RulesConflict } from './rules-conflict.js';
import { useRulesEditor } from './use-rules-editor.js';

type Props = { channelId: string; rules: RichMenuRuleSet; menus: readonly RichMenu[] };

const reachAfterMs = 400;
const none = 'none';

/** Who sees which menu: rules in order, and how many people each comes to while they are edited. */
export function RulesEditor({ channelId, rules, menus }: Props) {
  const { rules: t } = useTexts(menuTexts);
  const root = useRef<HTMLFormElement>(null);
  const adder = useRef<HTMLButtonElement>(null);
  const [told, tell] = useState('');
  const onInvalid = () => focusFirstInvalid(root.current);
  const editor = useRulesEditor({ channelId, rules, onInvalid });
  const { form, latest } = editor;
  const complete = useMemo(() => completeRules(form.values), [form.values]);
  const [asked] = useDebouncedValue(complete, reachAfterMs);
  const reach = useMenuReach(channelId, asked).data;
  const choices = menus.map(({ id, name, state }) => ({
    value: id,
    label: state === 'draft' ? format(t.unpublished, { name }) : name,
    disabled: state === 'draft',
  }));
  const list = form.values.rules;

  function set(next: RuleDraft[]): void {
    form.setFieldValue('rules', next);
    form.clearErrors();
  }

  function move(index: number, by: -1 | 1): void {
    if (!list[index + by]) return;
    set(moved(list, index, by));
    tell(format(t.moved, { n: index + by + 1 }));
  }

  function remove(index: number): void {
    set(list.filter((_, at) => at !== index));
    // its button is gone: the focus must not fall to the page's top
    adder.current?.focus();
  }

  return (
    <EditorFrame
      root={root}
      label={t.formLabel}
      editor={editor}
      dialogs={
        latest && <RulesConflict mine={toRules(form.values)} latest={latest} menus={menus} editor={editor} />
      }
    >
      <Card withBorder className="tl-card" component="section" id="rules">
        <Stack>
          <div>
            <Title order={2} size="h3">
              {t.title}
            </Title>
            <Text size="sm" c="dimmed">
              {t.hint}
            </Text>
          </div>
          {reach && <Sums reach={reach} />}
          {list.length === 0 && <Text c="dimmed">{t.none}</Text>}
          <Stack component="ol" gap="sm" className="tl-list">
            {list.map((rule, index) => (
              <RuleCard
                key={rule.key}
                form={form}
                rule={rule}
                index={index}
                last={index === list.length - 1}
                choices={choices}
                reach={reach?.rules.length === list.length ? reach.rules[index] : undefined}
                onMove={(by) => move(index, by)}
                onRemove={() => remove(index)}
              />
            ))}
          </Stack>
          <Group gap="sm">
            <Button
              ref={adder}
              variant="light"
              leftSection={<IconPlus size={18} aria-hidden />}
              disabled={list.length >= richMenuLimits.rules}
              onClick={() => set([...list, newRule('')])}
            >
              {t.add}
            </Button>
            {list.length > 1 && (
              <Text size="sm" c="dimmed">
                {t.keys}
              </Text>
            )}
          </Group>
          <Select
            label={t.byDefault}
            description={t.byDefaultHint}
            data={[{ value: none, label: t.lineDefault }, ...choices]}
            allowDeselect={false}
            maw={420}
            value={form.values.defaultMenuId ?? none}
            error={form.errors['defaultMenuId']}
            onChange={(value) => form.setFieldValue('defaultMenuId', value === none ? null : value)}
          />
          <VisuallyHidden role="status">{told}</VisuallyHidden>
        </Stack>
      </Card>
    </EditorFrame>
  );
}

function Sums({ reach: { people, byDefault, conflicts, overridden } }: { reach: RichMenuReach }) {
  const { rules: t } = useTexts(menuTexts);
  const { number } = useFormat();
  const said = [
    format(t.people, { count: number(people) }),
    format(t.defaultReach, { count: number(byDefault) }),
    ...(conflicts > 0 ? [format(t.conflicts, { count: number(conflicts) })] : []),
    ...(overridden > 0 ? [format(t.overridden, { count: number(overridden) })] : []),
  ];
  return (
    <div>
      <Text fw={600}>{said.join(' · ')}</Text>
      {conflicts > 0 && (
        <Text size="sm" c="dimmed">
          {t.conflictsHint}
        </Text>
      )}
    </div>
  );
}

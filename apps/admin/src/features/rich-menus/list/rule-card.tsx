import { Badge, Card, Grid, Group, Select, Text } from '@mantine/core';
import { richMenuLimits, type RichMenuReach } from '@tieline/contracts';
import { format } from '@tieline/web';
import type { KeyboardEvent } from 'react';
import { OrderButtons } from '../../../components/order-buttons.js';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { TagSelect } from '../../tags/tag-select.js';
import { menuTexts } from '../texts.js';
import { needsTags, type RuleDraft, type RulesForm } from './rule-draft.js';

export type MenuChoice = { value: string; label: string; disabled: boolean };

type Props = {
  form: RulesForm;
  rule: RuleDraft;
  index: number;
  last: boolean;
  choices: MenuChoice[];
  reach: RichMenuReach['rules'][number] | undefined;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

const kinds = ['bound', 'notBound', 'tagsAny', 'tagsAll'] as const;

/** One rule: a menu, whom it is for, and how many people that comes to. */
export function RuleCard({ form, rule, index, last, choices, reach, onMove, onRemove }: Props) {
  const { rules: t } = useTexts(menuTexts);
  const n = index + 1;
  const path = `rules.${index}`;

  function press(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  }

  return (
    <Card
      withBorder
      className="tl-card"
      component="li"
      p="sm"
      aria-label={format(t.rule, { n })}
      onKeyDownCapture={press}
    >
      <Group justify="space-between" wrap="nowrap" mb="xs">
        <Group gap="xs">
          <Text fw={600}>{format(t.rule, { n })}</Text>
          {reach && <Reach {...reach} />}
        </Group>
        <OrderButtons
          labels={{
            up: format(t.up, { n }),
            down: format(t.down, { n }),
            remove: format(t.remove, { n }),
          }}
          first={index === 0}
          last={last}
          {...{ onMove, onRemove }}
        />
      </Group>
      <Grid gap="sm">
        <Grid.Col span={{ base: 12, sm: 4 }}>
          <Select
            label={t.menu}
            placeholder={t.chooseMenu}
            data={choices}
            allowDeselect={false}
            {...form.getInputProps(`${path}.menuId`)}
            value={rule.menuId || null}
            error={form.errors[`${path}.menuId`] && t.chooseMenu}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: needsTags(rule.audience.kind) ? 3 : 4 }}>
          <Select
            label={t.kind}
            data={kinds.map((value) => ({ value, label: t.kinds[value] }))}
            allowDeselect={false}
            {...form.getInputProps(`${path}.audience.kind`)}
          />
        </Grid.Col>
        {needsTags(rule.audience.kind) && (
          <Grid.Col span={{ base: 12, sm: 5 }}>
            <TagSelect
              label={t.tags}
              description={t.tagsHint}
              max={richMenuLimits.tagsPerRule}
              {...form.getInputProps(`${path}.audience.tagIds`)}
              error={form.errors[`${path}.audience.tagIds`] && t.chooseTags}
            />
          </Grid.Col>
        )}
      </Grid>
    </Card>
  );
}

function Reach({ people, overruled }: { people: number; overruled: number }) {
  const { rules: t } = useTexts(menuTexts);
  const { number } = useFormat();
  return (
    <>
      <Badge variant="light" color="brand" className="tl-chip">
        {format(t.reach, { count: number(people) })}
      </Badge>
      {overruled > 0 && (
        <Text size="sm" c="dimmed">
          {format(t.overruled, { count: number(overruled) })}
        </Text>
      )}
    </>
  );
}

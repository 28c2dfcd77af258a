import { Button, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { richMenuLimits, type RichMenu } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useId, type RefObject } from 'react';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { clickDays } from '../api/get-clicks.js';
import { menuTexts } from '../texts.js';
import { AreaCard } from './area-card.js';
import type { MenuForm } from './menu-draft.js';
import type { AreaEditing } from './use-areas.js';

type Props = {
  form: MenuForm;
  editing: AreaEditing;
  others: readonly RichMenu[];
  /** keys of areas that lead nowhere as the menu was saved */
  dead: readonly string[];
  /** taps by the key of their area; undefined: never published */
  clicks: ReadonlyMap<string, number> | undefined;
  adder: RefObject<HTMLButtonElement | null>;
};

const isCounted = (uri: string) => uri.trim().toLowerCase().startsWith('https://');

export function AreaList({ form, editing, others, dead, clicks, adder }: Props) {
  const { editor: t } = useTexts(menuTexts);
  const { number } = useFormat();
  const heading = useId();
  const { areas } = form.values;
  const total = [...(clicks?.values() ?? [])].reduce((sum, each) => sum + each, 0);
  return (
    <Stack gap="sm" component="section" aria-labelledby={heading}>
      <Title order={2} size="h3" id={heading}>
        {format(t.areas, { count: areas.length, limit: richMenuLimits.areas })}
      </Title>
      {clicks && (
        <Text size="sm" c="dimmed">
          {format(t.totalClicks, { days: clickDays, count: number(total) })}
          <br />
          {t.clicksHint}
        </Text>
      )}
      {areas.length === 0 && <Text c="dimmed">{t.noAreas}</Text>}
      {areas.map((area, index) => (
        <AreaCard
          key={area.key}
          form={form}
          index={index}
          area={area}
          others={others}
          dead={dead.includes(area.key)}
          clicks={
            clicks && area.action.type === 'uri' && isCounted(area.action.uri)
              ? (clicks.get(area.key) ?? 0)
              : undefined
          }
          selected={editing.selected === area.key}
          mayCopy={editing.mayAdd}
          onSelect={() => editing.select(area.key)}
          onCopy={() => editing.copy(index)}
          onRemove={() => editing.remove(index)}
        />
      ))}
      {form.errors['areas'] && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {form.errors['areas']}
        </Text>
      )}
      <Button
        ref={adder}
        variant="light"
        w="fit-content"
        leftSection={<IconPlus size={18} aria-hidden />}
        disabled={!editing.mayAdd}
        onClick={() => editing.add()}
      >
        {t.add}
      </Button>
    </Stack>
  );
}

import { Alert, Button, Group } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { funnelWords } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { funnelTexts } from '../overview/funnel/texts.js';
import type { ContactFilter } from './api/list-contacts.js';
import { contactTexts } from './texts.js';

type Props = { filter: ContactFilter; onChange: (change: ContactFilter) => void };

/** Says that the list shows the people behind a figure of the funnel, and lets go of it. */
export function FunnelNote({ filter, onChange }: Props) {
  const t = useTexts(contactTexts);
  const { peopleNote, sourceNone } = useTexts(funnelTexts);
  const { results } = useTexts(funnelWords);
  const { day } = useFormat();
  const { result, from, to, source } = filter;
  if (!result) return null;
  const told = [
    results[result],
    from && to && `${day(from)} – ${day(to)}`,
    source && (source === 'none' ? sourceNone : source),
  ].filter((part) => typeof part === 'string');
  const clear = () => onChange({ result: undefined, from: undefined, to: undefined, source: undefined });
  return (
    <Alert
      color="brand"
      icon={<IconFilter aria-hidden />}
      title={format(t.fromFunnel, { what: told.join(' · ') })}
    >
      <Group justify="space-between" gap="sm">
        <span>{peopleNote}</span>
        <Button variant="default" size="compact-sm" onClick={clear}>
          {t.leaveFunnel}
        </Button>
      </Group>
    </Alert>
  );
}

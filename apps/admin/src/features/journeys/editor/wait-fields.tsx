import { Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import type { JourneyWait } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useTexts } from '../../../shared/i18n.js';
import { useSession } from '../../session/api/get-session.js';
import { useEditing } from './editing.js';
import { errorAt, replaceAt } from './form.js';
import { journeyEditorTexts } from './texts.js';

const kinds = ['duration', 'timeOfDay', 'date'] as const;
const units = ['minutes', 'hours', 'days'] as const;
const mostAmount = 999;

const fresh: Record<JourneyWait['kind'], JourneyWait> = {
  duration: { kind: 'duration', amount: 1, unit: 'days' },
  timeOfDay: { kind: 'timeOfDay', time: '10:00' },
  date: { kind: 'date', date: '', time: '10:00' },
};

export function WaitFields({ until, path }: { until: JourneyWait; path: string }) {
  const { wait: t } = useTexts(journeyEditorTexts);
  const { form } = useEditing();
  const { timeZone } = useSession().team;
  return (
    <Stack gap="sm">
      <Select
        label={t.kind}
        data={kinds.map((value) => ({ value, label: t.kinds[value] }))}
        value={until.kind}
        onChange={(kind) => {
          const next = kinds.find((known) => known === kind);
          if (next) replaceAt(form, path, fresh[next]);
        }}
        allowDeselect={false}
        maw={360}
      />
      {until.kind === 'duration' ? (
        <Duration until={until} path={path} />
      ) : (
        <>
          <Group gap="sm" align="flex-start">
            {until.kind === 'date' && (
              <TextInput
                type="date"
                label={t.date}
                withAsterisk
                w={180}
                {...form.getInputProps(`${path}.date`)}
              />
            )}
            <TextInput
              type="time"
              label={t.time}
              withAsterisk
              w={140}
              {...form.getInputProps(`${path}.time`)}
            />
          </Group>
          <Text size="sm" c="dimmed">
            {format(t.timeZone, { zone: timeZone })} {until.kind === 'date' && t.dateHint}
          </Text>
        </>
      )}
    </Stack>
  );
}

function Duration({ until, path }: { until: Extract<JourneyWait, { kind: 'duration' }>; path: string }) {
  const { wait: t, units: unitWords } = useTexts(journeyEditorTexts);
  const { form } = useEditing();
  return (
    <Group gap="sm" align="flex-start">
      <NumberInput
        label={t.amount}
        w={120}
        min={1}
        max={mostAmount}
        clampBehavior="none"
        allowDecimal={false}
        allowNegative={false}
        value={until.amount || ''}
        onChange={(value) => replaceAt(form, `${path}.amount`, Number(value))}
        error={errorAt(form, `${path}.amount`)}
      />
      <Select
        label={t.unit}
        w={120}
        data={units.map((value) => ({ value, label: unitWords[value] }))}
        value={until.unit}
        onChange={(unit) => unit !== null && replaceAt(form, `${path}.unit`, unit)}
        allowDeselect={false}
      />
    </Group>
  );
}

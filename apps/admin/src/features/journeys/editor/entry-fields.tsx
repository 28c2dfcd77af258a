import { Group, NumberInput, Select, Stack, Switch, TextInput } from '@mantine/core';
import { journeyLimits, type JourneyTrigger } from '@tieline/contracts';
import { useTexts } from '../../../shared/i18n.js';
import { TagPick } from '../../tags/tag-pick.js';
import { errorAt, replaceAt, type JourneyForm } from './form.js';
import { journeyEditorTexts } from './texts.js';

const kinds = ['bound', 'tagged', 'unbound', 'followed', 'siteTied'] as const;

const triggerOf = (kind: JourneyTrigger['kind']): JourneyTrigger =>
  kind === 'tagged' ? { kind, tagId: '' } : { kind };

/** Who enters, how often, and when no messages go out. */
export function EntryFields({ form }: { form: JourneyForm }) {
  const t = useTexts(journeyEditorTexts);
  const { trigger, entryLimit } = form.values;
  return (
    <Stack>
      <Group gap="sm" align="flex-start" grow preventGrowOverflow={false}>
        <Select
          label={t.trigger}
          data={kinds.map((value) => ({ value, label: t.triggerKinds[value] }))}
          value={trigger.kind}
          onChange={(kind) => {
            const next = kinds.find((known) => known === kind);
            if (next) replaceAt(form, 'trigger', triggerOf(next));
          }}
          allowDeselect={false}
          miw={240}
        />
        {trigger.kind === 'tagged' && (
          <TagPick
            label={t.tag}
            value={trigger.tagId}
            onChange={(tagId) => replaceAt(form, 'trigger.tagId', tagId)}
            error={errorAt(form, 'trigger.tagId')}
          />
        )}
      </Group>
      <Switch
        label={t.limit}
        description={t.limitHint}
        checked={entryLimit !== null}
        onChange={({ currentTarget }) => replaceAt(form, 'entryLimit', currentTarget.checked ? 1 : null)}
      />
      {entryLimit !== null && (
        <NumberInput
          label={t.times}
          w={120}
          min={1}
          max={journeyLimits.entries}
          clampBehavior="none"
          allowDecimal={false}
          allowNegative={false}
          value={entryLimit || ''}
          onChange={(value) => replaceAt(form, 'entryLimit', Number(value))}
          error={errorAt(form, 'entryLimit')}
        />
      )}
      <QuietFields form={form} />
    </Stack>
  );
}

const usualNight = { starts: '22:00', ends: '08:00' };

function QuietFields({ form }: { form: JourneyForm }) {
  const t = useTexts(journeyEditorTexts);
  const { quietHours } = form.values;
  return (
    <>
      <Switch
        label={t.quiet}
        description={t.quietHint}
        checked={quietHours !== null}
        onChange={({ currentTarget }) =>
          replaceAt(form, 'quietHours', currentTarget.checked ? usualNight : null)
        }
      />
      {quietHours !== null && (
        <Group gap="sm" align="flex-start">
          <TextInput
            type="time"
            label={t.from}
            w={140}
            {...form.getInputProps('quietHours.starts')}
            error={errorAt(form, 'quietHours.starts') ?? errorAt(form, 'quietHours')}
          />
          <TextInput type="time" label={t.to} w={140} {...form.getInputProps('quietHours.ends')} />
        </Group>
      )}
    </>
  );
}

import { ActionIcon, Button, Card, Fieldset, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { widgetLimits } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useTexts } from '../../shared/i18n.js';
import { websiteTexts } from './texts.js';
import { newRule, type WebsiteForm } from './website-draft.js';

/** On which pages of the website it is shown. */
export function PageFields({ form }: { form: WebsiteForm }) {
  const t = useTexts(websiteTexts);
  const { everywhere, pageRules } = form.values;
  return (
    <Fieldset legend={t.pages}>
      <Stack>
        <Select
          label={t.everywhere}
          data={[
            { value: 'yes', label: t.everywhereYes },
            { value: 'no', label: t.everywhereNo },
          ]}
          value={everywhere ? 'yes' : 'no'}
          onChange={(value) => form.setFieldValue('everywhere', value === 'yes')}
          allowDeselect={false}
          maw={280}
        />
        <Text size="sm" c="dimmed">
          {t.rulesHint}
        </Text>
        <Stack component="ul" gap="sm" className="tl-list">
          {pageRules.map(({ key }, at) => (
            <RuleRow key={key} form={form} at={at} />
          ))}
        </Stack>
        {pageRules.length < widgetLimits.pageRules && (
          <Button
            variant="light"
            w="fit-content"
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() =>
              form.insertListItem('pageRules', newRule({ match: 'keyword', value: '', show: !everywhere }))
            }
          >
            {t.addRule}
          </Button>
        )}
      </Stack>
    </Fieldset>
  );
}

function RuleRow({ form, at }: { form: WebsiteForm; at: number }) {
  const t = useTexts(websiteTexts);
  const path = `pageRules.${at}`;
  const n = at + 1;
  const rule = form.values.pageRules[at];
  return (
    <Card withBorder component="li" p="sm">
      <Group gap="sm" align="flex-end" role="group" aria-label={format(t.rule, { n })}>
        <Select
          label={t.match}
          data={[
            { value: 'keyword', label: t.matches.keyword },
            { value: 'url', label: t.matches.url },
          ]}
          allowDeselect={false}
          w={180}
          {...form.getInputProps(`${path}.match`)}
        />
        <TextInput label={t.value} flex="1 1 200px" {...form.getInputProps(`${path}.value`)} />
        <Select
          label={t.show}
          data={[
            { value: 'yes', label: t.shows.yes },
            { value: 'no', label: t.shows.no },
          ]}
          value={rule?.show ? 'yes' : 'no'}
          onChange={(value) => form.setFieldValue(`${path}.show`, value === 'yes')}
          allowDeselect={false}
          w={180}
        />
        <ActionIcon
          variant="subtle"
          color="red"
          size={44}
          aria-label={format(t.removeRule, { n })}
          onClick={() => form.removeListItem('pageRules', at)}
        >
          <IconTrash size={20} aria-hidden />
        </ActionIcon>
      </Group>
    </Card>
  );
}

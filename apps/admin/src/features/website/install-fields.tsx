import { Button, Code, Fieldset, Stack, Switch, Text, Textarea } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useCopy } from '../../components/use-copy.js';
import { useTexts } from '../../shared/i18n.js';
import { websiteTexts } from './texts.js';
import type { WebsiteForm } from './website-draft.js';

/** The switch, the websites, and the tag that goes into them. */
export function InstallFields({ form, scriptTag }: { form: WebsiteForm; scriptTag: string }) {
  const t = useTexts(websiteTexts);
  const copy = useCopy();
  const lacksSite = form.values.enabled && form.values.origins.trim() === '';
  return (
    <Fieldset legend={t.install}>
      <Stack>
        <Switch
          label={t.enabled}
          description={t.enabledHint}
          {...form.getInputProps('enabled', { type: 'checkbox' })}
        />
        <Textarea
          label={t.origins}
          description={t.originsHint}
          autosize
          minRows={2}
          maxRows={8}
          {...form.getInputProps('origins')}
          error={form.errors['origins'] ?? (lacksSite ? t.noOrigins : null)}
        />
        <div role="group" aria-label={t.scriptTag}>
          <Text size="sm" fw={500}>
            {t.scriptTag}
          </Text>
          <Text size="xs" c="dimmed" mb={4}>
            {t.scriptHint}
          </Text>
          <Code block tabIndex={0} className="tl-code">
            {scriptTag}
          </Code>
          <Button
            mt="xs"
            variant="default"
            leftSection={<IconCopy size={18} aria-hidden />}
            onClick={() => void copy(scriptTag, t.scriptTag)}
          >
            {t.copyScript}
          </Button>
        </div>
        <Text size="sm" c="dimmed">
          {t.memberUrl}
        </Text>
      </Stack>
    </Fieldset>
  );
}

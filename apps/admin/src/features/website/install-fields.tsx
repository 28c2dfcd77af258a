import { Fieldset, Stack, Switch, Text, Textarea } from '@mantine/core';
import type { SocialBindingSettings } from '@tieline/contracts';
import { CodeBlock } from '../../components/code-block.js';
import { useTexts } from '../../shared/i18n.js';
import { MemberSigning } from './member-signing.js';
import { websiteTexts } from './texts.js';
import type { WebsiteForm } from './website-draft.js';

type Props = { form: WebsiteForm; settings: Pick<SocialBindingSettings, 'channelId' | 'scriptTag'> };

/** The switch, the websites, and the tag that goes into them. */
export function InstallFields({ form, settings: { channelId, scriptTag } }: Props) {
  const t = useTexts(websiteTexts);
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
        <div>
          <Text size="sm" fw={500}>
            {t.scriptTag}
          </Text>
          <Text size="xs" c="dimmed" mb={4}>
            {t.scriptHint}
          </Text>
          <CodeBlock label={t.scriptTag} copyLabel={t.copyScript}>
            {scriptTag}
          </CodeBlock>
        </div>
        <MemberSigning channelId={channelId} scriptTag={scriptTag} />
      </Stack>
    </Fieldset>
  );
}

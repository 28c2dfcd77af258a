import { Fieldset, Stack, TextInput, Title } from '@mantine/core';
import { CountedInput } from '../../../components/counted-input.js';
import { useTexts } from '../../../shared/i18n.js';
import { PictureField } from '../../media/picture-field.js';
import { useTeam } from '../../team/api/get-team.js';
import type { EditorForm } from './form.js';
import { editorTexts } from './texts.js';

export function PageTab({ form }: { form: EditorForm }) {
  const { page: t, tabs } = useTexts(editorTexts);
  const team = useTeam();
  return (
    <Stack maw={720}>
      <Title order={2}>{tabs.page}</Title>
      <PictureField
        kind="bindingPicture"
        label={t.picture}
        description={t.pictureHint}
        pictureId={form.values.pictureId}
        fallbackUrl={team.data?.avatarUrl}
        onChange={(id) => form.setFieldValue('pictureId', id)}
        error={form.errors['pictureId']}
      />
      <CountedInput
        label={t.consent}
        description={t.consentHint}
        limit={4000}
        rows={4}
        {...form.getInputProps('consentText')}
      />
      <TextInput
        label={t.contactUrl}
        description={t.contactHint}
        inputMode="url"
        placeholder="https://"
        {...form.getInputProps('contactUrl')}
      />
      <TextInput
        label={t.registerUrl}
        description={t.registerHint}
        inputMode="url"
        placeholder="https://"
        {...form.getInputProps('registerUrl')}
      />
      <Fieldset legend={t.texts}>
        {(['contested', 'many', 'unavailable'] as const).map((name) => (
          <CountedInput
            key={name}
            label={t[name]}
            limit={500}
            rows={2}
            required
            {...form.getInputProps(`texts.${name}`)}
          />
        ))}
      </Fieldset>
    </Stack>
  );
}

import { Fieldset, Stack, TextInput, Title } from '@mantine/core';
import type { PreviewScreen } from '@tieline/web';
import { CountedInput } from '../../../components/counted-input.js';
import { useTexts } from '../../../shared/i18n.js';
import { PictureField } from '../../media/picture-field.js';
import { useTeam } from '../../team/api/get-team.js';
import type { EditorForm } from './form.js';
import { editorTexts } from './texts.js';

type Props = { form: EditorForm; onHint: (screen: PreviewScreen) => void };

/** `onHint` names the screen that the field in hand belongs to. */
export function PageTab({ form, onHint }: Props) {
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
      <div onFocus={() => onHint('phone')}>
        <CountedInput
          label={t.consent}
          description={t.consentHint}
          limit={4000}
          rows={4}
          {...form.getInputProps('consentText')}
        />
      </div>
      <Stack onFocus={() => onHint('notFound')}>
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
      </Stack>
      <Fieldset legend={t.texts}>
        {(['contested', 'many', 'unavailable'] as const).map((name) => (
          <div key={name} onFocus={() => onHint(name)}>
            <CountedInput
              label={t[name]}
              limit={500}
              rows={2}
              required
              {...form.getInputProps(`texts.${name}`)}
            />
          </div>
        ))}
      </Fieldset>
    </Stack>
  );
}

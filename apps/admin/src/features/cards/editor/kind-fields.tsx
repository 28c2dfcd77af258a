import { Stack, Switch, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { cardLimits } from '@tieline/contracts';
import { VariableText } from '../../../components/variable-text.js';
import { useTexts } from '../../../shared/i18n.js';
import { PictureField } from '../../media/picture-field.js';
import { cardTexts } from '../texts.js';
import { ActionFields } from './action-fields.js';
import type { CardDraft } from './card-draft.js';
import { ColumnFields, ColumnList } from './column-fields.js';

export type CardForm = UseFormReturnType<CardDraft>;

/** The fields of the kind that is chosen. */
export function KindFields({ form }: { form: CardForm }) {
  const { fields: t } = useTexts(cardTexts);
  const { kind, content } = form.values;
  switch (kind) {
    case 'text':
      return (
        <VariableText
          label={t.words}
          limit={cardLimits.text}
          rows={5}
          required
          {...form.getInputProps('content.text.text')}
        />
      );
    case 'buttons':
      return (
        <>
          <AltText form={form} kind={kind} />
          <ColumnFields
            form={form}
            path="content.buttons"
            column={content.buttons}
            most={cardLimits.buttons}
          />
        </>
      );
    case 'carousel':
      return (
        <>
          <AltText form={form} kind={kind} />
          <ColumnList form={form} columns={content.carousel.columns} />
        </>
      );
    case 'image':
      return <ImageFields form={form} />;
  }
}

function AltText({ form, kind }: { form: CardForm; kind: 'buttons' | 'carousel' | 'image' }) {
  const { fields: t } = useTexts(cardTexts);
  return (
    <TextInput
      label={t.altText}
      description={t.altTextHint}
      withAsterisk
      {...form.getInputProps(`content.${kind}.altText`)}
    />
  );
}

function ImageFields({ form }: { form: CardForm }) {
  const { fields: t } = useTexts(cardTexts);
  const { pictureId, tap, action } = form.values.content.image;
  return (
    <Stack>
      <PictureField
        kind="cardPicture"
        label={t.picture}
        description={t.pictureHint}
        pictureId={pictureId}
        onChange={(id) => {
          form.setFieldValue('content.image.pictureId', id);
          form.clearFieldError('content.image.pictureId');
        }}
        error={form.errors['content.image.pictureId']}
      />
      <AltText form={form} kind="image" />
      <Switch label={t.tap} {...form.getInputProps('content.image.tap', { type: 'checkbox' })} />
      {tap && <ActionFields form={form} path="content.image.action" type={action.type} />}
    </Stack>
  );
}

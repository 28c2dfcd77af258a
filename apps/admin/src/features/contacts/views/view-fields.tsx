import { Switch } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { contactViewLimits } from '@tieline/contracts';
import { CountedInput } from '../../../components/counted-input.js';
import { useTexts } from '../../../shared/i18n.js';
import { viewTexts } from './texts.js';

type Props = {
  form: UseFormReturnType<{ name: string; shared: boolean }>;
  /** what is shared stays so unless its maker says otherwise */
  mayUnshare: boolean;
};

export function ViewFields({ form, mayUnshare }: Props) {
  const t = useTexts(viewTexts);
  return (
    <>
      <CountedInput
        label={t.name}
        limit={contactViewLimits.name}
        required
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Switch
        label={t.share}
        description={mayUnshare ? t.shareHint : t.shareOther}
        disabled={!mayUnshare}
        {...form.getInputProps('shared', { type: 'checkbox' })}
      />
    </>
  );
}

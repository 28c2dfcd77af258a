import { Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { topUpSms } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState } from 'react';
import { CountInput, FormDialog } from '../../components/form-dialog.js';
import { useFieldErrors } from '../../shared/field-errors.js';
import { useFormat } from '../../shared/dates.js';
import { issueResolver } from '../../shared/form-schema.js';
import { useTexts } from '../../shared/i18n.js';
import { randomId } from '../../shared/random-id.js';
import { commonTexts } from '../../shared/texts.js';
import { useTopUp } from './api/top-up.js';
import { smsTexts } from './texts.js';

type Draft = { amount: number | string; note: string };

/** Rendered only while it is open: each opening is one purchase, whatever is pressed twice or sent again. */
export function TopUpDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(smsTexts);
  const common = useTexts(commonTexts);
  const { number } = useFormat();
  const [reference] = useState(randomId);
  const topUp = useTopUp();
  const issues = (draft: Draft) => topUpSms.body.safeParse({ ...draft, reference }).error?.issues ?? [];
  const form = useForm<Draft>({
    initialValues: { amount: '', note: '' },
    validate: issueResolver(issues, common),
  });
  useFieldErrors(form, topUp.error);
  const submit = form.onSubmit(({ amount, note }) =>
    topUp.mutate(
      { amount: Number(amount), note, reference },
      {
        onSuccess: () => {
          notifications.show({
            color: 'brand',
            message: format(t.toppedUp, { count: number(Number(amount)) }),
          });
          onClose();
        },
      },
    ),
  );
  return (
    <FormDialog
      title={t.topUpTitle}
      action={t.topUp}
      error={topUp.error}
      sending={topUp.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text c="dimmed" size="sm">
        {t.topUpText}
      </Text>
      <CountInput
        label={t.amount}
        description={t.amountHint}
        withAsterisk
        data-autofocus
        {...form.getInputProps('amount')}
      />
      <TextInput label={t.note} description={t.noteHint} withAsterisk {...form.getInputProps('note')} />
    </FormDialog>
  );
}

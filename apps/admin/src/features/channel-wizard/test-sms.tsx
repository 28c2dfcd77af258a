import { Alert, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { sendTestSms } from '@tieline/contracts';
import { format } from '@tieline/web';
import { ErrorNote } from '../../components/error-note.js';
import { TextLink } from '../../components/links.js';
import { useFormat } from '../../shared/dates.js';
import { formSchema } from '../../shared/form-schema.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useSendTestSms } from './api/send-test-sms.js';
import { trialTexts } from './trial-texts.js';

/** One SMS to the reader's own number; what it costs stands on the button. */
export function TestSms({ channelId }: { channelId: string }) {
  const t = useTexts(trialTexts);
  const common = useTexts(commonTexts);
  const { number } = useFormat();
  const sending = useSendTestSms(channelId);
  const form = useForm({ initialValues: { phone: '' }, validate: formSchema(sendTestSms.body, common) });
  const { data } = sending;
  return (
    <form onSubmit={form.onSubmit(({ phone }) => sending.mutate(phone))} noValidate>
      <Stack gap="sm">
        <div>
          <Title order={3}>{t.sms}</Title>
          <Text size="sm" c="dimmed">
            {t.smsText}
          </Text>
        </div>
        <ErrorNote error={sending.error} />
        {data && (
          <Alert color="brand" role="status">
            {format(t.sent, { phone: data.maskedPhone, count: number(data.segments) })}{' '}
            <TextLink to="/sms/messages" inherit>
              {t.messages}
            </TextLink>
          </Alert>
        )}
        <Group align="flex-end" gap="sm">
          <TextInput
            type="tel"
            autoComplete="tel"
            label={t.phone}
            description={t.phoneHint}
            placeholder="0912-345-678"
            flex="1 1 220px"
            maw={320}
            {...form.getInputProps('phone')}
          />
          <Button type="submit" variant="default" loading={sending.isPending}>
            {t.send}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

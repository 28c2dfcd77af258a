import { Button, Card, Group, NumberInput, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { updateSmsAccount, type SmsAccount, type SmsBudgets } from '@tieline/contracts';
import { format } from '@tieline/web';
import { AdminOnly } from '../../components/admin-only.js';
import { ErrorNote } from '../../components/error-note.js';
import { useFormat } from '../../shared/dates.js';
import { issueResolver } from '../../shared/form-schema.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useSession } from '../session/api/get-session.js';
import { useUpdateSmsAccount } from './api/update-account.js';
import { smsTexts } from './texts.js';

type Props = { account: SmsAccount; budgets: SmsBudgets; readOnly: boolean };
type Draft = { dailyCap: number | string; lowBalance: number | string };

const Limits = updateSmsAccount.body.pick({ dailyCap: true, lowBalance: true }).required();

/** The team's own cap and notice; the channels' caps stand below. */
export function LimitsCard({ account, budgets, readOnly }: Props) {
  const t = useTexts(smsTexts);
  const common = useTexts(commonTexts);
  const { number, time } = useFormat(useSession().team.timeZone);
  const update = useUpdateSmsAccount();
  const issues = (draft: Draft) => Limits.safeParse(draft).error?.issues ?? [];
  const form = useForm<Draft>({
    initialValues: { dailyCap: budgets.team.dailyCap, lowBalance: account.lowBalance },
    validate: issueResolver(issues, common),
  });
  const save = form.onSubmit(({ dailyCap, lowBalance }) =>
    update.mutate(
      { dailyCap: Number(dailyCap), lowBalance: Number(lowBalance) },
      {
        onSuccess: () => {
          form.resetDirty();
          notifications.show({ color: 'brand', message: t.limitsSaved });
        },
      },
    ),
  );
  const whole = {
    allowDecimal: false,
    allowNegative: false,
    thousandSeparator: ',',
    hideControls: true,
    inputMode: 'numeric',
  } as const;
  const { usedToday, dailyCap } = budgets.team;
  return (
    <Card withBorder className="tl-card" component="section">
      <Title order={2} size="h3">
        {t.limits}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {format(t.limitsHint, { time: time(budgets.resetsAt) })}
      </Text>
      {readOnly && <AdminOnly>{t.limitsAdminOnly}</AdminOnly>}
      <form onSubmit={save} noValidate>
        <fieldset disabled={readOnly} className="tl-bare">
          <Stack>
            <ErrorNote error={update.error} />
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              <NumberInput
                label={t.teamCap}
                description={format(t.usedToday, { used: number(usedToday), cap: number(dailyCap) })}
                {...whole}
                {...form.getInputProps('dailyCap')}
              />
              <NumberInput
                label={t.lowAtLabel}
                description={t.lowAtHint}
                {...whole}
                {...form.getInputProps('lowBalance')}
              />
            </SimpleGrid>
            {!readOnly && (
              <Group>
                <Button type="submit" loading={update.isPending} disabled={!form.isDirty()}>
                  {common.save}
                </Button>
              </Group>
            )}
          </Stack>
        </fieldset>
      </form>
    </Card>
  );
}

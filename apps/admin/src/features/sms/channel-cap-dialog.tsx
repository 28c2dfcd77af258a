import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { BindingPolicy, type SmsBudgets } from '@tieline/contracts';
import { format } from '@tieline/web';
import { CountInput, FormDialog } from '../../components/form-dialog.js';
import { issueResolver } from '../../shared/form-schema.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useSetChannelCap } from './api/set-channel-cap.js';
import { smsTexts } from './texts.js';

type Draft = { dailySmsBudget: number | string };
type Props = { budget: SmsBudgets['channels'][number]; onClose: () => void };

const Cap = BindingPolicy.pick({ dailySmsBudget: true });

export function ChannelCapDialog({ budget: { id, name, dailyCap }, onClose }: Props) {
  const t = useTexts(smsTexts);
  const common = useTexts(commonTexts);
  const cap = useSetChannelCap(id);
  const form = useForm<Draft>({
    initialValues: { dailySmsBudget: dailyCap },
    validate: issueResolver((draft: Draft) => Cap.safeParse(draft).error?.issues ?? [], common),
  });
  const submit = form.onSubmit(({ dailySmsBudget }) =>
    cap.mutate(Number(dailySmsBudget), {
      onSuccess: () => {
        notifications.show({ color: 'brand', message: format(t.capSaved, { name }) });
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      title={format(t.capTitle, { name })}
      action={common.save}
      error={cap.error}
      sending={cap.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <CountInput
        label={format(t.channelCap, { name })}
        description={t.capHint}
        data-autofocus
        {...form.getInputProps('dailySmsBudget')}
      />
    </FormDialog>
  );
}

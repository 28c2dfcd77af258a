import { Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { SmsAccount } from '@tieline/contracts';
import { useRefusal } from '../../components/use-refusal.js';
import { useTexts } from '../../shared/i18n.js';
import { isAdmin } from '../../shared/roles.js';
import { useSession } from '../session/api/get-session.js';
import { useUpdateSmsAccount } from './api/update-account.js';
import { smsTexts } from './texts.js';

/** Who pays for an SMS that a provider took and could not deliver. */
export function UndeliveredRule({ account: { refundUndelivered } }: { account: SmsAccount }) {
  const t = useTexts(smsTexts);
  const refuse = useRefusal();
  const change = useUpdateSmsAccount();
  const admin = isAdmin(useSession().role);
  return (
    <Switch
      mt="md"
      label={t.refund}
      description={t.refundHint}
      checked={change.isPending ? change.variables.refundUndelivered === true : refundUndelivered}
      disabled={!admin}
      onChange={(event) =>
        change.mutate(
          { refundUndelivered: event.currentTarget.checked },
          {
            onSuccess: (saved) =>
              notifications.show({
                color: 'brand',
                message: saved.refundUndelivered ? t.refundOn : t.refundOff,
              }),
            onError: refuse,
          },
        )
      }
    />
  );
}

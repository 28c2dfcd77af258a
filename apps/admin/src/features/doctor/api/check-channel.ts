import { useMutation } from '@tanstack/react-query';
import type { CheckName, checkChannel } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { useKeepReport } from './use-keep-report.js';

const target = endpoint<typeof checkChannel>('POST', '/api/channels/:id/checks');

/** Without names everything is looked at. */
export function useCheckChannel(id: string) {
  const keep = useKeepReport();
  return useMutation({
    mutationKey: ['check-channel', id],
    mutationFn: (checks?: readonly CheckName[]) =>
      api.call(target, { params: { id }, body: checks ? { checks: [...checks] } : {} }),
    onSuccess: keep,
  });
}

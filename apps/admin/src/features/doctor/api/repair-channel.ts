import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Repair, repairChannel } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { useKeepReport } from './use-keep-report.js';

const target = endpoint<typeof repairChannel>('POST', '/api/channels/:id/repairs');

export function useRepairChannel(id: string) {
  const keep = useKeepReport();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (repair: Repair) => api.call(target, { params: { id }, body: { repair } }),
    onSuccess: async ({ report }) => {
      await keep(report);
      // a LIFF app that was made is the channel's from now on
      await queryClient.invalidateQueries({ queryKey: ['channels'] });
    },
  });
}

import { useMutation } from '@tanstack/react-query';
import type { BodyOf, tickChecklist } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { useKeepReport } from './use-keep-report.js';

const target = endpoint<typeof tickChecklist>('PUT', '/api/channels/:id/checklist');

export function useTickChecklist(id: string) {
  const keep = useKeepReport();
  return useMutation({
    mutationFn: (body: BodyOf<typeof tickChecklist>) => api.call(target, { params: { id }, body }),
    onSuccess: keep,
  });
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  applyRichMenuRules,
  cancelRichMenuJob,
  listRichMenuJobs,
  RichMenuJob,
} from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { useEffect, useRef } from 'react';
import { api } from '../../../shared/api.js';

const list = endpoint<typeof listRichMenuJobs>('GET', '/api/channels/:id/rich-menu-jobs');
const apply = endpoint<typeof applyRichMenuRules>('POST', '/api/channels/:id/rich-menu-jobs');
const cancel = endpoint<typeof cancelRichMenuJob>('POST', '/api/rich-menu-jobs/:id/cancel');

const lookEveryMs = 1000;
const all = { queryKey: ['rich-menus'] };

export const isOpen = ({ state }: RichMenuJob): boolean => state === 'waiting' || state === 'running';

/** The newest job of a channel; looks again while it runs, and at the menus when it has ended. */
export function useMenuJob(channelId: string): { job: RichMenuJob | undefined; error: unknown } {
  const queryClient = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ['rich-menus', 'jobs', channelId],
    queryFn: ({ signal }) => api.call(list, { params: { id: channelId }, signal }),
    refetchInterval: ({ state }) => (state.data?.items.some(isOpen) ? lookEveryMs : false),
  });
  const job = data?.items[0];
  const running = job !== undefined && isOpen(job);
  const ran = useRef(running);
  useEffect(() => {
    if (ran.current && !running) void queryClient.invalidateQueries(all);
    ran.current = running;
  }, [running, queryClient]);
  return { job, error };
}

export function useApplyMenuRules(channelId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api.call(apply, { params: { id: channelId } }),
    onSettled: () => queryClient.invalidateQueries(all),
  });
}

export function useCancelMenuJob() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.call(cancel, { params: { id } }),
    onSettled: () => queryClient.invalidateQueries(all),
  });
}

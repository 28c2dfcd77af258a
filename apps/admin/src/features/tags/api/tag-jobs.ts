import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  BodyOf,
  TagJob,
  cancelTagJob,
  importTagged,
  listTagJobs,
  mergeTag,
  startTagJob,
} from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const list = endpoint<typeof listTagJobs>('GET', '/api/tag-jobs');
const start = endpoint<typeof startTagJob>('POST', '/api/tag-jobs');
const merge = endpoint<typeof mergeTag>('POST', '/api/tags/:id/merge');
const upload = endpoint<typeof importTagged>('POST', '/api/tags/:id/import');
const cancel = endpoint<typeof cancelTagJob>('POST', '/api/tag-jobs/:id/cancel');

const lookEveryMs = 1500;
const jobsKey = ['tag-jobs'];

export const isOpen = ({ state }: TagJob): boolean => state === 'waiting' || state === 'running';

/** Looks again while one runs. */
export const useTagJobs = () =>
  useQuery({
    queryKey: jobsKey,
    queryFn: ({ signal }) => api.call(list, { signal }),
    refetchInterval: ({ state }) => (state.data?.items.some(isOpen) ? lookEveryMs : false),
  });

/** Tags, people and jobs look different afterwards. */
function useRefresh() {
  const queryClient = useQueryClient();
  return () =>
    Promise.all(
      [jobsKey, ['tags'], ['contacts']].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
    );
}

export function useStartTagJob() {
  const onSuccess = useRefresh();
  return useMutation({
    mutationFn: (body: BodyOf<typeof startTagJob>) => api.call(start, { body }),
    onSuccess,
  });
}

export function useMergeTag() {
  const onSuccess = useRefresh();
  return useMutation({
    mutationFn: ({ id, intoId }: { id: string; intoId: string }) =>
      api.call(merge, { params: { id }, body: { intoId } }),
    onSuccess,
  });
}

export function useImportTagged() {
  const onSuccess = useRefresh();
  return useMutation({
    mutationFn: ({ id, file }: { id: string; file: File }) => {
      const body = new FormData();
      body.append('file', file);
      return api.call(upload, { params: { id }, body });
    },
    onSuccess,
  });
}

export function useCancelTagJob() {
  const onSettled = useRefresh();
  return useMutation({ mutationFn: (id: string) => api.call(cancel, { params: { id } }), onSettled });
}

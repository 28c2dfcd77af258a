import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  ContactImport,
  importFollowers,
  importOmnichat,
  listContactImports,
  stopContactImport,
} from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const listTarget = endpoint<typeof listContactImports>('GET', '/api/contact-imports');
const stopTarget = endpoint<typeof stopContactImport>('POST', '/api/contact-imports/:id/stop');
const omnichatTarget = endpoint<typeof importOmnichat>('POST', '/api/channels/:id/contact-imports');
const followersTarget = endpoint<typeof importFollowers>('POST', '/api/channels/:id/follower-imports');

const queryKey = ['contact-imports'] as const;

export const isOpen = ({ state }: ContactImport): boolean => state === 'waiting' || state === 'running';

/** Looked at again while one is under way. */
export const useContactImports = () =>
  useQuery({
    queryKey,
    queryFn: ({ signal }) => api.call(listTarget, { signal }),
    refetchInterval: ({ state }) => (state.data?.items.some(isOpen) ? 1000 : false),
  });

function useChange<T>(mutationFn: (input: T) => Promise<unknown>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
}

export const useImportOmnichat = () =>
  useChange(
    ({ channelId, file, encoding }: { channelId: string; file: File; encoding: 'utf-8' | 'big5' }) => {
      const body = new FormData();
      body.append('file', file);
      return api.call(omnichatTarget, { params: { id: channelId }, query: { encoding }, body });
    },
  );

export const useImportFollowers = () =>
  useChange((channelId: string) => api.call(followersTarget, { params: { id: channelId } }));

export const useStopContactImport = () => useChange((id: string) => api.call(stopTarget, { params: { id } }));

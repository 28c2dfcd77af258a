import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BodyOf, updateChannel } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { channelQuery } from './get-channel.js';
import { channelsQuery } from './list-channels.js';

const target = endpoint<typeof updateChannel>('PATCH', '/api/channels/:id');

export function useUpdateChannel(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof updateChannel>) => api.call(target, { params: { id }, body }),
    onSuccess: async (channel) => {
      queryClient.setQueryData(channelQuery(id).queryKey, channel);
      await queryClient.invalidateQueries({ queryKey: channelsQuery.queryKey, exact: true });
      // links of the binding page carry the LIFF id
      await queryClient.invalidateQueries({ queryKey: ['binding-settings', id] });
    },
  });
}

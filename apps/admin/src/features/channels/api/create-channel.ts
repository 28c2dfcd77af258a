import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BodyOf, createChannel } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { channelQuery } from './get-channel.js';
import { channelsQuery } from './list-channels.js';

const target = endpoint<typeof createChannel>('POST', '/api/channels');

export function useCreateChannel() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof createChannel>) => api.call(target, { body }),
    onSuccess: async (channel) => {
      queryClient.setQueryData(channelQuery(channel.id).queryKey, channel);
      await queryClient.invalidateQueries({ queryKey: channelsQuery.queryKey, exact: true });
    },
  });
}

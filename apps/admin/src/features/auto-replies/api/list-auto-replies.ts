import { useQuery } from '@tanstack/react-query';
import type { listAutoReplies } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listAutoReplies>('GET', '/api/auto-replies');

export const autoReplyChannelsKey = ['auto-replies', 'channels'] as const;

export const useAutoReplyChannels = () =>
  useQuery({ queryKey: autoReplyChannelsKey, queryFn: ({ signal }) => api.call(target, { signal }) });

import { useQuery } from '@tanstack/react-query';
import type { listRichMenuChannels, ResponseOf } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listRichMenuChannels>('GET', '/api/rich-menu-channels');

export type MenuChannel = ResponseOf<typeof listRichMenuChannels>['items'][number];

export const useMenuChannels = () =>
  useQuery({
    queryKey: ['rich-menus', 'channels'],
    queryFn: ({ signal }) => api.call(target, { signal }),
  });

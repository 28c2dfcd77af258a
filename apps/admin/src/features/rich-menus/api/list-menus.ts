import { useQuery } from '@tanstack/react-query';
import type { listRichMenus } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listRichMenus>('GET', '/api/rich-menus');

/** Of one channel, or of all. A change of any menu, its rules or a job invalidates all that begins with `rich-menus`. */
export const useMenus = (channelId?: string) =>
  useQuery({
    queryKey: ['rich-menus', 'list', channelId],
    queryFn: ({ signal }) => api.call(target, { query: { channelId }, signal }),
  });

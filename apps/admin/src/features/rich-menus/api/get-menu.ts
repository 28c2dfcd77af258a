import { queryOptions, useQuery } from '@tanstack/react-query';
import type { getRichMenu } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof getRichMenu>('GET', '/api/rich-menus/:id');

export const menuQuery = (id: string) =>
  queryOptions({
    queryKey: ['rich-menus', 'one', id],
    queryFn: ({ signal }) => api.call(target, { params: { id }, signal }),
  });

export const useMenu = (id: string) => useQuery(menuQuery(id));

import { useQuery } from '@tanstack/react-query';
import type { getContactRichMenu } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof getContactRichMenu>('GET', '/api/contacts/:id/rich-menu');

export const useContactMenu = (id: string) =>
  useQuery({
    queryKey: ['rich-menus', 'contact', id],
    queryFn: ({ signal }) => api.call(target, { params: { id }, signal }),
  });

import { queryOptions, useQuery } from '@tanstack/react-query';
import type { getContact } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof getContact>('GET', '/api/contacts/:id');

export const contactQuery = (id: string) =>
  queryOptions({
    queryKey: ['contacts', 'one', id],
    queryFn: ({ signal }) => api.call(target, { params: { id }, signal }),
  });

export const useContact = (id: string) => useQuery(contactQuery(id));

import { queryOptions, useQuery } from '@tanstack/react-query';
import type { getMessageCard } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof getMessageCard>('GET', '/api/cards/:id');

export const cardQuery = (id: string) =>
  queryOptions({
    queryKey: ['cards', 'one', id],
    queryFn: ({ signal }) => api.call(target, { params: { id }, signal }),
  });

export const useCard = (id: string) => useQuery(cardQuery(id));

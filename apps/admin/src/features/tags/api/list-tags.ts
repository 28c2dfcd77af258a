import { queryOptions, useQuery } from '@tanstack/react-query';
import type { listTags } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listTags>('GET', '/api/tags');

export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: ({ signal }) => api.call(target, { signal }),
});

export const useTags = () => useQuery(tagsQuery);

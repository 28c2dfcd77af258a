import { queryOptions, useQuery } from '@tanstack/react-query';
import type { listTags } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listTags>('GET', '/api/tags');

/** Those in use; a change of any tag invalidates all that begins with `tags`. */
const tagsQuery = queryOptions({
  queryKey: ['tags', 'without'],
  queryFn: ({ signal }) => api.call(target, { query: { archived: 'without' }, signal }),
});

const archivedTagsQuery = queryOptions({
  queryKey: ['tags', 'only'],
  queryFn: ({ signal }) => api.call(target, { query: { archived: 'only' }, signal }),
});

export const useTags = () => useQuery(tagsQuery);
export const useTagList = (archived: boolean) => useQuery(archived ? archivedTagsQuery : tagsQuery);

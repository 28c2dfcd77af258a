import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  BodyOf,
  changeContactView,
  createContactView,
  listContactViews,
  removeContactView,
} from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../../shared/api.js';

const list = endpoint<typeof listContactViews>('GET', '/api/contact-views');
const create = endpoint<typeof createContactView>('POST', '/api/contact-views');
const change = endpoint<typeof changeContactView>('PATCH', '/api/contact-views/:id');
const remove = endpoint<typeof removeContactView>('DELETE', '/api/contact-views/:id');

const viewsQuery = queryOptions({
  queryKey: ['contacts', 'views'],
  queryFn: ({ signal }) => api.call(list, { signal }),
});

export const useContactViews = () => useQuery(viewsQuery);

/** A refused change means that somebody else was first: what stands now is shown either way. */
function useRefresh() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: viewsQuery.queryKey });
}

export function useCreateView() {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: (body: BodyOf<typeof createContactView>) => api.call(create, { body }),
    onSettled,
  });
}

export function useChangeView() {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string } & BodyOf<typeof changeContactView>) =>
      api.call(change, { params: { id }, body }),
    onSettled,
  });
}

export function useRemoveView() {
  const onSettled = useRefresh();
  return useMutation({ mutationFn: (id: string) => api.call(remove, { params: { id } }), onSettled });
}

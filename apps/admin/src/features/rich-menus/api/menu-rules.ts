import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  BodyOf,
  getRichMenuRules,
  previewRichMenuRules,
  RichMenuRules,
  saveRichMenuRules,
} from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const get = endpoint<typeof getRichMenuRules>('GET', '/api/channels/:id/rich-menu-rules');
const save = endpoint<typeof saveRichMenuRules>('PUT', '/api/channels/:id/rich-menu-rules');
const reach = endpoint<typeof previewRichMenuRules>('POST', '/api/channels/:id/rich-menu-reach');

export const menuRulesQuery = (channelId: string) =>
  queryOptions({
    queryKey: ['rich-menus', 'rules', channelId],
    queryFn: ({ signal }) => api.call(get, { params: { id: channelId }, signal }),
  });

export const useMenuRules = (channelId: string) => useQuery(menuRulesQuery(channelId));

export function useSaveMenuRules(channelId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof saveRichMenuRules>) =>
      api.call(save, { params: { id: channelId }, body }),
    onSuccess: async ({ rules }) => {
      queryClient.setQueryData(menuRulesQuery(channelId).queryKey, rules);
      await queryClient.invalidateQueries({ queryKey: ['rich-menus'] });
    },
  });
}

/** Who would see what by rules that need not be saved; null: they are not complete yet. */
export const useMenuReach = (channelId: string, rules: RichMenuRules | null) =>
  useQuery({
    queryKey: ['rich-menus', 'reach', channelId, rules],
    queryFn: ({ signal }) =>
      api.call(reach, {
        params: { id: channelId },
        body: rules ?? { rules: [], defaultMenuId: null },
        signal,
      }),
    enabled: rules !== null,
    placeholderData: keepPreviousData,
  });

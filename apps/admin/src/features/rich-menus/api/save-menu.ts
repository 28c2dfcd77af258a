import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BodyOf, createRichMenu, deleteRichMenu, RichMenu, saveRichMenu } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { menuQuery } from './get-menu.js';

const create = endpoint<typeof createRichMenu>('POST', '/api/rich-menus');
const save = endpoint<typeof saveRichMenu>('PUT', '/api/rich-menus/:id');
const remove = endpoint<typeof deleteRichMenu>('DELETE', '/api/rich-menus/:id');

/** Lists look different afterwards; the menu itself is what the answer says. */
function useStored() {
  const queryClient = useQueryClient();
  return async (menu: RichMenu) => {
    await queryClient.invalidateQueries({ queryKey: ['rich-menus'], refetchType: 'none' });
    queryClient.setQueryData(menuQuery(menu.id).queryKey, menu);
  };
}

export function useCreateMenu() {
  const onSuccess = useStored();
  return useMutation({
    mutationFn: (body: BodyOf<typeof createRichMenu>) => api.call(create, { body }),
    onSuccess,
  });
}

export function useSaveMenu(id: string) {
  const onSuccess = useStored();
  return useMutation({
    mutationFn: (body: BodyOf<typeof saveRichMenu>) => api.call(save, { params: { id }, body }),
    onSuccess,
  });
}

export function useDeleteMenu() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.call(remove, { params: { id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['rich-menus'] }),
  });
}

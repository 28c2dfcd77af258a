import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { publishRichMenu, validateRichMenu } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const validate = endpoint<typeof validateRichMenu>('POST', '/api/rich-menus/:id/validation');
const publish = endpoint<typeof publishRichMenu>('POST', '/api/rich-menus/:id/publication');

export const useValidateMenu = (id: string) =>
  useMutation({ mutationFn: () => api.call(validate, { params: { id } }) });

export function usePublishMenu(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api.call(publish, { params: { id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['rich-menus'] }),
  });
}

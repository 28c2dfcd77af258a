import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BindingSettingsInput, saveBindingSettings } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { bindingSettingsQuery } from './get-binding-settings.js';
import { bindingVersionsQuery } from './list-binding-versions.js';

const target = endpoint<typeof saveBindingSettings>('PUT', '/api/channels/:id/binding-settings');

export function useSaveBindingSettings(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BindingSettingsInput) => api.call(target, { params: { id }, body }),
    onSuccess: async (settings) => {
      queryClient.setQueryData(bindingSettingsQuery(id).queryKey, settings);
      await queryClient.invalidateQueries({ queryKey: bindingVersionsQuery(id).queryKey, exact: true });
    },
  });
}

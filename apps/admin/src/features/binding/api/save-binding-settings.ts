import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BindingSettingsInput, saveBindingSettings } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { bindingSettingsQuery } from './get-binding-settings.js';

const target = endpoint<typeof saveBindingSettings>('PUT', '/api/channels/:id/binding-settings');

export function useSaveBindingSettings(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BindingSettingsInput) => api.call(target, { params: { id }, body }),
    onSuccess: (settings) => queryClient.setQueryData(bindingSettingsQuery(id).queryKey, settings),
  });
}

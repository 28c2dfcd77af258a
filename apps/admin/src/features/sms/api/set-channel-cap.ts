import { useMutation, useQueryClient } from '@tanstack/react-query';
import { BindingSettingsInput, type getBindingSettings, type saveBindingSettings } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { smsBudgetsQuery } from './get-budgets.js';

const read = endpoint<typeof getBindingSettings>('GET', '/api/channels/:id/binding-settings');
const save = endpoint<typeof saveBindingSettings>('PUT', '/api/channels/:id/binding-settings');

/** The cap is part of the channel's settings: they are read and saved whole, so that nobody's change is lost. */
export function useSetChannelCap(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (dailySmsBudget: number) => {
      const settings = await api.call(read, { params: { id } });
      const content = BindingSettingsInput.strip().parse(settings);
      const policy = { ...content.policy, dailySmsBudget };
      return api.call(save, { params: { id }, body: { ...content, policy } });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: smsBudgetsQuery.queryKey });
      await queryClient.invalidateQueries({ queryKey: ['binding-settings'] });
    },
  });
}

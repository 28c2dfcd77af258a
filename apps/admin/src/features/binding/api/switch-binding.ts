import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BindingSettings, switchBinding } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { channelsQuery } from '../../channels/api/list-channels.js';
import { bindingSettingsQuery } from './get-binding-settings.js';

const target = endpoint<typeof switchBinding>('POST', '/api/channels/:id/binding-settings/enabled');

/** Shows the new state at once, puts the old one back when the API refuses. */
export function useSwitchBinding(id: string) {
  const queryClient = useQueryClient();

  function show(enabled: boolean): void {
    queryClient.setQueryData(
      channelsQuery.queryKey,
      (list) =>
        list && {
          items: list.items.map((item) => (item.id === id ? { ...item, bindingEnabled: enabled } : item)),
        },
    );
    queryClient.setQueryData(
      bindingSettingsQuery(id).queryKey,
      (settings) => settings && { ...settings, enabled },
    );
  }

  return useMutation({
    // off and on again, quickly: the answers come in the order in which they were asked for
    scope: { id: `switch-binding-${id}` },
    mutationFn: (enabled: boolean): Promise<BindingSettings> =>
      api.call(target, { params: { id }, body: { enabled } }),
    onMutate: async (enabled) => {
      // an answer under way would bring the old state back
      await queryClient.cancelQueries({ queryKey: channelsQuery.queryKey, exact: true });
      await queryClient.cancelQueries({ queryKey: bindingSettingsQuery(id).queryKey });
      show(enabled);
    },
    onError: (_error, enabled) => show(!enabled),
    onSettled: () => queryClient.invalidateQueries({ queryKey: channelsQuery.queryKey, exact: true }),
  });
}

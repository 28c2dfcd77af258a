import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { restoreBindingVersion } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { bindingSettingsQuery } from './get-binding-settings.js';
import { bindingVersionsQuery } from './list-binding-versions.js';

const target = endpoint<typeof restoreBindingVersion>(
  'POST',
  '/api/channels/:id/binding-settings/versions/:version/restore',
);

type Restore = { version: number; current: number };

export function useRestoreBindingVersion(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ version, current }: Restore) =>
      api.call(target, { params: { id, version }, body: { version: current } }),
    onSuccess: async (settings) => {
      queryClient.setQueryData(bindingSettingsQuery(id).queryKey, settings);
      await queryClient.invalidateQueries({ queryKey: bindingVersionsQuery(id).queryKey, exact: true });
    },
    // somebody saved since this page was loaded: what stands now is what a second try restores over
    onError: () =>
      queryClient.invalidateQueries({ queryKey: bindingSettingsQuery(id).queryKey, exact: true }),
  });
}

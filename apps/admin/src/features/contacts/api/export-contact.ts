import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { exportContact } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof exportContact>('GET', '/api/contacts/:id/export');

/** Fetches everything about a person and hands it to the browser as a file. */
export function useExportContact(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const data = await api.call(target, { params: { id } });
      const file = new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' });
      const url = URL.createObjectURL(file);
      const link = document.createElement('a');
      link.href = url;
      link.download = `contact-${id}.json`;
      link.click();
      URL.revokeObjectURL(url);
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['contacts', 'timeline', id] }),
  });
}

import { queryOptions, useQuery } from '@tanstack/react-query';
import type { getBindingSettings } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof getBindingSettings>('GET', '/api/channels/:id/binding-settings');

export const bindingSettingsQuery = (id: string) =>
  queryOptions({
    queryKey: ['binding-settings', id],
    queryFn: ({ signal }) => api.call(target, { params: { id }, signal }),
  });

export const useBindingSettings = (id: string) => useQuery(bindingSettingsQuery(id));

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { listContacts } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listContacts>('GET', '/api/contacts');

/** Contacts of a channel to choose from: the newest, or those that a search finds. */
export const useFindContacts = (channelId: string, q: string) =>
  useQuery({
    queryKey: ['contacts', 'choose', channelId, q],
    queryFn: ({ signal }) =>
      api.call(target, { query: { channelId, limit: 20, ...(q !== '' && { q }) }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });

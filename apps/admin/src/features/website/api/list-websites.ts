import { useQuery } from '@tanstack/react-query';
import type { listSocialBindings } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listSocialBindings>('GET', '/api/social-binding');

export const useWebsites = () =>
  useQuery({ queryKey: ['website'], queryFn: ({ signal }) => api.call(target, { signal }) });

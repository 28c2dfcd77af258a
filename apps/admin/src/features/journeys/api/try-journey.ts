import { useMutation } from '@tanstack/react-query';
import type { BodyOf, tryJourney } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof tryJourney>('POST', '/api/journeys/:id/trial');

export const useTryJourney = (id: string) =>
  useMutation({
    mutationFn: (body: BodyOf<typeof tryJourney>) => api.call(target, { params: { id }, body }),
  });

import { useMutation } from '@tanstack/react-query';
import type { BodyOf, tryShopConnection } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof tryShopConnection>('POST', '/api/shop-connections/trial');

export function useTryShopConnection() {
  return useMutation({
    mutationFn: (body: BodyOf<typeof tryShopConnection>) => api.call(target, { body }),
  });
}

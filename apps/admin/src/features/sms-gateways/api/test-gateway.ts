import { useMutation } from '@tanstack/react-query';
import type { BodyOf, testSmsGateway } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof testSmsGateway>('POST', '/api/sms/gateways/test');

export function useTestSmsGateway() {
  return useMutation({ mutationFn: (body: BodyOf<typeof testSmsGateway>) => api.call(target, { body }) });
}

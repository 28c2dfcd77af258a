import { useMutation } from '@tanstack/react-query';
import type { BodyOf, tryAutoReplies } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof tryAutoReplies>('POST', '/api/channels/:id/auto-replies/trial');

export type TrialInput = BodyOf<typeof tryAutoReplies>;

export const useTryAutoReplies = (id: string) =>
  useMutation({ mutationFn: (body: TrialInput) => api.call(target, { params: { id }, body }) });

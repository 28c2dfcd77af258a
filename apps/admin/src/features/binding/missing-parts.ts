import { ApiError } from '@tieline/web';

const parts = {
  'channel.liffId': 'liffId',
  'channel.loginChannelId': 'loginChannelId',
  'team.smsSenderName': 'smsSenderName',
  'body.shopConnectionId': 'shopConnectionId',
} as const;

export type MissingPart = (typeof parts)[keyof typeof parts];

/** What `binding.not_ready` says is missing, as far as this console has a word for it. */
export function missingParts(error: unknown): MissingPart[] {
  if (!(error instanceof ApiError) || error.problem?.code !== 'binding.not_ready') return [];
  const paths = error.problem.issues?.map(({ path }) => path) ?? [];
  return Object.entries(parts).flatMap(([path, part]) => (paths.includes(path) ? [part] : []));
}

import type { SecretState as SecretStateSchema } from '@tieline/contracts';
import type { z } from 'zod';
import type { Cipher, SealPlace } from '../database/cipher.js';

export type SecretState = z.infer<typeof SecretStateSchema>;

/**
 * Where a channel's secret stands: whoever seals or opens one uses this place. The previous messaging secret keeps
 * the place of the current one, so that a rotation only moves it.
 */
export function channelSecretPlace(
  channel: { id: string; teamId: string },
  column: 'messagingSecret' | 'loginSecret',
): SealPlace {
  return { teamId: channel.teamId, table: 'channels', column, rowId: channel.id };
}

/** What staff may see of a secret: that it is there, and its last four characters. */
export function secretState(cipher: Cipher, sealed: string | null, place: SealPlace): SecretState {
  if (sealed === null) return { set: false, ending: null };
  return { set: true, ending: cipher.open(sealed, place).slice(-4) };
}

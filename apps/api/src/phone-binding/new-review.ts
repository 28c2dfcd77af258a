import type { Cipher } from '../database/cipher.js';
import { newId } from '../database/ids.js';
import type { LiffChannel } from '../http/request-context.js';
import type { BindingReviewEntity } from './binding-review.entity.js';
import type { BindingEntity } from './binding.entity.js';
import type { ProvenNumber } from './proven-numbers.js';

type Opened = {
  channel: LiffChannel;
  contactId: string;
  kind: BindingReviewEntity['kind'];
  /** the binding that is in the way */
  holder: BindingEntity | null;
};

/** A case for staff about a contact and a proven number. */
export function newReview(
  cipher: Cipher,
  { channel, contactId, kind, holder }: Opened,
  { e164, phoneIndex, maskedPhone }: Pick<ProvenNumber, 'e164' | 'phoneIndex' | 'maskedPhone'>,
  now: number,
): BindingReviewEntity {
  const id = newId();
  const { teamId } = channel;
  return {
    id,
    teamId,
    channelId: channel.id,
    contactId,
    kind,
    state: 'open',
    phoneSealed: cipher.seal(e164, { teamId, table: 'binding_reviews', column: 'phone', rowId: id }),
    phoneIndex,
    maskedPhone,
    heldByBindingId: holder?.id ?? null,
    openKey: cipher.index(teamId, 'review', `${contactId}|${phoneIndex}`),
    createdAt: now,
    decidedBy: null,
    decisionReason: null,
    decidedAt: null,
  };
}

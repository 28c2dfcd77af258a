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
  /** of a signed link, which proves no number */
  memberId?: string;
};

/** A case for staff about a contact and a proven number, or the member of a signed link. */
export function newReview(
  cipher: Cipher,
  { channel, contactId, kind, holder, memberId }: Opened,
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
    phoneSealed: e164 && cipher.seal(e164, { teamId, table: 'binding_reviews', column: 'phone', rowId: id }),
    phoneIndex,
    maskedPhone,
    memberId: memberId ?? null,
    heldByBindingId: holder?.id ?? null,
    openKey: cipher.index(teamId, 'review', `${contactId}|${memberId ? `member|${memberId}` : phoneIndex}`),
    createdAt: now,
    decidedBy: null,
    decisionReason: null,
    decidedAt: null,
  };
}

import { Modal, Stack, Text } from '@mantine/core';
import type { BindingReview, BindingReviewDetail } from '@tieline/contracts';
import { format } from '@tieline/web';
import { TextLink } from '../../../components/links.js';
import { Loaded, SkeletonRows } from '../../../components/loaded.js';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import { useSession } from '../../session/api/get-session.js';
import { useReview } from '../api/get-review.js';
import { contactTexts } from '../texts.js';
import { DecisionForm } from './decision-form.js';
import { ReviewKind, ReviewPhone } from './review-cells.js';
import { reviewTexts } from './texts.js';

type Props = { review: Pick<BindingReview, 'id' | 'displayName' | 'memberId'>; onClose: () => void };

/** One case: the facts, asked for now, and the decision. */
export function ReviewDialog({ review, onClose }: Props) {
  const t = useTexts(reviewTexts);
  const { unnamed } = useTexts(commonTexts);
  const detail = useReview(review.id);
  const title = format(review.memberId === null ? t.title : t.link.title, {
    name: review.displayName ?? unnamed,
  });
  return (
    <Modal opened onClose={onClose} title={title} centered size="lg">
      <Loaded query={detail} skeleton={<SkeletonRows rows={3} height={64} />}>
        {(found) => (
          <Stack>
            <Facts review={found} />
            {found.state === 'open' ? (
              <DecisionForm key={found.shop} review={found} onClose={onClose} />
            ) : (
              <Verdict review={found} />
            )}
          </Stack>
        )}
      </Loaded>
    </Modal>
  );
}

function Facts({ review }: { review: BindingReviewDetail }) {
  const t = useTexts(reviewTexts);
  const contacts = useTexts(contactTexts);
  const { unnamed } = useTexts(commonTexts);
  const { dateTime } = useFormat(useSession().team.timeZone);
  const { holder, memberId } = review;
  const words = memberId === null ? t : t.link;
  const held =
    holder && format(t.heldSince, { name: holder.displayName ?? unnamed, date: dateTime(holder.boundAt) });
  return (
    <dl className="tl-fields">
      <dt>{contacts.reviews.kind}</dt>
      <dd>
        <ReviewKind review={review} />
      </dd>
      <dt>{contacts.columns.phone}</dt>
      <dd>
        <ReviewPhone review={review} />
      </dd>
      {memberId !== null && (
        <>
          <dt>{t.link.member}</dt>
          <dd className="tl-url">{memberId}</dd>
        </>
      )}
      <dt>{t.asks}</dt>
      <dd>
        <TextLink to="/contacts/$contactId" params={{ contactId: review.contactId }} inherit>
          {review.displayName ?? unnamed}
        </TextLink>
      </dd>
      <dt>{words.holder}</dt>
      <dd>
        {holder ? (
          <TextLink to="/contacts/$contactId" params={{ contactId: holder.contactId }} inherit>
            {held}
          </TextLink>
        ) : (
          words.nobody
        )}
      </dd>
      <dt>{contacts.columns.channel}</dt>
      <dd>{review.channelName}</dd>
      <dt>{contacts.reviews.createdAt}</dt>
      <dd>{dateTime(review.createdAt)}</dd>
    </dl>
  );
}

function Verdict({ review: { state, decision } }: { review: BindingReviewDetail }) {
  const t = useTexts(reviewTexts);
  const { dateTime } = useFormat(useSession().team.timeZone);
  if (!decision || state === 'open') return null;
  const who = { name: decision.staffName ?? t.formerStaff, date: dateTime(decision.decidedAt) };
  return (
    <Text>
      {`${t.decided[state]} · ${format(t.decidedBy, who)}`}
      <br />
      {decision.reason}
    </Text>
  );
}

import { Alert, List } from '@mantine/core';
import type { BindingHolder, BindingReviewDetail } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import { reviewTexts } from './texts.js';

type Props = { review: BindingReviewDetail; decision: 'approve' | 'refuse'; memberId: string };

/** What the chosen decision does, to whom, before it is done. */
export function Effects({ review, decision, memberId }: Props) {
  const t = useTexts(reviewTexts);
  const { unnamed } = useTexts(commonTexts);
  const who = { name: review.displayName ?? unnamed, phone: review.maskedPhone ?? '' };
  const words = review.memberId === null ? t : t.link;
  const bound = review.shop === 'notAsked' ? t.effectBindNumber : words.effectBind;
  const losers = losing(review, memberId);
  const approve = decision === 'approve';
  if (review.kind === 'merge') {
    return (
      <Alert color={approve ? 'yellow' : 'gray'} role="note">
        {approve ? t.mergeEffects : t.apartEffects}
      </Alert>
    );
  }
  return (
    <Alert
      color={approve ? 'yellow' : 'gray'}
      title={approve ? t.approveEffects : t.refuseEffects}
      role="note"
    >
      {approve ? (
        <List size="sm">
          <List.Item>{format(bound, who)}</List.Item>
          {losers.map(({ contactId, displayName }) => (
            <List.Item key={contactId}>{format(t.effectHolder, { name: displayName ?? unnamed })}</List.Item>
          ))}
          <List.Item>{t.effectAnswer}</List.Item>
        </List>
      ) : (
        <List size="sm">
          <List.Item>{t.effectKeep}</List.Item>
          <List.Item>{words.effectSilent}</List.Item>
        </List>
      )}
    </Alert>
  );
}

/** Who is unlinked by approving: the holder of the number, and the one of the member. */
function losing({ holder, candidates }: BindingReviewDetail, memberId: string): BindingHolder[] {
  const chosen = candidates.find((candidate) => candidate.memberId === memberId)?.heldBy;
  const both = [holder, chosen].filter((one) => one !== null && one !== undefined);
  return both.filter((one, i) => both.findIndex(({ contactId }) => contactId === one.contactId) === i);
}

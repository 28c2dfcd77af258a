import { Text } from '@mantine/core';
import type { BindingReview } from '@tieline/contracts';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import { contactTexts } from '../texts.js';
import { reviewTexts } from './texts.js';

type Props = { review: Pick<BindingReview, 'kind' | 'maskedPhone' | 'memberId'> };

export function ReviewKind({ review: { kind, memberId } }: Props) {
  const { reviews } = useTexts(contactTexts);
  const { link } = useTexts(reviewTexts);
  return memberId !== null && kind === 'contested' ? link.contested : reviews.kinds[kind];
}

/** A case that a member link brought about has no number: that is said, and not left empty. */
export function ReviewPhone({ review: { maskedPhone, memberId } }: Props) {
  const { link } = useTexts(reviewTexts);
  const { none } = useTexts(commonTexts);
  if (maskedPhone !== null) return maskedPhone;
  return memberId === null ? (
    none
  ) : (
    <Text size="sm" c="dimmed">
      {link.phone}
    </Text>
  );
}

import { Alert, Badge, Group, Radio, Stack, Text } from '@mantine/core';
import type { BindingReviewDetail, ReviewCandidate } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import { reviewTexts } from './texts.js';

type Props = {
  review: BindingReviewDetail;
  memberId: string;
  onChange: (memberId: string) => void;
  error: string | undefined;
};

/** The members that the shop has for the number, to choose from; or why there is nothing to choose. */
export function Candidates({ review, memberId, onChange, error }: Props) {
  const t = useTexts(reviewTexts);
  if (review.shop !== 'answered') {
    const tone = review.shop === 'notAsked' ? 'gray' : 'red';
    return (
      <Alert color={tone} role="note">
        {t[review.shop]}
      </Alert>
    );
  }
  if (review.candidates.length === 0) {
    return (
      <Alert color="yellow" role="note">
        {review.memberId === null ? t.noMember : t.link.noMember}
      </Alert>
    );
  }
  return (
    <Radio.Group
      label={t.members}
      description={t.membersHint}
      value={memberId}
      onChange={onChange}
      error={error}
    >
      <Stack gap="xs" mt="xs">
        {review.candidates.map((candidate) => (
          <Radio
            key={candidate.memberId}
            value={candidate.memberId}
            label={<Candidate candidate={candidate} />}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}

function Candidate({ candidate }: { candidate: ReviewCandidate }) {
  const t = useTexts(reviewTexts);
  const common = useTexts(commonTexts);
  const { memberNumber, maskedName, tier, heldBy, phoneVerified, blacklisted } = candidate;
  return (
    <Stack gap={2}>
      <Group gap={6}>
        <span className="tl-url">{memberNumber}</span>
        <span>{[maskedName, tier].filter(Boolean).join(' · ')}</span>
        {!phoneVerified && (
          <Badge variant="light" color="yellow" className="tl-chip">
            {t.unverified}
          </Badge>
        )}
        {blacklisted && (
          <Badge variant="light" color="red" className="tl-chip">
            {t.blacklisted}
          </Badge>
        )}
      </Group>
      {heldBy && (
        <Text size="sm" c="dimmed">
          {format(t.candidateHeld, { name: heldBy.displayName ?? common.unnamed })}
        </Text>
      )}
    </Stack>
  );
}

import { Alert, Group, Radio, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { decideBindingReview, type BindingReviewDetail } from '@tieline/contracts';
import { format } from '@tieline/web';
import { ErrorNote } from '../../../components/error-note.js';
import { FormButtons } from '../../../components/form-dialog.js';
import { formSchema } from '../../../shared/form-schema.js';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import { useDecideReview } from '../api/decide-review.js';
import { Candidates } from './candidates.js';
import { Effects } from './effects.js';
import { reviewTexts } from './texts.js';

type Values = { decision: 'approve' | 'refuse'; memberId: string; reason: string };

/** Approve or refuse, with what follows spelled out, and why. */
export function DecisionForm({ review, onClose }: { review: BindingReviewDetail; onClose: () => void }) {
  const t = useTexts(reviewTexts);
  const common = useTexts(commonTexts);
  const decide = useDecideReview(review.id);
  const isMerge = review.kind === 'merge';
  const [only] = review.candidates.length === 1 ? review.candidates : [];
  const shopSays = review.shop === 'notAsked' || review.candidates.length > 0;
  const approvable = shopSays && !review.contactBound;
  const check = formSchema(decideBindingReview.body, common);
  const form = useForm<Values>({
    initialValues: {
      decision: approvable ? 'approve' : 'refuse',
      memberId: only?.memberId ?? '',
      reason: '',
    },
    validate: (values) => {
      const unchosen = values.decision === 'approve' && review.candidates.length > 0 && !values.memberId;
      return { ...check(values), ...(unchosen && { memberId: t.chooseFirst }) };
    },
  });
  const { decision, memberId, reason } = form.values;
  const confirmed = decision === 'approve' ? t.confirmApprove : t.confirmRefuse;
  const submit = form.onSubmit(() =>
    decide.mutate(
      { decision, reason, ...(decision === 'approve' && memberId && { memberId }) },
      {
        onSuccess: () => {
          const name = review.displayName ?? common.unnamed;
          const decided = decision === 'approve' ? t.approved : t.refused;
          const done = isMerge ? t.mergeDecided : decided;
          notifications.show({ color: 'brand', message: format(done, { name }) });
          onClose();
        },
      },
    ),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {review.contactBound && (
          <Alert color="yellow" role="note">
            {t.contactBound}
          </Alert>
        )}
        {review.kind !== 'merge' && (
          <Candidates
            review={review}
            memberId={memberId}
            onChange={(next) => form.setFieldValue('memberId', next)}
            error={form.errors['memberId'] ? t.chooseFirst : undefined}
          />
        )}
        <Radio.Group label={t.decision} {...form.getInputProps('decision')}>
          <Group mt="xs">
            <Radio value="approve" label={isMerge ? t.merge : t.approve} disabled={!approvable} />
            <Radio value="refuse" label={isMerge ? t.keepApart : t.refuse} />
          </Group>
        </Radio.Group>
        <Effects review={review} decision={decision} memberId={memberId} />
        <ErrorNote error={decide.error} />
        <Textarea
          label={t.reason}
          description={t.reasonHint}
          placeholder={t.reasonPlaceholder}
          withAsterisk
          autosize
          minRows={2}
          {...form.getInputProps('reason')}
        />
        <FormButtons
          action={isMerge ? t.confirmMerge : confirmed}
          {...(decision === 'refuse' && { color: 'red' as const })}
          sending={decide.isPending}
          onClose={onClose}
        />
      </Stack>
    </form>
  );
}

import { Button, Stack, Text } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import type { BindingReview } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState } from 'react';
import { DataTable, MoreRows, type Column } from '../../components/data-table.js';
import { TextLink } from '../../components/links.js';
import { Loaded, SkeletonRows } from '../../components/loaded.js';
import { Panel } from '../../components/panel.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useSession } from '../session/api/get-session.js';
import { useReviews } from './api/list-reviews.js';
import { ReviewKind, ReviewPhone } from './reviews/review-cells.js';
import { ReviewDialog } from './reviews/review-dialog.js';
import { reviewTexts } from './reviews/texts.js';
import { contactTexts } from './texts.js';

/** Numbers that staff must look at, and the way to decide them. */
export function ReviewList() {
  const t = useTexts(contactTexts);
  const { unnamed } = useTexts(commonTexts);
  const { dateTime, number } = useFormat(useSession().team.timeZone);
  const { open } = useTexts(reviewTexts);
  const reviews = useReviews();
  const [chosen, choose] = useState<BindingReview | null>(null);
  const columns: Column<BindingReview>[] = [
    {
      key: 'name',
      label: t.columns.name,
      cell: ({ contactId, displayName }) => (
        <TextLink to="/contacts/$contactId" params={{ contactId }} fw={600}>
          {displayName ?? unnamed}
        </TextLink>
      ),
    },
    { key: 'kind', label: t.reviews.kind, cell: (review) => <ReviewKind review={review} /> },
    { key: 'phone', label: t.columns.phone, cell: (review) => <ReviewPhone review={review} /> },
    { key: 'channel', label: t.columns.channel, cell: ({ channelName }) => channelName },
    { key: 'createdAt', label: t.reviews.createdAt, cell: ({ createdAt }) => dateTime(createdAt) },
    {
      key: 'decide',
      label: t.reviews.action,
      cell: (review) => (
        <Button size="xs" variant="default" onClick={() => choose(review)}>
          {open}
        </Button>
      ),
    },
  ];
  return (
    <Stack>
      <Text c="dimmed" size="sm">
        {t.reviews.purpose}
      </Text>
      <Loaded query={reviews} skeleton={<SkeletonRows rows={3} height={52} />}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items);
          if (rows.length === 0) return <Panel icon={<IconChecks />} title={t.reviews.empty} />;
          return (
            <Stack>
              <DataTable caption={t.reviews.caption} columns={columns} rows={rows} rowKey={({ id }) => id} />
              <MoreRows
                count={format(t.shown, { count: number(rows.length) })}
                hasMore={reviews.hasNextPage}
                loading={reviews.isFetchingNextPage}
                onMore={() => void reviews.fetchNextPage()}
              />
            </Stack>
          );
        }}
      </Loaded>
      {chosen && <ReviewDialog review={chosen} onClose={() => choose(null)} />}
    </Stack>
  );
}

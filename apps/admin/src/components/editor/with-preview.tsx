import { Card, Grid } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { NarrowPreview } from '../preview/narrow-preview.js';

/** Fields, and beside them what becomes of them; on a narrow screen it comes up on request. */
export function WithPreview({ preview, children }: { preview: ReactNode; children: ReactNode }) {
  const wide = useMediaQuery('(min-width: 75em)', false);
  return (
    <>
      {!wide && <NarrowPreview>{preview}</NarrowPreview>}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Card withBorder className="tl-card" p={{ base: 'md', sm: 'lg' }}>
            {children}
          </Card>
        </Grid.Col>
        {wide && (
          <Grid.Col span={4}>
            <div className="tl-sticky">{preview}</div>
          </Grid.Col>
        )}
      </Grid>
    </>
  );
}

import { Badge } from '@mantine/core';
import type { JourneyState } from '@tieline/contracts';
import { useTexts } from '../../shared/i18n.js';
import { journeyTexts } from './texts.js';

const colors = { draft: 'gray', active: 'brand', paused: 'yellow', stopped: 'gray' } as const;

export function StateBadge({ state }: { state: JourneyState }) {
  const { states } = useTexts(journeyTexts);
  return (
    <Badge variant="light" color={colors[state]} className="tl-chip">
      {states[state]}
    </Badge>
  );
}

import type { Journey, JourneyStepFigures } from '@tieline/contracts';
import { useMemo } from 'react';
import { useJourneyFigures } from '../api/get-figures.js';

type Figures = { byStep: ReadonlyMap<string, JourneyStepFigures>; failed: boolean };

/** People at each step, counted anew while the journey runs; none of one that is not saved. */
export function useFigures(journey: Journey | null): Figures {
  const { data, error } = useJourneyFigures(journey?.id ?? null, journey?.state === 'active');
  const byStep = useMemo(
    () => new Map((data?.steps ?? []).map((figures) => [figures.stepId, figures])),
    [data],
  );
  return { byStep, failed: error !== null };
}

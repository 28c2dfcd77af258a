import { useQueryClient } from '@tanstack/react-query';
import type { ChannelReport } from '@tieline/contracts';
import { useCallback } from 'react';
import { reportQuery } from './get-report.js';
import { reportsQuery } from './list-reports.js';

/** Shows a report that came with another answer, and has the lists read again. */
export function useKeepReport() {
  const queryClient = useQueryClient();
  return useCallback(
    async (report: ChannelReport) => {
      queryClient.setQueryData(reportQuery(report.channelId).queryKey, report);
      await queryClient.invalidateQueries({ queryKey: reportsQuery.queryKey, exact: true });
    },
    [queryClient],
  );
}

import { useQuery } from '@tanstack/react-query';
import type { getRichMenuClicks } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof getRichMenuClicks>('GET', '/api/rich-menus/:id/clicks');

export const clickDays = 30;

/** Taps of the last days by the key of their area. */
export const useMenuClicks = (id: string) =>
  useQuery({
    queryKey: ['rich-menus', 'clicks', id],
    queryFn: ({ signal }) => api.call(target, { params: { id }, query: { days: clickDays }, signal }),
    select: ({ items }) => {
      const sums = new Map<string, number>();
      for (const { key, clicks } of items) sums.set(key, (sums.get(key) ?? 0) + clicks);
      return sums;
    },
  });

import type { JourneyStepTaken } from '@tieline/contracts';
import { defineTexts, format } from '@tieline/web';
import { useFormat } from '../../shared/dates.js';
import { useDeliveryReason } from '../../shared/delivery-reasons.js';
import { useTexts } from '../../shared/i18n.js';
import { useSession } from '../session/api/get-session.js';

const resultTexts = defineTexts(
  {
    results: {
      done: '完成',
      queued: '已排入傳送',
      blocked: '顧客已封鎖帳號，沒有傳送',
      quiet: '靜默時段，等到 {until}',
      waits: '等到 {until}',
      then: '符合條件',
      else: '不符合條件',
      skipped: '略過：需要的內容已不存在',
    },
    deliveries: {
      queued: '傳送中',
      delivered: '已送達',
      failed: '傳送失敗',
      unknown: '無法確認是否送達',
    },
    withReason: '{state}（{reason}）',
  },
  {
    en: {
      results: {
        done: 'Done',
        queued: 'On its way',
        blocked: 'Not sent: the account is blocked',
        quiet: 'Quiet hours, until {until}',
        waits: 'Waits until {until}',
        then: 'Condition met',
        else: 'Condition not met',
        skipped: 'Skipped: what it needs is gone',
      },
      deliveries: {
        queued: 'On its way',
        delivered: 'Delivered',
        failed: 'Failed',
        unknown: 'Not known whether it arrived',
      },
      withReason: '{state} ({reason})',
    },
  },
);

type Taken = Pick<JourneyStepTaken, 'result' | 'until'> & Partial<Pick<JourneyStepTaken, 'delivery'>>;

/** What became of a step for one person, in words. */
export function useResultWords(): (taken: Taken) => string {
  const t = useTexts(resultTexts);
  const words = useDeliveryReason();
  const { dateTime } = useFormat(useSession().team.timeZone);
  return ({ result, until, delivery }) => {
    if (!delivery) return format(t.results[result], { until: until ? dateTime(until) : '…' });
    const state = t.deliveries[delivery.state];
    return delivery.reason ? format(t.withReason, { state, reason: words(delivery.reason) }) : state;
  };
}

import { funnelResults, type Funnel } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { TestApp, demo } from '../../test/test-app.js';
import { insertRows } from '../database/statements.js';
import { Transactions } from '../database/transactions.js';
import { daysBetween } from '../teams/calendar.js';
import { FunnelDayEntity } from './funnel-day.entity.js';
import { writeOrigins } from './origins.js';
import { ShowFunnel } from './show-funnel.js';

describeEachEngine('the funnel of a year', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine);
  });
  afterAll(() => app.stop());

  async function show(query: Record<string, string>): Promise<Funnel> {
    const search = new URLSearchParams(query).toString();
    const answer = await app.as<Funnel>('agent', 'GET', `/api/funnel?${search}`);
    expect(answer.status).toBe(200);
    return answer.body;
  }

  it('answers a year of three channels and four sources at once', async () => {
    const [channel] = await app.rows<{ team_id: string }>('SELECT team_id FROM channels WHERE id = ?', [
      demo.channelId,
    ]);
    const teamId = channel?.team_id ?? '';
    const results = funnelResults.map((result): [typeof result, number] => [result, 10]);
    const origins = writeOrigins(
      ['', 'menu', 'poster', 'ad'].map((source) => ({ source, segments: 5, results, times: [[40, 10]] })),
    );
    const rows = daysBetween('2024-01-01', '2024-12-31').flatMap((day) =>
      [demo.channelId, demo.otherChannelId, 'c3'].map((channelId) => ({ teamId, day, channelId, origins })),
    );
    for (let at = 0; at < rows.length; at += 500) {
      await app
        .get(Transactions)
        .run((tx) => insertRows(tx, FunnelDayEntity, rows.slice(at, at + 500)).then(() => undefined));
    }
    const year = { from: '2024-01-01', to: '2024-12-31' };
    const funnel = await show(year);
    expect(funnel.steps[0]).toEqual({ step: 'opened', people: 366 * 12 * 10 * funnelResults.length });
    expect(funnel).toMatchObject({ segments: 366 * 12 * 5, medianSeconds: 43 });
    expect((await show({ ...year, channelId: demo.channelId, source: 'ad' })).segments).toBe(366 * 5);
    const ctx = { teamId, staffId: '', role: 'agent' as const, requestId: 'r', locale: 'zh-TW' as const };
    const times: number[] = [];
    for (const _round of [1, 2, 3, 4, 5]) {
      const begun = performance.now();
      await app.get(ShowFunnel).show(ctx, year);
      times.push(performance.now() - begun);
    }
    // about 30 ms on a machine of its own; counting what the year’s days stand for would take minutes
    expect(Math.min(...times)).toBeLessThan(3000);
  });
});

import { describeEachEngine } from '../../test/engines.js';
import { TestApp, demo } from '../../test/test-app.js';
import { CheckSchedule, checksEveryMs } from './check-schedule.js';
import { RunChecks } from './run-checks.js';

describeEachEngine('the schedule of checks', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine);
  });
  afterAll(() => app.stop());

  const checkedAt = async (id: string) => {
    const [row] = await app.rows<{ at: number | null }>(
      'SELECT MAX(checked_at) AS at FROM channel_checks WHERE channel_id = ?',
      [id],
    );
    return row?.at === null ? null : Number(row?.at);
  };
  const round = () => app.get(CheckSchedule).round();

  it('leaves a new channel to whoever connects it, and looks after six hours', async () => {
    expect(await round()).toBe(0);
    app.passTime(checksEveryMs + 1);
    expect(await round()).toBe(2);
    expect(await checkedAt(demo.channelId)).not.toBeNull();
    expect(await round()).toBe(0);
  });

  it('gives each channel to one of several processes', async () => {
    app.passTime(checksEveryMs * 1.2);
    const done = await Promise.all([round(), round(), round(), round()]);
    expect(done.reduce((sum, each) => sum + each, 0)).toBe(2);
  });

  it('starts the hours anew when somebody has looked by hand', async () => {
    app.passTime(checksEveryMs * 0.5);
    await app.as('admin', 'POST', `/api/channels/${demo.channelId}/checks`, {});
    app.passTime(checksEveryMs * 0.7);
    expect(await round()).toBe(1);
  });

  it('takes up a channel whose process died, and goes on when one channel fails', async () => {
    app.passTime(checksEveryMs * 1.2);
    const checks = app.get(RunChecks);
    const run = checks.run.bind(checks);
    checks.run = () => Promise.reject(new Error('broken'));
    expect(await round()).toBe(2);
    checks.run = run;
    app.passTime(checksEveryMs * 1.2);
    expect(await round()).toBe(2);
  });
});

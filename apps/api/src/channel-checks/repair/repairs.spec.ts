import type { ChannelReport } from '@tieline/contracts';
import { describeEachEngine } from '../../../test/engines.js';
import { demo } from '../../../test/test-app.js';
import { Doctor, channelId, of, ownEndpoint, ownWebhook } from '../doctor.test-kit.js';

describeEachEngine('repairs of a channel', (engine) => {
  let doctor: Doctor;
  beforeAll(async () => {
    doctor = await Doctor.start(engine);
  });
  beforeEach(() => doctor.heal());
  afterAll(() => doctor.app.stop());

  it('sets the webhook, once', async () => {
    doctor.setup.webhook.endpoint = null;
    const first = await doctor.repair('webhook');
    expect(first).toMatchObject({ status: 200, body: { outcome: 'repaired' } });
    expect(of(first.body.report, 'webhook').code).toBe('webhook.ok');
    expect(doctor.setup.webhook.endpoint).toBe(ownWebhook);
    const before = doctor.app.line.calls.filter((call) => call.startsWith('PUT')).length;
    expect((await doctor.repair('webhook')).body.outcome).toBe('nothingToDo');
    expect(doctor.app.line.calls.filter((call) => call.startsWith('PUT'))).toHaveLength(before);
  });

  it('repairs a LIFF app in one go', async () => {
    const view = { type: 'compact', url: 'https://old.test/liff-bind.html', moduleMode: false };
    doctor.putApp({ view, scope: [], botPrompt: 'none' });
    const answer = await doctor.repair('liffApp');
    expect(answer.body.outcome).toBe('repaired');
    const codes = answer.body.report.checks.filter(({ check }) => check.startsWith('liff'));
    expect(codes.map(({ status }) => status)).toEqual(codes.map(() => 'ok'));
    expect(doctor.setup.liffApps.get(demo.otherLiffId)).toMatchObject({
      view: { type: 'full', url: ownEndpoint(demo.otherLiffId) },
      scope: ['openid', 'profile', 'chat_message.write'],
      botPrompt: 'aggressive',
    });
    expect((await doctor.repair('liffApp')).body.outcome).toBe('nothingToDo');
  });

  it('leaves the app of another page alone, and makes one of its own', async () => {
    const view = { type: 'compact', url: 'https://game.test/play', moduleMode: false };
    doctor.putApp({ view });
    expect(of(await doctor.look(), 'liffSize')).toMatchObject({ code: 'liff.not_ours', repair: null });
    expect((await doctor.repair('liffApp')).body.outcome).toBe('refused');
    const made = await doctor.repair('createLiffApp');
    expect(of(made.body.report, 'liffSeparate').code).toBe('liff.separate_ok');
    expect(doctor.setup.liffApps.get(demo.otherLiffId)).toMatchObject({ view });
    await doctor.app.as('admin', 'PATCH', `/api/channels/${channelId}`, { liffId: demo.otherLiffId });
  });

  it('says LINE’s reason when it refuses', async () => {
    doctor.putApp({ botPrompt: 'none' });
    doctor.app.line.failNext(/liff\/v1\/apps\//, { status: 400, message: 'invalid view.url' });
    expect((await doctor.repair('liffApp')).body).toMatchObject({
      outcome: 'refused',
      detail: 'invalid view.url',
    });
  });

  it('makes one LIFF app, however often it is asked, and takes up one that was left half made', async () => {
    doctor.setup.liffApps.clear();
    doctor.setup.putLiffApp({
      liffId: '2000000012-GameApp1',
      view: { type: 'full', url: 'https://game.test/', moduleMode: false },
    });
    // Made, and then LINE went away: the endpoint does not name the app yet.
    doctor.app.line.failNext(/liff\/v1\/apps\/.+/, { status: 500, message: 'down' });
    expect((await doctor.repair('createLiffApp')).body.outcome).toBe('refused');
    expect(doctor.setup.liffApps.size).toBe(2);
    const answers = await Promise.all([
      doctor.repair('createLiffApp'),
      doctor.repair('createLiffApp'),
      doctor.repair('createLiffApp'),
    ]);
    const ends = answers.map(({ status, body }) => (status === 200 ? body.outcome : body['code' as never]));
    expect(ends.filter((end) => end === 'repaired')).toHaveLength(1);
    expect(doctor.setup.liffApps.size).toBe(2);
    const channel = await doctor.app.as<{ liffId: string; liffEndpointUrl: string }>(
      'admin',
      'GET',
      `/api/channels/${channelId}`,
    );
    const made = doctor.setup.liffApps.get(channel.body.liffId);
    expect(made).toMatchObject({ view: { type: 'full', url: channel.body.liffEndpointUrl } });
    expect(doctor.setup.liffApps.get('2000000012-GameApp1')?.view.url).toBe('https://game.test/');
    expect((await doctor.repair('createLiffApp')).body.outcome).toBe('nothingToDo');
    await doctor.app.as('admin', 'PATCH', `/api/channels/${channelId}`, { liffId: demo.otherLiffId });
  });

  it('writes repairs and ticks into the audit; a supervisor may do neither', async () => {
    const tick = { item: 'line.loginPublished', done: true };
    const url = `/api/channels/${channelId}/checklist`;
    expect((await doctor.app.as('supervisor', 'PUT', url, tick)).status).toBe(403);
    expect((await doctor.app.as('supervisor', 'POST', `/api/channels/${channelId}/repairs`, {})).status).toBe(
      403,
    );
    const done = await doctor.app.as<ChannelReport>('admin', 'PUT', url, tick);
    expect(done.body.checklist.find(({ item }) => item === tick.item)?.doneAt).not.toBeNull();
    const undone = await doctor.app.as<ChannelReport>('admin', 'PUT', url, { ...tick, done: false });
    expect(undone.body.checklist.find(({ item }) => item === tick.item)?.doneAt).toBeNull();
    await doctor.repair('webhook');
    for (const action of ['channel.checklist_ticked', 'channel.repaired'])
      expect(await doctor.app.count('audit', 'action = ?', [action])).toBeGreaterThan(0);
  });
});

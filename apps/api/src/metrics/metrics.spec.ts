import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { TestApp } from '../../test/test-app.js';
import { ConflictingWrite } from '../database/database-errors.js';
import { Transactions } from '../database/transactions.js';
import { PumpingBreaker } from '../otp/pumping-breaker.js';
import { Counter, Histogram } from './exposition.js';
import { MetricsServer } from './metrics-server.js';
import { Metrics } from './metrics.js';

/** What Prometheus' own parser demands of a line; every sample belongs to the metric that was declared last. */
function parse(text: string): Map<string, number> {
  const samples = new Map<string, number>();
  let declared = '';
  expect(text.endsWith('\n')).toBe(true);
  for (const line of text.trimEnd().split('\n')) {
    const type = /^# TYPE ([a-z0-9_]+) (counter|gauge|histogram)$/.exec(line);
    if (type) declared = type[1] ?? '';
    if (line.startsWith('# ')) continue;
    const label = String.raw`[a-z_]+="(?:[^"\\\n]|\\["\\n])*"`;
    const sample = new RegExp(`^([a-z0-9_]+)(?:\\{${label}(?:,${label})*\\})? (-?[0-9.e+-]+)$`).exec(line);
    if (!sample) throw new Error(`not a sample: ${line}`);
    expect(sample[1]?.replace(/_(bucket|sum|count)$/, '')).toBe(declared.replace(/_(bucket|sum|count)$/, ''));
    const name = line.slice(0, line.lastIndexOf(' '));
    expect(samples.has(name)).toBe(false);
    samples.set(name, Number(sample[2]));
  }
  return samples;
}

describeEachEngine('metrics', (engine) => {
  let app: TestApp;
  const token = 'a-token-of-the-operator';
  beforeAll(async () => {
    app = await TestApp.start(engine, {
      env: { METRICS_PORT: '0', METRICS_HOST: '127.0.0.1', METRICS_TOKEN: token },
    });
  });
  afterAll(() => app.stop());

  const address = () => `http://127.0.0.1:${app.get(MetricsServer).port}/metrics`;
  const scrape = async () => {
    const answer = await fetch(address(), { headers: { authorization: `Bearer ${token}` } });
    expect(answer.headers.get('content-type')).toContain('version=0.0.4');
    return answer.text();
  };

  it('counts a journey, and names nobody', async () => {
    const before = parse(await scrape());
    const phone = app.freshPhone();
    app.shop.add({ phone });
    const customer = app.customer();
    await customer.opens();
    await customer.asksCode(phone);
    const code = await customer.receivesCode(phone);
    await customer.enters(code === '000000' ? '111111' : '000000');
    expect((await customer.enters(code)).body.outcome).toBe('bound');
    await customer.asksCode(phone);
    await customer.writes('我已完成手機綁定');
    await eventually(() => app.line.replies.length === 1, 'the reply');
    await eventually(async () => (await app.count('deliveries', "state = 'queued'")) === 0, 'all to end');
    await app.get(PumpingBreaker).check();

    const text = await scrape();
    const after = parse(text);
    const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
    expect(grown('tieline_deliveries_total{kind="sms.otp",result="delivered"}')).toBe(1);
    expect(grown('tieline_deliveries_total{kind="line.reply",result="delivered"}')).toBe(1);
    expect(grown('tieline_delivery_seconds_count{kind="sms.otp"}')).toBe(1);
    expect(grown('tieline_problems_total{code="otp.code_wrong"}')).toBe(1);
    const opened = '{method="POST",route="/api/liff/sessions",status="2xx"}';
    expect(grown(`tieline_http_request_seconds_count${opened}`)).toBe(1);
    const [prefix] = [phone.slice(0, 7)];
    expect(after.get(`tieline_otp_codes_sent{prefix="${prefix}"}`)).toBe(1);
    expect(after.get(`tieline_otp_codes_verified{prefix="${prefix}"}`)).toBe(1);
    expect(after.get('tieline_sms_credits_held')).toBe(0);
    expect(after.get('tieline_outbox_age_p99_seconds')).toBe(0);
    expect(after.get('tieline_queue_up')).toBe(1);
    expect(after.get('tieline_queue_jobs{queue="sms",state="waiting"}')).toBe(0);
    expect(after.get('process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
    for (const secret of [phone.slice(4), customer.lineUserId, customer.challengeId, code]) {
      expect(text).not.toContain(secret);
    }
  });

  it('tells what waits, how long, and what it holds', async () => {
    await app.rows(
      "UPDATE deliveries SET state = 'queued', due_at = ?, lease_until = ? WHERE kind = 'sms.otp'",
      [app.now() - 90_000, app.now() + 900_000],
    );
    const figures = parse(await scrape());
    expect(figures.get('tieline_outbox_waiting{kind="sms.otp"}')).toBe(1);
    expect(figures.get('tieline_outbox_due{kind="sms.otp"}')).toBe(1);
    expect(figures.get('tieline_outbox_oldest_seconds{kind="sms.otp"}')).toBeGreaterThanOrEqual(90);
    expect(figures.get('tieline_outbox_age_p99_seconds')).toBeGreaterThanOrEqual(90);
    expect(figures.get('tieline_sms_credits_held')).toBeGreaterThan(0);
  });

  it('counts why a transaction ran again', async () => {
    let tries = 0;
    await app.get(Transactions).run(async () => {
      tries += 1;
      if (tries < 3) throw new ConflictingWrite('it');
    });
    expect(parse(await scrape()).get('tieline_database_retries_total{cause="conflict"}')).toBe(2);
  });

  it('is read with the token only, at one place only', async () => {
    expect((await fetch(address())).status).toBe(401);
    expect((await fetch(address(), { headers: { authorization: 'Bearer wrong' } })).status).toBe(401);
    expect((await fetch(address().replace('/metrics', '/'))).status).toBe(404);
    expect((await fetch(address(), { method: 'POST' })).status).toBe(404);
    expect((await app.call('GET', '/metrics')).text).not.toContain('tieline_');
  });

  it('still answers when a figure can not be had', async () => {
    app.get(Metrics).onScrape(() => Promise.reject(new Error('away')));
    expect(parse(await scrape()).get('tieline_deliveries_total{kind="sms.otp",result="delivered"}')).toBe(1);
    expect((await scrape()).includes('tieline_scrape_failures_total')).toBe(true);
  });

  it('counts lock-outs', async () => {
    const locked = async () => parse(await scrape()).get('tieline_problems_total{code="otp.locked"}') ?? 0;
    const before = await locked();
    const phone = app.freshPhone();
    const customer = app.customer();
    await customer.opens();
    for (let code = 0; code < 4; code += 1) {
      expect((await customer.asksCode(phone)).status).toBe(202);
      const right = await customer.receivesCode(phone);
      for (let tries = 0; tries < 3; tries += 1) {
        if ((await customer.enters(right === '000000' ? '111111' : '000000')).body.code === 'otp.locked')
          break;
      }
      app.passTime(3_700_000);
      await customer.opens();
    }
    expect((await customer.asksCode(phone)).body.code).toBe('otp.locked');
    expect(await locked()).toBeGreaterThan(before);
  });
});

describe('a metric', () => {
  it('escapes what stands in labels', () => {
    const counter = new Counter('x', 'help');
    counter.add({ why: 'a "b"\\\n' });
    expect(counter.lines().at(-1)).toBe('x{why="a \\"b\\"\\\\\\n"} 1');
  });

  it('grows no further than 500 label sets, and loses no count', () => {
    const counter = new Counter('x', 'help');
    for (let i = 0; i < 2000; i += 1) counter.add({ prefix: String(i) });
    expect(counter.lines().length).toBeLessThanOrEqual(2 + 501);
    expect(counter.get({ prefix: 'other' })).toBe(1500);
  });

  it('sums its buckets up', () => {
    const histogram = new Histogram('x', 'help', [1, 2]);
    for (const value of [0.5, 1, 1.5, 9]) histogram.observe({}, value);
    expect(histogram.lines().slice(2)).toEqual([
      'x_bucket{le="1"} 2',
      'x_bucket{le="2"} 3',
      'x_bucket{le="+Inf"} 4',
      'x_sum 12',
      'x_count 4',
    ]);
  });
});

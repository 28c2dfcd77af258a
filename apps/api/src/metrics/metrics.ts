import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Counter, Gauge, Histogram } from './exposition.js';

const requestSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10];
const deliverySeconds = [0.1, 0.25, 0.5, 1, 2, 5, 15, 60, 300, 1800, 7200];
/** A scrape waits no longer than this for what the database or Redis has to be asked for. */
const collectMs = 3000;

/** What a process tells of itself, by the names that docs/operations.md lists. */
@Injectable()
export class Metrics implements OnModuleDestroy {
  readonly httpSeconds = new Histogram(
    'tieline_http_request_seconds',
    'Time to answer, by route of the contract',
    requestSeconds,
  );
  readonly problems = new Counter('tieline_problems_total', 'Answers that were problems, by code');
  readonly deliveries = new Counter('tieline_deliveries_total', 'Tries of deliveries, by kind and result');
  readonly deliverySeconds = new Histogram(
    'tieline_delivery_seconds',
    'From the change that caused a delivery to its end',
    deliverySeconds,
  );
  readonly databaseRetries = new Counter(
    'tieline_database_retries_total',
    'Transactions that ran again, by cause',
  );
  readonly purged = new Counter('tieline_purged_rows_total', 'Rows deleted by housekeeping, by rule');

  readonly outboxWaiting = new Gauge('tieline_outbox_waiting', 'Deliveries that wait, by kind');
  readonly outboxDue = new Gauge('tieline_outbox_due', 'Deliveries whose time has come, by kind');
  readonly outboxOldest = new Gauge(
    'tieline_outbox_oldest_seconds',
    'How long the oldest due one is due, by kind',
  );
  readonly outboxAgeP99 = new Gauge(
    'tieline_outbox_age_p99_seconds',
    'How long due ones are due, 99th percentile',
  );
  readonly backlogStill = new Gauge(
    'tieline_backlog_stands_still',
    '1 while due deliveries are taken up by nobody',
  );
  readonly queueJobs = new Gauge('tieline_queue_jobs', 'Jobs in the queue, by queue and state');
  readonly queueUp = new Gauge('tieline_queue_up', '1 while the queues answer');
  readonly creditsHeld = new Gauge(
    'tieline_sms_credits_held',
    'SMS credit taken for messages that have not ended',
  );
  readonly lowAccounts = new Gauge(
    'tieline_sms_low_accounts',
    'Teams whose SMS credit is below their warning mark',
  );
  readonly codesSent = new Gauge(
    'tieline_otp_codes_sent',
    'Codes of the last half hour, by destination prefix',
  );
  readonly codesVerified = new Gauge('tieline_otp_codes_verified', 'Those of them that were entered right');
  readonly prefixesBlocked = new Counter(
    'tieline_otp_prefix_blocks_total',
    'Prefixes that the breaker switched off',
  );

  private readonly scrapeFailures = new Counter(
    'tieline_scrape_failures_total',
    'Figures that could not be had',
  );
  private readonly processGauges = {
    memory: new Gauge('process_resident_memory_bytes', 'Resident memory'),
    processor: new Gauge('process_cpu_seconds_total', 'Processor time'),
    started: new Gauge('process_start_time_seconds', 'Start of the process'),
    loopDelay: new Gauge('nodejs_eventloop_lag_p99_seconds', 'Delay of the event loop since the last scrape'),
  };
  private readonly loop = monitorEventLoopDelay({ resolution: 20 });
  private readonly collectors: (() => Promise<void>)[] = [];

  /** `collect` brings gauges up to date when somebody asks. */
  onScrape(collect: () => Promise<void>): void {
    this.collectors.push(collect);
  }

  /** Costs a timer, so only a process that is asked for its figures does it. */
  watchEventLoop(): void {
    this.loop.enable();
  }

  onModuleDestroy(): void {
    this.loop.disable();
  }

  async text(): Promise<string> {
    await Promise.all(this.collectors.map((collect) => this.collected(collect)));
    this.readProcess();
    const own = Object.values(this).filter(isMetric);
    const all = [...own, ...Object.values(this.processGauges)];
    return `${all.flatMap((metric) => metric.lines()).join('\n')}\n`;
  }

  private async collected(collect: () => Promise<void>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('too late')), collectMs);
    });
    await Promise.race([collect(), late])
      .catch(() => this.scrapeFailures.add())
      .finally(() => clearTimeout(timer));
  }

  private readProcess(): void {
    const { memory, processor, started, loopDelay } = this.processGauges;
    const { user, system } = process.cpuUsage();
    memory.set({}, process.memoryUsage.rss());
    processor.set({}, (user + system) / 1e6);
    started.set({}, Math.round(performance.timeOrigin / 1000));
    loopDelay.set({}, (this.loop.percentile(99) || 0) / 1e9);
    this.loop.reset();
  }
}

function isMetric(value: unknown): value is Counter | Gauge | Histogram {
  return value instanceof Counter || value instanceof Gauge || value instanceof Histogram;
}

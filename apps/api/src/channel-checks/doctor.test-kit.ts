import type { ChannelCheck, ChannelReport, CheckName, Repair } from '@tieline/contracts';
import type { Engine } from '../../test/engines.js';
import { TestApp, demo, type Answered } from '../../test/test-app.js';

export const channelId = demo.otherChannelId;
export const ownWebhook = `http://product.test/api/line/webhook/${channelId}`;
export const ownEndpoint = (liffId: string) => `http://product.test/liff-bind.html?liffId=${liffId}`;
type Repaired = { outcome: string; detail: string | null; report: ChannelReport };

/** The doctor of the demo team's second channel, and what LINE has of it. */
export class Doctor {
  private constructor(readonly app: TestApp) {}

  static async start(engine: Engine): Promise<Doctor> {
    return new Doctor(await TestApp.start(engine));
  }

  get setup(): TestApp['line']['setup'] {
    return this.app.line.setup;
  }

  /** Everything at LINE as it should be. */
  heal(): void {
    const fresh = this.setup;
    fresh.refused.clear();
    fresh.bot = { userId: 'Ubot', basicId: '@coastcafe', displayName: '海岸咖啡' };
    fresh.quota = { type: 'limited', value: 200 };
    fresh.webhook = { endpoint: ownWebhook, active: true };
    fresh.webhookTest = { success: true, statusCode: 200, reason: 'OK', detail: '200' };
    fresh.liffApps.clear();
    this.putApp({});
  }

  putApp(changes: object, liffId: string = demo.otherLiffId): void {
    const view = { type: 'full', url: ownEndpoint(liffId), moduleMode: false };
    this.setup.putLiffApp({ liffId, view, ...changes });
  }

  async look(checks?: CheckName[]): Promise<ChannelReport> {
    const url = `/api/channels/${channelId}/checks`;
    const answer = await this.app.as<ChannelReport>('supervisor', 'POST', url, checks ? { checks } : {});
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body;
  }

  repair(what: Repair): Promise<Answered<Repaired>> {
    return this.app.as<Repaired>('admin', 'POST', `/api/channels/${channelId}/repairs`, { repair: what });
  }
}

export const of = (report: ChannelReport, check: CheckName): ChannelCheck =>
  report.checks.find((each) => each.check === check)!;

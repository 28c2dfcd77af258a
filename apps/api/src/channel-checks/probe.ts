import type {
  BotInfo,
  LiffApp,
  LineChannelCredentials,
  LineClient,
  LineResult,
  Quota,
  QuotaConsumption,
  WebhookEndpoint,
  WebhookTest,
} from '@tieline/line';
import type { ConnectionTest } from '@tieline/shops';
import type { SmsBalance } from '@tieline/sms';

/** The outside world of one channel, as checks see it. Each thing is asked once however many checks want it. */
export type Probe = {
  bot: () => Promise<LineResult<BotInfo>>;
  quota: () => Promise<LineResult<Quota>>;
  quotaUsed: () => Promise<LineResult<QuotaConsumption>>;
  webhook: () => Promise<LineResult<WebhookEndpoint>>;
  webhookTest: () => Promise<LineResult<WebhookTest>>;
  richMenus: () => Promise<LineResult<{ richMenuId: string }[]>>;
  /** null: none; `forbidden`: another application's */
  defaultMenu: () => Promise<LineResult<string | null>>;
  /** null: the Login channel is not entered yet */
  login: () => Promise<LineResult<null> | null>;
  liffApps: () => Promise<LineResult<LiffApp[]> | null>;
  /** null: nothing to match with */
  shop: () => Promise<ConnectionTest | null>;
  smsBalance: () => Promise<SmsBalance>;
  /** names of the team's gateways that are on and can not be used */
  smsUnusable: () => Promise<string[]>;
};

export type Outside = {
  line: LineClient;
  messaging: LineChannelCredentials;
  login: LineChannelCredentials | null;
  shop: () => Promise<ConnectionTest | null>;
  smsBalance: () => Promise<SmsBalance>;
  smsUnusable: () => Promise<string[]>;
};

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null;
  return () => (asked ??= ask());
}

export function probeOf({ line, messaging, login, shop, smsBalance, smsUnusable }: Outside): Probe {
  // A token that is still good says nothing about a secret that was reissued since.
  const entry = once(() => line.checkCredentials(messaging));
  const loginEntry = once(async () => (login ? line.checkCredentials(login) : null));
  const withBot = <T>(ask: () => Promise<LineResult<T>>) =>
    once(async () => {
      const entered = await entry();
      return entered.ok ? ask() : entered;
    });
  return {
    bot: withBot(() => line.getBotInfo(messaging)),
    quota: withBot(() => line.getQuota(messaging)),
    quotaUsed: withBot(() => line.getQuotaConsumption(messaging)),
    webhook: withBot(() => line.getWebhookEndpoint(messaging)),
    webhookTest: withBot(() => line.testWebhookEndpoint(messaging)),
    richMenus: withBot(() => line.richMenus.list(messaging)),
    defaultMenu: withBot(() => line.richMenus.getDefault(messaging)),
    login: loginEntry,
    liffApps: once(async () => {
      const entered = await loginEntry();
      if (!login || !entered) return null;
      return entered.ok ? line.listLiffApps(login) : entered;
    }),
    shop: once(shop),
    smsBalance: once(smsBalance),
    smsUnusable: once(smsUnusable),
  };
}

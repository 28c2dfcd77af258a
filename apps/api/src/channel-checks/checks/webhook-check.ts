import type { LineFailed, WebhookTest } from '@tieline/line';
import { finding, lineTrouble, type Finding } from '../finding.js';
import type { CheckSubject } from '../check-subject.js';
import type { Probe } from '../probe.js';

/** Ours, switched on, and LINE gets through: the last by LINE's own test. */
export async function checkWebhook({ webhookUrl }: CheckSubject, probe: Probe): Promise<Finding> {
  const set = await probe.webhook();
  if (!set.ok) return set.reason === 'not_found' ? finding('webhook.not_set') : trouble(set);
  const { endpoint, active } = set.value;
  if (endpoint !== webhookUrl) return finding('webhook.elsewhere', { url: endpoint });
  if (!active) return finding('webhook.switched_off');
  const tested = await probe.webhookTest();
  if (!tested.ok) return tested.reason === 'rate_limited' ? finding('webhook.test_limited') : trouble(tested);
  return reasonOf(tested.value);
}

/** Refused credentials are the fault of the check before: this one waits for it. */
const trouble = (failed: LineFailed) => lineTrouble(failed, 'bot.first');

function reasonOf({ success, reason, statusCode, detail }: WebhookTest): Finding {
  if (success) return finding('webhook.ok');
  switch (reason) {
    case 'COULD_NOT_CONNECT':
      return finding('webhook.could_not_connect', { detail });
    case 'REQUEST_TIMEOUT':
      return finding('webhook.request_timeout', { detail });
    case 'ERROR_STATUS_CODE':
      // Our own 401: LINE signs with another secret than the one that is stored.
      return statusCode === 401
        ? finding('webhook.secret_differs')
        : finding('webhook.error_status', { status: statusCode });
    default:
      return finding('webhook.unclassified', { detail: detail || reason });
  }
}

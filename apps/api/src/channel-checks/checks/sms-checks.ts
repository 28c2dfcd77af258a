import { finding, type Finding } from '../finding.js';
import type { CheckSubject } from '../check-subject.js';
import type { Probe } from '../probe.js';

export async function checkSmsSender({ senderName }: CheckSubject): Promise<Finding> {
  const name = senderName.trim();
  return name ? finding('sms.sender_ok', { name }) : finding('sms.sender_missing');
}

/** What the team has bought. */
export async function checkSmsCredit({ smsBalance, smsLowBalance }: CheckSubject): Promise<Finding> {
  const values = { balance: smsBalance, low: smsLowBalance };
  if (smsBalance <= 0) return finding('sms.credit_none', values);
  return finding(smsBalance < smsLowBalance ? 'sms.credit_low' : 'sms.credit_ok', values);
}

/**
 * Whether each gateway that is switched on can be used, and what the account has that sends next. How much that is, is
 * none of a team's business where it is the operator's.
 */
export async function checkSmsGateway(_subject: CheckSubject, probe: Probe): Promise<Finding> {
  const unusable = await probe.smsUnusable();
  if (unusable.length > 0) return finding('sms.gateway_unusable', { names: unusable.join(', ') });
  const balance = await probe.smsBalance();
  if (!balance.ok) return finding('sms.gateway_down', { detail: balance.detail });
  return finding(balance.credits > 0 ? 'sms.gateway_ok' : 'sms.gateway_empty');
}

import type { ChannelReport, CheckName, CheckStatus, ChecklistItem } from '@tieline/contracts';
import { setupSteps, type SetupStep } from '../../shared/search.js';

/** The steps of setting a channel up; each has its checks. */
export const groups = setupSteps;
export type Group = SetupStep;

export const checksOf: Record<Group, readonly CheckName[]> = {
  messaging: ['bot', 'webhook', 'quota', 'richMenus'],
  login: ['login'],
  liff: ['liffApp', 'liffEndpoint', 'liffSize', 'liffScopes', 'liffBotPrompt', 'liffSeparate'],
  shop: ['shop'],
  sms: ['smsSender', 'smsCredit', 'smsGateway'],
  test: ['sameProvider'],
};

export const manualItems: readonly ChecklistItem[] = [
  'line.loginPublished',
  'line.botLinked',
  'line.redeliveryOn',
  'line.autoReplyOff',
];

/** What has to be put right, each fault once: LINE's own refusal shows in every check that meets it. */
export function faultsOf({ checks }: ChannelReport) {
  const failed = checks.filter(({ status }) => status === 'failed');
  return failed.filter(({ code }, at) => failed.findIndex((other) => other.code === code) === at);
}

/** The worst of a group's checks; `todo` until every one was looked at. */
export function stateOf(group: Group, report: ChannelReport | undefined): CheckStatus {
  const found = checksOf[group].map((name) => report?.checks.find(({ check }) => check === name)?.status);
  for (const worst of ['failed', 'todo'] as const) if (found.includes(worst)) return worst;
  if (found.includes(undefined)) return 'todo';
  return found.includes('warning') ? 'warning' : 'ok';
}

/** How many steps are through; what only wants attention is. */
export function throughOf(report: ChannelReport | undefined): number {
  return groups.filter((group) => ['ok', 'warning'].includes(stateOf(group, report))).length;
}

/** Where a set-up that was left goes on: the first step that is not through. */
export function firstOpen(report: ChannelReport | undefined): Group {
  return groups.find((group) => ['failed', 'todo'].includes(stateOf(group, report))) ?? 'test';
}

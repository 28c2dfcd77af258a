import type { CheckName } from '@tieline/contracts';
import type { Finding } from '../finding.js';
import type { CheckSubject } from '../check-subject.js';
import type { Probe } from '../probe.js';
import { checkBot, checkQuota } from './bot-checks.js';
import {
  checkLiffApp,
  checkLiffBotPrompt,
  checkLiffEndpoint,
  checkLiffScopes,
  checkLiffSeparate,
  checkLiffSize,
  checkLogin,
} from './liff-checks.js';
import { checkRichMenus } from './rich-menus-check.js';
import { checkSameProvider } from './same-provider-check.js';
import { checkShop } from './shop-check.js';
import { checkSmsCredit, checkSmsGateway, checkSmsSender } from './sms-checks.js';
import { checkWebhook } from './webhook-check.js';

/** Looks at one thing. Knows what is stored and asks the probe; faults outside are findings, not exceptions. */
export type Check = (subject: CheckSubject, probe: Probe) => Promise<Finding>;

export const allChecks: Record<CheckName, Check> = {
  bot: checkBot,
  quota: checkQuota,
  webhook: checkWebhook,
  richMenus: checkRichMenus,
  login: checkLogin,
  liffApp: checkLiffApp,
  liffEndpoint: checkLiffEndpoint,
  liffSize: checkLiffSize,
  liffScopes: checkLiffScopes,
  liffBotPrompt: checkLiffBotPrompt,
  liffSeparate: checkLiffSeparate,
  shop: checkShop,
  smsSender: checkSmsSender,
  smsCredit: checkSmsCredit,
  smsGateway: checkSmsGateway,
  sameProvider: checkSameProvider,
};

import type { SmsGatewayDefinition } from './define-gateway.js';
import { every8d } from './every8d/every8d-gateway.js';
import { genericHttp } from './generic-http/generic-http-gateway.js';
import { kotsms } from './kotsms/kotsms-gateway.js';
import { mitake } from './mitake/mitake-gateway.js';
import { sandbox } from './sandbox/sandbox-gateway.js';
import { twilio } from './twilio/twilio-gateway.js';
import { twsms } from './twsms/twsms-gateway.js';
import { vonage } from './vonage/vonage-gateway.js';

/** Every gateway there is, in the order of the console. The key is stored with a team's choice: never rename one. */
export const smsGateways = {
  mitake,
  every8d,
  kotsms,
  twsms,
  twilio,
  vonage,
  'generic-http': genericHttp,
  sandbox,
} as const satisfies Record<string, SmsGatewayDefinition>;

export type SmsGatewayKey = keyof typeof smsGateways;

/** Whether a stored or given text names a gateway. */
export function isSmsGatewayKey(key: string): key is SmsGatewayKey {
  return Object.hasOwn(smsGateways, key);
}

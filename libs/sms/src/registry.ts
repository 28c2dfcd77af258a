import type { SmsGatewayKind } from '@tieline/contracts';
import type { SmsGatewayDefinition } from './define-gateway.js';
import { every8d } from './every8d/every8d-gateway.js';
import { genericHttp } from './generic-http/generic-http-gateway.js';
import { kotsms } from './kotsms/kotsms-gateway.js';
import { mitake } from './mitake/mitake-gateway.js';
import { sandbox } from './sandbox/sandbox-gateway.js';
import { twilio } from './twilio/twilio-gateway.js';
import { twsms } from './twsms/twsms-gateway.js';
import { vonage } from './vonage/vonage-gateway.js';

/** Every gateway that a team can send by. */
export const smsGateways = {
  mitake,
  every8d,
  kotsms,
  twsms,
  twilio,
  vonage,
  'generic-http': genericHttp,
  sandbox,
} as const satisfies Record<SmsGatewayKind, SmsGatewayDefinition>;

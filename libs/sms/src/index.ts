export {
  SmsGateway,
  smsRejections,
  type SmsBalance,
  type SmsMessage,
  type SmsReference,
  type SmsRejection,
  type SmsReport,
  type SmsReportReading,
  type SmsReportRequest,
  type SmsResult,
  type SmsState,
} from './gateway.js';
export {
  defineSmsGateway,
  type SmsGatewayDefinition,
  type SmsGatewayField,
  type SmsGatewayOptions,
} from './define-gateway.js';
export { smsGateways } from './registry.js';
export { Every8dGateway } from './every8d/every8d-gateway.js';
export { GenericHttpGateway } from './generic-http/generic-http-gateway.js';
export { KotsmsGateway } from './kotsms/kotsms-gateway.js';
export { MitakeGateway } from './mitake/mitake-gateway.js';
export { SandboxSmsGateway, type SandboxSmsGatewayOptions } from './sandbox/sandbox-gateway.js';
export { TwilioGateway } from './twilio/twilio-gateway.js';
export { TwsmsGateway } from './twsms/twsms-gateway.js';
export { VonageGateway } from './vonage/vonage-gateway.js';
export { countSegments, type SegmentCount } from './segments.js';
export { otpText, testText, type OtpText } from './otp-text.js';

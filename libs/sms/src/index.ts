export {
  SmsGateway,
  smsRejections,
  type SmsBalance,
  type SmsMessage,
  type SmsRejection,
  type SmsReport,
  type SmsReportRequest,
  type SmsResult,
  type SmsState,
} from './gateway.js';
export { SandboxSmsGateway, type SandboxSmsGatewayOptions } from './sandbox/sandbox-gateway.js';
export { countSegments, type SegmentCount } from './segments.js';
export { otpText, type OtpText } from './otp-text.js';

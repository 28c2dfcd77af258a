import type { SmsGateway, SmsRejection, SmsReportRequest } from '@tieline/sms';

/** What the provider does with the next message. `hang`, `reset`, `garbage` and `broken` come after it was taken. */
export type SmsFault = { refuse: SmsRejection } | 'hang' | 'reset' | 'garbage' | 'broken';

/** What a provider knows of us, which decides what may follow a send that was never answered. */
export type SmsAsking = 'by our id' | 'by sending again' | 'by their id';

export type SmsWorld = {
  /** a wide time limit, so that a busy machine fails no test */
  gateway: SmsGateway;
  /** the same adapter with a short one (about 600 ms), for the provider that hangs */
  hasty: SmsGateway;
  /** the same adapter on an address where nobody listens */
  unreachable: SmsGateway;
  /** the same adapter with wrong credentials */
  stranger: SmsGateway;
  /** what the provider has taken: number and text as the phone will see them */
  taken: () => { to: string; text: string }[];
  /** what the provider does with the next request that is not about access (tokens) */
  failNext: (fault: SmsFault) => void;
  /** the last message that was taken has ended so */
  end: (state: 'delivered' | 'undelivered') => void;
  /** rejections that the provider is able to tell apart; their words quote `secrets` and the number */
  refusals: readonly SmsRejection[];
  asked: SmsAsking;
  /** what the same id again is answered with; absent where the provider would send it twice */
  repeated?: 'accepted' | 'unknown';
  credits: number;
  /** what no result and no report may hold */
  secrets: readonly string[];
  /** only what Big5 has can be sent */
  big5Only?: boolean;
  /** how the provider reports on the last message that was taken; absent: it does not report */
  reports?: {
    make: (state: 'underway' | 'delivered' | 'undelivered') => SmsReportRequest;
    /** whether our id comes back */
    ourId: boolean;
    signed: boolean;
  };
  close: () => Promise<void>;
};

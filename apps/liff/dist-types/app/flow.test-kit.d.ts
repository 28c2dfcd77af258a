import type { BindingOutcome, ChatAnswer, LiffPage, LiffState, OtpChallenge, Problem } from '@tieline/contracts';
import { ApiError } from '@tieline/web';
import type { LiffApi } from './api.js';
import { BindingFlow } from './binding-flow.js';
import type { Environment } from './environment.js';
import { FlowStore } from './flow-store.js';
import type { LiffSdk } from './liff-sdk.js';
export declare const liffId = "1661242192-OQejBARg";
export declare const page: LiffPage;
export declare const member: {
    name: string;
    memberNumber: string;
    tier: null;
    maskedPhone: string;
};
export declare const answer: ChatAnswer;
export declare const bound: BindingOutcome;
export declare function challenge(changes?: Partial<OtpChallenge>): OtpChallenge;
export declare function problem(code: Problem['code'], status: number, more?: Partial<Problem>): ApiError;
export declare const draft: {
    raw: string;
    country: string;
    phone: string;
    consentVersion: string;
};
/** sessionStorage of one tab: hand it to a second world to reload the page. */
export declare function tab(): {
    getItem: (key: string) => string | null;
    setItem: (key: string, value: string) => undefined;
    removeItem: (key: string) => undefined;
};
type Options = {
    state?: Partial<LiffState>;
    api?: Partial<LiffApi>;
    sdk?: Partial<LiffSdk>;
    device?: Partial<Environment['device']>;
    storage?: ReturnType<typeof tab>;
    subject?: string;
    path?: '' | '/card';
};
/** The page with everything around it faked; `calls` tells in order what it asked for. */
export declare function world(options?: Options): {
    flow: BindingFlow;
    store: FlowStore;
    screen: () => import("./screen.js").Screen;
    calls: string[];
    said: string[];
    now: {
        ms: number;
        online: boolean;
    };
    api: LiffApi;
    sdk: LiffSdk;
};
/** Lets what was started in passing (the message to the chat) come to its end. */
export declare const settle: () => Promise<unknown>;
export {};

import type { Fault, PutFault, Settings } from '../../src/protocol.js';
import type { Dictionary } from '../i18n/zh.js';
import { client } from '../state/client.js';

type Trouble = { faults: readonly Fault[]; settings: Settings | null };

export type FaultSwitch = {
  key: string;
  label: (t: Dictionary) => string;
  hint: (t: Dictionary) => string;
  isOn: (trouble: Trouble) => boolean;
  turn: (on: boolean, trouble: Trouble) => Promise<void>;
};

const same = (fault: Fault, wanted: PutFault): boolean =>
  fault.service === wanted.service &&
  fault.operation === wanted.operation &&
  fault.kind === wanted.kind &&
  (fault.status ?? 500) === (wanted.status ?? 500);

const byFaults = (
  key: 'shopDown' | 'shopSlow' | 'line500' | 'smsSilent',
  wanted: readonly PutFault[],
): FaultSwitch => ({
  key,
  label: (t) => t.faults[key],
  hint: (t) => t.faults[`${key}Hint`],
  isOn: ({ faults }) => wanted.every((one) => faults.some((fault) => same(fault, one))),
  turn: async (on, { faults }) => {
    if (on) for (const one of wanted) await client.putFault(one);
    else
      for (const fault of faults)
        if (wanted.some((one) => same(fault, one))) await client.deleteFault(fault.id);
  },
});

/** LINE's free plan of this world when nobody said otherwise. */
const usualQuota = 3000;

const quotaOut: FaultSwitch = {
  key: 'quotaOut',
  label: (t) => t.faults.quotaOut,
  hint: (t) => t.faults.quotaOutHint,
  isOn: ({ settings }) => settings?.quotaLimit === 0,
  turn: async (on) => {
    await client.putSettings({ quotaLimit: on ? 0 : usualQuota });
  },
};

/** Slower than the product's own limit of 3 s. */
const tooSlowMs = 8000;

export const faultSwitches: readonly FaultSwitch[] = [
  byFaults('shopDown', [{ service: 'shopline', kind: 'status', status: 503 }]),
  byFaults('shopSlow', [{ service: 'shopline', kind: 'slow', delayMs: tooSlowMs }]),
  byFaults('line500', [
    { service: 'line', operation: 'reply', kind: 'status', status: 500 },
    { service: 'line', operation: 'push', kind: 'status', status: 500 },
  ]),
  byFaults('smsSilent', [{ service: 'sms', kind: 'accept-then-hang' }]),
  quotaOut,
];

import type { Locale } from '@tieline/contracts';
import type { LiffApi } from './api.js';
import type { Device } from './device.js';
import type { Launch } from './launch.js';
import type { LiffSdk } from './liff-sdk.js';
import type { SessionStore } from './session-store.js';

/** Everything outside the flow; tests hand in fakes. */
export type Environment = {
  launch: Launch;
  api: LiffApi;
  store: SessionStore;
  device: Device;
  loadSdk: (url: string) => Promise<LiffSdk>;
  setLocale: (locale: Locale) => void;
  now: () => number;
  online: () => boolean;
  /** the page's own address, for LINE's login to come back to */
  here: () => string;
  navigate: (url: string) => void;
  reload: () => void;
};

import type { TieStatus } from '@tieline/contracts';
import { Refused } from './api.js';

export const timing = {
  /** the server speaks at once: silence is a proxy that holds the stream back */
  firstWordMs: 5000,
  /** and repeats itself every 20 s */
  silenceMs: 45_000,
  pollMs: 3000,
  /** between questions that fail */
  slowestPollMs: 30_000,
  /** after the end of its life: the server's clock may be behind */
  graceMs: 15_000,
};

export type Watched = { events: string; ask: () => Promise<TieStatus>; lifetimeMs: number };

export const isOver = ({ state }: TieStatus): boolean => state !== 'waiting' && state !== 'opened';

const expired: TieStatus = { state: 'expired', lineName: null };

/** Tells every change until it is over: by a stream, by asking again and again where none gets through. Returns how to stop. */
export function watchTie(watched: Watched, told: (status: TieStatus) => void): () => void {
  let stopped = false;
  let stopHearing: () => void = () => undefined;
  const stop = () => {
    stopped = true;
    clearTimeout(deadline);
    stopHearing();
  };
  const tell = (status: TieStatus) => {
    if (stopped) return;
    told(status);
    if (isOver(status)) stop();
  };
  const deadline = setTimeout(() => tell(expired), watched.lifetimeMs + timing.graceMs);
  stopHearing = hear(watched.events, tell, () => {
    if (!stopped) stopHearing = poll(watched.ask, tell);
  });
  return stop;
}

type Tell = (status: TieStatus) => void;

/** `gaveUp` is called once, and later than this returns. */
function hear(url: string, tell: Tell, gaveUp: () => void): () => void {
  let silence = 0;
  let source: EventSource | undefined;
  const stop = () => {
    clearTimeout(silence);
    source?.close();
  };
  const giveUp = () => {
    stop();
    gaveUp();
  };
  const expectWithin = (ms: number) => {
    clearTimeout(silence);
    silence = window.setTimeout(giveUp, ms);
  };
  expectWithin(timing.firstWordMs);
  try {
    source = new EventSource(url);
    source.onerror = giveUp;
    source.onmessage = ({ data }) => {
      expectWithin(timing.silenceMs);
      const status = parsed(String(data));
      if (status) tell(status);
      else giveUp();
    };
  } catch {
    expectWithin(0);
  }
  return stop;
}

function parsed(data: string): TieStatus | null {
  try {
    return JSON.parse(data) as TieStatus;
  } catch {
    return null;
  }
}

function poll(ask: Watched['ask'], tell: Tell): () => void {
  let timer = 0;
  let stopped = false;
  let wait = timing.pollMs;
  const round = async () => {
    try {
      tell(await ask());
      wait = timing.pollMs;
    } catch (error) {
      // swept up long ago, or never ours
      if (error instanceof Refused && error.status === 404) tell(expired);
      wait = Math.min(wait * 2, timing.slowestPollMs);
    }
    if (!stopped) timer = window.setTimeout(() => void round(), wait);
  };
  void round();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

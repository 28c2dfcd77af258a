import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { productPort, productUrl, sandboxPort } from './src/support/addresses.js';

const root = path.resolve(import.meta.dirname, '../..');

/** In memory where there is room: the browser waits for every commit, and a disk takes most of that time. */
function placeForData(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    if (bavail * bsize >= 2 ** 30) return '/dev/shm';
  } catch {
    // a system without it
  }
  return tmpdir();
}

/** The workers read this file as well: the process that comes first makes the folder and takes it away. */
function freshDataFolder(): string {
  const known = process.env.E2E_DATA;
  if (known) return known;
  const made = mkdtempSync(path.join(placeForData(), 'tieline-e2e-'));
  process.env.E2E_DATA = made;
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}

/**
 * One matter in all its forms: each broken world, each shop system, each page and scheme under axe. By file, or by
 * `@deep` in the title of a single journey.
 */
const deep =
  /(accessibility-(console|liff-english|phone-page)|channel-setup|shops|markup|member-link|liff-fields|magic-numbers|slow-phone|website-trouble|console-(api-keys|cards|journeys|member-card|display|editor|lists|overview|pictures|roles|sending|shell|sms|sms-gateways|team|views|website))\.spec\.ts|@deep/;

export default defineConfig({
  testDir: 'src/journeys',
  projects: [
    { name: 'core', grepInvert: deep },
    { name: 'deep', grep: deep },
  ],
  outputDir: 'test-results/traces',
  workers: 1,
  // what passes only then is reported as flaky, and named by .ci/run
  retries: process.env.CI ? 1 : 0,
  globalSetup: './src/support/holder.setup.ts',
  forbidOnly: Boolean(process.env.CI),
  // for what never happens: a machine with other work takes several times as long as one without
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: [['line'], ['json', { outputFile: 'test-results/summary.json' }]],
  use: {
    locale: 'zh-TW',
    timezoneId: 'Asia/Taipei',
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
    actionTimeout: 20_000,
    // a fifth of the time; `--trace=retain-on-failure` for whoever looks into something
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `"${process.execPath}" tools/start.mjs`,
    cwd: root,
    env: {
      PORT: String(productPort),
      SANDBOX_PORT: String(sandboxPort),
      TIELINE_DATA: freshDataFolder(),
      // journeys of days, in seconds
      SANDBOX_CLOCK_FILE: path.join(freshDataFolder(), 'clock'),
      // runs the installation, too: sees what waits to be sent in all of it
      TIELINE_OPERATORS: 'admin@sunrise.example',
    },
    url: `${productUrl}/health/ready`,
    timeout: 240_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 12_000 },
  },
});

import { defineConfig } from '@playwright/test';
import journeys from './playwright.config.js';

/** `npm run screenshots`: pictures, taken from the same fresh world as the journeys. */
export default defineConfig({
  ...journeys,
  testDir: 'src',
  testMatch: 'screenshots.ts',
  projects: [{ name: 'pictures' }],
  outputDir: 'test-results/pictures',
  timeout: 240_000,
  reporter: [['line']],
});

import { LiffError, checkIdToken, cleanUrl, decodeJson, readArrival, secondaryUrl } from './arrival.js';
import { createCalls } from './calls.js';
import { createLiff, deviceOf, initialise, leave, permanentUrl, start } from './liff.js';
import { createStore } from './store.js';

const parts = [
  LiffError,
  decodeJson,
  readArrival,
  secondaryUrl,
  cleanUrl,
  checkIdToken,
  createStore,
  createCalls,
  leave,
  initialise,
  permanentUrl,
  deviceOf,
  createLiff,
  start,
];

/**
 * The text of /liff-sdk.js: our own stand-in for LINE's LIFF script, the same code the tests run. Function sources
 * keep their names, so they find each other inside the wrapper; no bundler is needed.
 */
export const liffSdk = `/* Tieline sandbox: stand-in for the LIFF SDK. Not LINE's code. */
(() => {
'use strict';
${parts.map(String).join('\n')}
start(window);
})();
`;

/** Jest's global tear-down, the other half of `jest-run.mjs`. */
export default () => globalThis.endTestRun();

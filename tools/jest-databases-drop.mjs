/** Jest's global tear-down, the other half of `jest-databases.mjs`. */
export default () => globalThis.dropTestDatabases();

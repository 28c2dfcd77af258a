/** One Jest run over the monorepo: sources are read directly, no build needed. */
const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', tsx: true, decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
    },
    module: { type: 'es6' },
  },
];

const shared = {
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.tsx?$': swc },
  moduleNameMapper: { '^(\\.{1,2}/.*)(?<!\\.json)\\.js$': '$1' },
  resolver: '<rootDir>/tools/jest-resolver.cjs',
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/.nx/'],
};

export default {
  maxWorkers: 3,
  // Every suite leaves tens of megabytes of its modules behind, and a worker ends at four gigabytes.
  workerIdleMemoryLimit: '1GB',
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: 'node',
      rootDir: import.meta.dirname,
      testEnvironment: 'node',
      testEnvironmentOptions: { customExportConditions: ['@tieline/source', 'node', 'node-addons'] },
      testMatch: ['<rootDir>/{libs,apps,tools,bench}/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/apps/e2e/'],
      globalSetup: '<rootDir>/tools/jest-run.mjs',
      globalTeardown: '<rootDir>/tools/jest-run-end.mjs',
    },
    {
      ...shared,
      displayName: 'browser',
      rootDir: import.meta.dirname,
      testEnvironment: 'jsdom',
      testEnvironmentOptions: { customExportConditions: ['@tieline/source', 'browser'] },
      testMatch: ['<rootDir>/{libs,apps}/**/*.spec.tsx'],
      setupFilesAfterEnv: ['<rootDir>/tools/jest-patience.mjs'],
      moduleNameMapper: { ...shared.moduleNameMapper, '\\.css$': '<rootDir>/tools/jest-no-styles.cjs' },
    },
  ],
};

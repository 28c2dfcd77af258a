import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { ensureProjectGraph } from './tools/project-graph.mjs';

// Without a graph the boundary rule checks nothing and says so only in passing.
ensureProjectGraph();

/** Who may import whom (docs/architecture.md). Everything not named is forbidden. */
const boundaries = [
  { sourceTag: 'scope:contracts', onlyDependOnLibsWithTags: ['scope:contracts'] },
  { sourceTag: 'scope:line', onlyDependOnLibsWithTags: ['scope:line', 'scope:contracts'] },
  { sourceTag: 'scope:shops', onlyDependOnLibsWithTags: ['scope:shops', 'scope:contracts'] },
  { sourceTag: 'scope:sms', onlyDependOnLibsWithTags: ['scope:sms', 'scope:contracts'] },
  { sourceTag: 'scope:web', onlyDependOnLibsWithTags: ['scope:web', 'scope:contracts'] },
  {
    sourceTag: 'scope:testing',
    onlyDependOnLibsWithTags: ['scope:testing', 'scope:contracts', 'scope:line', 'scope:shops', 'scope:sms'],
  },
  {
    sourceTag: 'scope:api',
    onlyDependOnLibsWithTags: [
      'scope:api',
      'scope:contracts',
      'scope:line',
      'scope:shops',
      'scope:sms',
      'scope:testing',
    ],
  },
  { sourceTag: 'scope:admin', onlyDependOnLibsWithTags: ['scope:admin', 'scope:contracts', 'scope:web'] },
  { sourceTag: 'scope:liff', onlyDependOnLibsWithTags: ['scope:liff', 'scope:contracts', 'scope:web'] },
  { sourceTag: 'scope:widget', onlyDependOnLibsWithTags: ['scope:widget', 'scope:contracts'] },
  { sourceTag: 'scope:sandbox', onlyDependOnLibsWithTags: ['scope:sandbox', 'scope:contracts'] },
  { sourceTag: 'scope:e2e', onlyDependOnLibsWithTags: ['scope:e2e', 'scope:contracts'] },
  { sourceTag: 'scope:bench', onlyDependOnLibsWithTags: ['scope:bench'] },
];

/** What needs types is Oxlint's (.oxlintrc.json): it takes them from the native compiler, in a sixth of the time. */
export default tseslint.config(
  {
    ignores: ['**/dist/**', '**/dist-spec/**', '**/dist-types/**', '.nx/**', 'data/**', '**/node_modules/**'],
  },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { enforceBuildableLibDependency: false, allow: [], depConstraints: boundaries },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Read the environment in one config file only.' },
      ],
    },
  },
  {
    files: ['**/*.spec.{ts,tsx}', '**/*.test-kit.ts', 'apps/api/test/**', '**/*.entity.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: [
      'apps/{admin,liff}/src/**/*.{ts,tsx}',
      'apps/sandbox/web/**/*.{ts,tsx}',
      'libs/web/src/**/*.{ts,tsx}',
    ],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    // The environment has one reader per process; tests and tools choose databases and ports by it.
    files: [
      '**/config.ts',
      'apps/api/src/config/**',
      'tools/**',
      'chaos/**',
      'bench/**',
      'apps/e2e/**',
      '**/*.spec.ts',
      'apps/api/test/**',
      'libs/testing/**',
      '**/vite.config.ts',
    ],
    rules: { 'no-restricted-properties': 'off', 'no-console': 'off' },
  },
  {
    files: ['**/*.{mjs,cjs}', '**/*.config.ts'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        module: 'readonly',
        fetch: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        AbortSignal: 'readonly',
        Blob: 'readonly',
        FormData: 'readonly',
        Buffer: 'readonly',
        performance: 'readonly',
        crypto: 'readonly',
        structuredClone: 'readonly',
      },
    },
  },
  {
    // How an app is built is no part of it.
    files: ['**/vite.config.ts'],
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
  prettier,
);

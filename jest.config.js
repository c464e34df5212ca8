// Two projects: `unit` (beside the sources, fast) and `system` (test/: workflows, replay, contract, e2e, browser).
// Postgres, the dev server and the workflow bundle are made once per run, when the first test asks (test/support/global-setup).
const telegram = process.env.RAPPORT_TELEGRAM_LIBRARY ?? 'telegram';

const common = {
  runtime: '<rootDir>/test/support/packages.js',
  testEnvironment: '<rootDir>/test/support/environment.ts',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  // `npm run test:teleproto`: the same suite on the library's successor, under the same import name
  moduleNameMapper:
    telegram === 'telegram'
      ? {}
      : {
          '^telegram$': telegram,
          '^telegram/tl/AllTLObjects$': `${telegram}/tl`, // where the successor keeps LAYER
          '^telegram/(.*)$': `${telegram}/$1`,
        },
};

module.exports = {
  // half of a system test is waiting: four keep two cores busy
  maxWorkers: 4,
  testSequencer: '<rootDir>/test/support/sequencer.js',
  // a busy machine is slow, not wrong
  testTimeout: 20_000,
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  projects: [
    {
      ...common,
      displayName: 'unit',
      roots: ['<rootDir>/src', '<rootDir>/sandbox', '<rootDir>/bench', '<rootDir>/test'],
      testMatch: ['src', 'sandbox', 'bench']
        .map((folder) => `<rootDir>/${folder}/**/*.test.ts`)
        .concat('<rootDir>/test/*.test.ts'),
    },
    { ...common, displayName: 'system', roots: ['<rootDir>/test'], testMatch: ['<rootDir>/test/*/**/*.test.ts'] },
  ],
};

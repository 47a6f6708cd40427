import { patiently } from './infra/stack/src/patience.ts'

// One runner, three levels, told apart by the file's suffix. SEEDLINE_TEST_LEVEL picks one.
const level = process.env.SEEDLINE_TEST_LEVEL ?? 'unit'

// A MongoDB and a Kafka for the whole run; which ones, the run says at its beginning.
const backed = {
  globalSetup: '<rootDir>/packages/testing/src/jest/global-setup.ts',
  globalTeardown: '<rootDir>/packages/testing/src/jest/global-teardown.ts',
}
// Modules of test files that are done stay in memory: a worker that holds too many is begun anew.
const recycled = { maxWorkers: 2, workerIdleMemoryLimit: '800MB' }
const levels = {
  unit: {
    testRegex: String.raw`(?<!\.int|\.e2e)\.test\.tsx?$`,
    testTimeout: patiently(20_000),
    ...recycled,
  },
  int: {
    ...backed,
    testRegex: String.raw`\.int\.test\.ts$`,
    testTimeout: patiently(60_000),
    ...recycled,
  },
  e2e: {
    ...backed,
    testRegex: String.raw`\.e2e\.test\.ts$`,
    maxWorkers: 1,
    testTimeout: patiently(180_000),
  },
}

const compiled = (tsx) => [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx },
      target: 'es2024',
      transform: { react: { runtime: 'automatic' } },
      // Jest reads a JSON file as one because its import says so.
      experimental: { keepImportAttributes: true },
    },
    module: { type: 'es6' },
  },
]

// Without it Jest half-works, and database drivers fail in ways that are hard to understand.
const isJest = process.argv[1]?.includes('jest')
if (isJest && !process.env.NODE_OPTIONS?.includes('--experimental-vm-modules')) {
  throw new Error('run the tests by pnpm test:unit, test:int or test:e2e, which set NODE_OPTIONS')
}

export default {
  ...levels[level],
  roots: ['packages', 'services', 'infra', 'e2e', 'bench/src'].map((at) => `<rootDir>/${at}`),
  testEnvironment: '<rootDir>/packages/testing/src/jest/patient-environment.ts',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.ts$': compiled(false), '^.+\\.tsx$': compiled(true) },
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/.seedline/'],
}

import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { defineConfig } from 'vitest/config'
import SlowFirst from './test/order.ts'
import Slowest from './test/slowest.ts'

// for a machine that is busy with something else, and longer where each test goes through all of its cases
const PATIENCE_MS = process.env['DEMARC_ALL'] === '1' ? 600_000 : 120_000

const shared = {
  pool: 'threads',
  isolate: false,
  testTimeout: PATIENCE_MS,
  hookTimeout: PATIENCE_MS,
  globalSetup: 'test/scratch.ts',
} as const

// `npm run test:unit`: vitest's own --exclude says nothing to a project
const practice = process.env['DEMARC_UNIT'] === '1' ? ['src/services/**/practice*.test.ts'] : []

// scripts/check.ts asks for the counts of a run as JSON in a file
const report = process.env['DEMARC_TEST_REPORT']

// each thread, and each process of sources that a test starts, then reads the code of modules that another has compiled
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/compiled')

// what a thread keeps, its modules and tables, is looked through at each full collection: the first comes once there is some garbage
setFlagsFromString('--initial-heap-size=768')

export default defineConfig({
  test: {
    // by itself vitest leaves a core free, which is half of a small machine
    maxWorkers: availableParallelism(),
    // only with --coverage, as `npm run coverage` asks: what guards the door is tested line by line
    coverage: {
      provider: 'v8',
      include: ['src/mfa/**/*.ts'],
      exclude: ['**/*.test.ts'],
      reporter: [['text', { skipFull: true }]],
      thresholds: { lines: 95, branches: 95, functions: 95, statements: 95 },
    },
    // Node itself strips the types: half of the time that it takes to have vite rewrite two thousand modules for each thread
    experimental: { viteModuleRunner: false, nodeLoader: false },
    ...(process.argv.includes('run') ? { execArgv: ['--import', join(import.meta.dirname, 'test/no-graph.mjs')] } : {}),
    sequence: { sequencer: SlowFirst },
    tags: [{ name: 'sweep', description: 'goes through more cases with DEMARC_ALL=1 (test/sample.ts)' }],
    reporters: ['default', ...(report ? ['json'] : []), new Slowest()],
    ...(report ? { outputFile: { json: report } } : {}),
    projects: [
      // one project, so that a thread loads each module once for all the files that it runs
      {
        test: {
          ...shared,
          name: 'tests',
          include: ['{src,scripts,test}/**/*.test.ts'],
          exclude: ['test/interop/**', 'test/browser/**', ...practice],
        },
      },
      // needs Python: scripts/interop.ts prepares it
      ...(process.env['DEMARC_INTEROP']
        ? [
            {
              test: {
                ...shared,
                name: 'interop',
                include: ['test/interop/**/*.test.ts'],
                testTimeout: 300_000,
                hookTimeout: 300_000,
              },
            },
          ]
        : []),
      // needs Chromium: scripts/browser.ts finds it
      ...(process.env['DEMARC_BROWSER']
        ? [
            {
              test: {
                ...shared,
                name: 'browser',
                include: ['test/browser/**/*.test.ts'],
              },
            },
          ]
        : []),
    ],
  },
})

import { defineConfig } from 'vitest/config'

const shared = { pool: 'threads', isolate: false, testTimeout: 30_000, hookTimeout: 30_000 } as const

// scripts/check.ts asks for the counts of a run as JSON in a file
const report = process.env['DEMARC_TEST_REPORT']

export default defineConfig({
  test: {
    ...(report ? { reporters: ['default', 'json'], outputFile: { json: report } } : {}),
    projects: [
      { test: { ...shared, name: 'unit', include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'] } },
      {
        test: {
          ...shared,
          name: 'whole',
          include: ['test/**/*.test.ts'],
          exclude: ['test/interop/**'],
          globalSetup: ['test/build.ts'],
          testTimeout: 120_000,
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
    ],
  },
})

import { defineConfig } from 'vitest/config'

const shared = { pool: 'threads', isolate: false, testTimeout: 30_000, hookTimeout: 30_000 } as const

export default defineConfig({
  test: {
    projects: [
      { test: { ...shared, name: 'unit', include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'] } },
      {
        test: {
          ...shared,
          name: 'whole',
          include: ['test/**/*.test.ts'],
          exclude: ['test/interop/**'],
          testTimeout: 120_000,
        },
      },
    ],
  },
})

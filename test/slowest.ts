import { relative } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'

/** So many files are named. */
const SHOWN = 10

/** What a file took, in milliseconds: reading it with all that it imports, its hooks and its tests. */
export interface Took {
  readonly file: string
  readonly ms: number
}

/** The slowest files, one a line, slowest first. */
export const slowestOf = (files: readonly Took[]): readonly string[] =>
  files
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, SHOWN)
    .map(({ file, ms }) => `${(ms / 1000).toFixed(1).padStart(7)} s  ${file}`)

/** Ends a run of many files with the slowest of them. */
export default class Slowest implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (modules.length <= SHOWN) return
    const files = modules.map((module): Took => {
      const { setupDuration, collectDuration, duration } = module.diagnostic()
      return {
        file: relative(module.project.config.root, module.moduleId),
        ms: setupDuration + collectDuration + duration,
      }
    })
    process.stdout.write(`\nThe slowest files:\n${slowestOf(files).join('\n')}\n`)
  }
}

import type { Control } from './control.ts'

const isControl = (value: unknown): value is Control => typeof value === 'object' && value !== null && 'holds' in value

/** For tests: the controls exported by some modules, singly or in lists. */
export const controlsIn = (...modules: readonly object[]): readonly Control[] =>
  modules.flatMap((module) => Object.values(module).flat().filter(isControl))

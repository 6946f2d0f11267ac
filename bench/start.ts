import { spawnSync } from 'node:child_process'
import { type Figure, median, milliseconds, type Pair, ratio, told } from './figures.ts'

const ROUNDS = 21

/** A process from spawn to exit, in milliseconds. */
function started(...args: readonly string[]): number {
  const start = process.hrtime.bigint()
  spawnSync(process.execPath, args)
  return milliseconds(start)
}

/** Cold start: whole processes, each right after Node that does nothing. */
export function benchStart(): Figure[] {
  const pairsOf = (rounds: number, ...args: readonly string[]): readonly Pair[] =>
    Array.from({ length: rounds }, () => ({ base: started('-e', ''), ours: started('dist/main.js', ...args) }))
  const over = (what: string, pairs: readonly Pair[]): Figure =>
    told(`demarc ${what} over bare Node`, `${median(pairs.map(({ ours, base }) => ours - base)).toFixed(0)} ms`)
  const model = pairsOf(ROUNDS, 'model', 'ec2')
  return [
    ratio('demarc --version against bare Node', pairsOf(ROUNDS, '--version'), 1.3),
    // 60 ms where Node takes 30
    ratio('demarc model ec2 against bare Node', model, 3),
    over('model ec2', model),
    over('controls', pairsOf(ROUNDS, 'controls')),
    over('scan --practice', pairsOf(ROUNDS / 3, 'scan', '--practice', 'company')),
  ]
}

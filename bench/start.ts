import { spawnSync } from 'node:child_process'
import { type Figure, median, milliseconds, ratio } from './figures.ts'

const ROUNDS = 21

/** Cold start: the whole process, from spawn to exit, against Node that does nothing. */
export function benchStart(): Figure[] {
  const cases = {
    bare: ['-e', ''],
    version: ['dist/main.js', '--version'],
    model: ['dist/main.js', 'model', 'ec2'],
  }
  const times = { bare: [] as number[], version: [] as number[], model: [] as number[] }
  for (let round = 0; round < ROUNDS; round++)
    for (const name of ['bare', 'version', 'model'] as const) {
      const start = process.hrtime.bigint()
      spawnSync(process.execPath, cases[name])
      times[name].push(milliseconds(start))
    }
  const [bare, version, model] = [median(times.bare), median(times.version), median(times.model)]
  return [
    ratio('demarc --version against bare Node', version, bare, 1.3),
    {
      what: 'demarc model ec2 over bare Node',
      value: `${(model - bare).toFixed(0)} ms (${model.toFixed(0)} ms against ${bare.toFixed(0)} ms)`,
      aim: 'at most 60 ms',
      reached: model - bare <= 60,
    },
  ]
}

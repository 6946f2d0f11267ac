import { spawnSync } from 'node:child_process'
import { type Figure, median, milliseconds, ratio } from './figures.ts'

/** A process from spawn to exit, and how long each of its rounds took. */
class Started {
  readonly #args: readonly string[]
  readonly #times: number[] = []
  constructor(...args: readonly string[]) {
    this.#args = args
  }
  round(): void {
    const start = process.hrtime.bigint()
    spawnSync(process.execPath, this.#args)
    this.#times.push(milliseconds(start))
  }
  get median(): number {
    return median(this.#times)
  }
}

/** Cold start: the whole process, against Node that does nothing. By turns, since the machine may become busier meanwhile. */
export function benchStart(): Figure[] {
  const bare = new Started('-e', '')
  const [version, model] = [new Started('dist/main.js', '--version'), new Started('dist/main.js', 'model', 'ec2')]
  const [controls, scan] = [new Started('dist/main.js', 'controls'), new Started('dist/main.js', 'scan', '--practice')]
  for (let round = 0; round < 21; round++)
    for (const one of [bare, version, model, controls, ...(round % 3 === 0 ? [scan] : [])]) one.round()
  const over = (what: string, { median: whole }: Started, most = Number.POSITIVE_INFINITY): Figure => ({
    what: `demarc ${what} over bare Node`,
    value: `${(whole - bare.median).toFixed(0)} ms (${whole.toFixed(0)} ms against ${bare.median.toFixed(0)} ms)`,
    aim: Number.isFinite(most) ? `at most ${most} ms` : 'told, not aimed at',
    reached: whole - bare.median <= most,
  })
  return [
    ratio('demarc --version against bare Node', version.median, bare.median, 1.3),
    over('model ec2', model, 60),
    over('controls', controls),
    over('scan --practice', scan),
  ]
}

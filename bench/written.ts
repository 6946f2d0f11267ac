import { execFileSync } from 'node:child_process'
import { type Figure, median } from './figures.ts'

interface Measured {
  readonly size: number
  readonly bytes: { readonly json: number; readonly packed: number; readonly csv: number }
  readonly times: Readonly<Record<string, readonly number[]>>
  readonly peakMiB: number
}

/** Half a million resources do not fit into the memory that Node takes by itself. */
const HEAP = '--max-old-space-size=12000'
const measured = (size: number, rounds: number): Measured =>
  JSON.parse(execFileSync(process.execPath, [HEAP, 'bench/files.ts', `${size}`, `${rounds}`], { encoding: 'utf8' }))

/** One time against another of the same round: the least, the median and the most. */
function against(what: string, { times }: Measured, ours: string, base: string, most: number): Figure {
  const ratios = (times[ours] ?? []).map((ms, round) => ms / (times[base]?.[round] ?? Number.NaN))
  const shown = [Math.min(...ratios), median(ratios), Math.max(...ratios)].map((one) => one.toFixed(2))
  const [least = Number.NaN] = [...ratios].sort((a, b) => a - b)
  return {
    what,
    value: `${shown.join(', ')} times (least, median, most)`,
    aim: `at most ${most}`,
    reached: least <= most,
  }
}

const perResource = ({ bytes, size }: Measured, of: keyof Measured['bytes']): number => bytes[of] / size

/** The files of a run: their size, and how fast they are written, read and compared, from 10,000 to 500,000 resources. */
export function benchFiles(): Figure[] {
  const small = measured(10_000, 5)
  const large = measured(500_000, 1)
  const [plain, packed] = [perResource(small, 'json') / 10, perResource(small, 'packed') / 10]
  const growth = (what: string): number => (large.times[what]?.[0] ?? Number.NaN) / 50 / median(small.times[what] ?? [])
  return [
    {
      what: 'the run of 100,000 resources with 4.2 findings each, plain and packed',
      value: `${plain.toFixed(0)} MB and ${packed.toFixed(1)} MB`,
      aim: 'at most 210 MB (most of it findings) and 8 MB',
      reached: plain <= 210 && packed <= 8,
    },
    against('judged and written as JSON, against judged alone', small, 'write', 'walk', 7),
    against('judged and written as CSV, against the same as JSON', small, 'csv', 'write', 1),
    against('read back and checked, against JSON.parse of its lines', small, 'read', 'parse', 1.5),
    against('two of them compared, against one read', small, 'diff', 'read', 10),
    ...['write', 'read', 'csv'].map((what) => ({
      what: `${what} of 500,000 resources against 50 times 10,000`,
      value: `${growth(what).toFixed(2)} times`,
      aim: 'at most 1.5',
      reached: growth(what) <= 1.5,
    })),
  ]
}

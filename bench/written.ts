import { execFileSync } from 'node:child_process'
import { atMost, type Figure, median, type Pair, ratio, reported } from './figures.ts'

interface Measured {
  readonly size: number
  readonly bytes: { readonly json: number; readonly packed: number; readonly csv: number }
  readonly times: Readonly<Record<string, readonly number[]>>
  readonly peakMiB: number
}

/** Half a million resources need more memory than Node takes by default. */
const HEAP = '--max-old-space-size=12000'
const measured = (size: number, rounds: number): Measured =>
  JSON.parse(execFileSync(process.execPath, [HEAP, 'bench/files.ts', `${size}`, `${rounds}`], { encoding: 'utf8' }))

/** Pairs of times of two kinds of work, by round. */
const pairsOf = ({ times }: Measured, ours: string, base: string): readonly Pair[] =>
  (times[ours] ?? []).map((ms, round) => ({ ours: ms, base: times[base]?.[round] ?? Number.NaN }))

const against = (what: string, measured: Measured, ours: string, base: string, most: number): Figure =>
  ratio(what, pairsOf(measured, ours, base), most)

/** Compares time per byte: the files differ in size, because CSV repeats in each row what JSON has once. */
function byByte(what: string, measured: Measured): Figure {
  const larger = measured.bytes.csv / measured.bytes.json
  const pairs = pairsOf(measured, 'csv', 'write').map(({ ours, base }) => ({ ours, base: base * larger }))
  return ratio(what, pairs, 1)
}

const timesOf = (measured: Measured, ours: string, base: string): string =>
  median(pairsOf(measured, ours, base).map((pair) => pair.ours / pair.base)).toFixed(2)

const perResource = ({ bytes, size }: Measured, of: keyof Measured['bytes']): number => bytes[of] / size

/** The files of a run: their size, and the time to write, read and compare them, from 10,000 to 500,000 resources. */
export function benchFiles(): Figure[] {
  const small = measured(10_000, 5)
  const large = measured(500_000, 1)
  const [plain, packed] = [perResource(small, 'json') / 10, perResource(small, 'packed') / 10]
  const ms = median(small.times['writeJudged'] ?? [])
  const written = `${(small.bytes.json / 1000 / ms).toFixed(0)} MB/s, ${((small.size / ms) * 1000).toLocaleString('en-US', { maximumFractionDigits: 0 })} resources a second`
  const compared = median(small.times['diff'] ?? []) / 100
  const growth = (what: string): number => (large.times[what]?.[0] ?? Number.NaN) / 50 / median(small.times[what] ?? [])
  return [
    atMost('the run of 100,000 resources with 4.2 findings each, in MB', plain, 150, `${plain.toFixed(0)} MB`),
    atMost('the same packed, in MB', packed, 8, `${packed.toFixed(1)} MB`),
    reported(
      'a judged run written as JSON, against JSON.stringify of its lines and the same file',
      `${timesOf(small, 'writeJudged', 'bareWrite')} times, ${written}, of the processor's time (150 MB/s is what we want)`,
    ),
    against('judged and written as JSON, against judged alone', small, 'write', 'walk', 7),
    byByte('judged and written as CSV, against JSON, byte by byte', small),
    against('read back and checked, against JSON.parse of its lines', small, 'read', 'parse', 1.5),
    reported(
      'two of them compared, against one read',
      `${timesOf(small, 'diff', 'read')} times, ${compared.toFixed(1)} s for 100,000 resources (6 s is what we want)`,
    ),
    ...['walk', 'write', 'read', 'csv'].map((what) => ({
      what: `${what} of 500,000 resources against 50 times 10,000`,
      value: `${growth(what).toFixed(2)} times the time for each resource`,
      aim: 'at most 1.5',
      reached: growth(what) <= 1.5,
      excess: growth(what) / 1.5,
    })),
  ]
}

/**
 * The files of a synthetic account: written, packed, read back and compared, each next to a minimal implementation.
 * Runs in a process of its own. Arguments: the number of resources, and the number of rounds; with one round, only the
 * growth is measured. Prints JSON: CPU milliseconds per round, bytes, and peak memory.
 */
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { diffFiles } from '../src/app/diff.ts'
import { writeFileAtomic, writeFilesAtomic } from '../src/core/files.ts'
import { ledger } from '../src/ledger/ledger.ts'
import { readRun } from '../src/ledger/run-file.ts'
import { runCsv } from '../src/report/formats/csv.ts'
import { runJson } from '../src/report/json.ts'
import { controls } from '../src/services/controls.gen.ts'
import { cpuTime } from './figures.ts'
import { accountOf, head, NOW } from './files-account.ts'

const [size, rounds] = [Number(process.argv[2] ?? '10000'), Number(process.argv[3] ?? '1')]
const folder = mkdtempSync(join(tmpdir(), 'demarc-bench-'))
const at = (name: string): string => join(folder, name)
const bytesOf = (name: string): number => statSync(at(name)).size
type Account = ReturnType<typeof accountOf>
const rows = (model: Account) => ({ [Symbol.iterator]: () => ledger(model, controls, [], NOW) })
const json = (model: Account): Iterable<string> => runJson(head, model, rows(model))

const times: Record<string, number[]> = {}
async function timed(what: string, work: () => Promise<unknown> | unknown): Promise<void> {
  const list = times[what] ?? []
  times[what] = [...list, await cpuTime(work)]
}

/** Parses the lines of a file that hold an item: the minimal way to read it without holding more than one chunk. */
async function bareParse(path: string, found: (item: unknown) => void = () => undefined): Promise<void> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
    const whole: Buffer = Buffer.concat([rest, chunk])
    const end = whole.lastIndexOf(10) + 1
    rest = whole.subarray(end)
    for (const line of whole.subarray(0, end).toString('utf8').split('\n'))
      if (line.startsWith('{"')) found(JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line))
  }
}

function* stringified(items: readonly unknown[]): Generator<string> {
  for (const item of items) yield `${JSON.stringify(item)},\n`
}

/** The measurements that are made for one size only. */
async function besides(first: Account): Promise<void> {
  await writeFilesAtomic([{ path: at('a.json.gz'), content: () => json(first), packing: 'gzip' }])
  // the verdicts are already in memory, so that only writing them is measured
  const judged = [...rows(first)]
  for (let round = 0; round < rounds; round++)
    await timed('writeJudged', () => writeFileAtomic(at('judged.json'), runJson(head, first, judged)))
  // the items are already in memory, so that only stringifying and writing them is measured
  const items: unknown[] = []
  await bareParse(at('a.json'), (item) => items.push(item))
  for (let round = 0; round < rounds; round++)
    await timed('bareWrite', () => writeFileAtomic(at('bare.json'), stringified(items)))
  await writeFileAtomic(at('b.json'), json(accountOf(size, true)))
  for (let round = 0; round < rounds; round++)
    await timed('diff', () => diffFiles(at('a.json'), at('b.json'), {}, { version: '0' }))
}

try {
  const first = accountOf(size)
  await writeFileAtomic(at('warm.json'), json(accountOf(2000)))
  for (let round = 0; round < rounds; round++) {
    await timed('walk', () => {
      for (const _ of rows(first));
    })
    await timed('write', () => writeFileAtomic(at('a.json'), json(first)))
    await timed('parse', () => bareParse(at('a.json')))
    await timed('read', () => readRun(at('a.json'), {}))
    await timed('csv', () => writeFileAtomic(at('a.csv'), runCsv({ head, model: first, ledger: rows(first) })))
  }
  if (rounds > 1) await besides(first)
  const bytes = { json: bytesOf('a.json'), packed: rounds > 1 ? bytesOf('a.json.gz') : 0, csv: bytesOf('a.csv') }
  console.log(JSON.stringify({ size, bytes, times, peakMiB: process.resourceUsage().maxRSS / 1024 }))
} finally {
  rmSync(folder, { recursive: true })
}

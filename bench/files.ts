/**
 * The files of a synthetic account: written, packed, read back and compared. Runs in a process of its own. Arguments: the number of
 * resources. Prints JSON: milliseconds and bytes.
 */
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { diffFiles } from '../src/app/diff.ts'
import { writeFileAtomic } from '../src/core/files.ts'
import { ledger } from '../src/ledger/ledger.ts'
import { readRun } from '../src/ledger/run-file.ts'
import { runCsv } from '../src/report/formats/csv.ts'
import { runJson } from '../src/report/json.ts'
import { controls } from '../src/services/controls.gen.ts'
import { milliseconds } from './figures.ts'
import { accountOf, head, NOW } from './files-account.ts'

const size = Number(process.argv[2] ?? '10000')
const folder = mkdtempSync(join(tmpdir(), 'demarc-bench-'))
const at = (name: string): string => join(folder, name)

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint()
  await work()
  return milliseconds(start)
}

/** JSON.parse of every line that holds an item: the shortest way through the same text that holds no more than a chunk. */
async function bareParse(path: string): Promise<void> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
    const whole: Buffer = Buffer.concat([rest, chunk])
    const end = whole.lastIndexOf(10) + 1
    rest = whole.subarray(end)
    for (const line of whole.subarray(0, end).toString('utf8').split('\n'))
      if (line.startsWith('{"')) JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line)
  }
}

try {
  const rows = (model: ReturnType<typeof accountOf>) => ({
    [Symbol.iterator]: () => ledger(model, controls, [], NOW),
  })
  const [first, second] = [accountOf(size), accountOf(size, true)]
  const json = (model: ReturnType<typeof accountOf>): Iterable<string> => runJson(head, model, rows(model))
  await writeFileAtomic(at('warm.json'), json(accountOf(2000)))
  const write = await timed(() => writeFileAtomic(at('a.json'), json(first)))
  await writeFileAtomic(at('b.json'), json(second))
  const csv = await timed(() =>
    writeFileAtomic(at('a.csv'), runCsv({ head, model: first, ledger: rows(first) } as Parameters<typeof runCsv>[0])),
  )
  const parse = await timed(() => bareParse(at('a.json')))
  const read = await timed(() => readRun(at('a.json'), {}))
  const diff = await timed(() => diffFiles(at('a.json'), at('b.json'), {}, { version: '0' }))
  console.log(
    JSON.stringify({
      size,
      bytes: statSync(at('a.json')).size,
      csvBytes: statSync(at('a.csv')).size,
      write,
      csv,
      parse,
      read,
      diff,
      peakMiB: process.resourceUsage().maxRSS / 1024,
    }),
  )
} finally {
  rmSync(folder, { recursive: true })
}

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { startPracticeAccount } from '../../src/app/practice.ts'
import { replay, scan } from '../../src/app/scan.ts'
import { systemClock } from '../../src/core/clock.ts'
import { snapshotOfFile } from '../../src/ledger/snapshot.ts'
import { runJson } from '../../src/report/json.ts'
import { mutated, orClearErrorAsync, type Property } from './property.ts'

interface Base {
  readonly folder: string
  readonly recording: Buffer
  readonly run: string
}
const select = { controls: ['SNS.*'], services: [], frameworks: [], severities: [] }

let made: Promise<Base> | undefined
/** A small scan of the practice account, recorded: small enough to be read many times. */
const base = (): Promise<Base> => {
  made ??= makeBase()
  return made
}
export const removeFiles = async (): Promise<void> => {
  if (made) await rm((await made).folder, { recursive: true })
}

async function makeBase(): Promise<Base> {
  const folder = await mkdtemp(join(tmpdir(), 'demarc-fuzz-'))
  const record = join(folder, 'a.rec.gz')
  const practice = await startPracticeAccount()
  try {
    const { endpoint: endpointUrl, requestHandler, region: defaultRegion, principals } = practice
    const done = await scan(
      {
        endpointUrl,
        requestHandler,
        credentials: principals.auditor,
        defaultRegion,
        regions: ['us-east-1'],
        select,
        record,
      },
      {
        clock: systemClock,
        time: { now: systemClock, sleep },
        runId: () => 'a-run',
        version: '0.0.0',
        userAgent: 'demarc-fuzz',
        env: {},
      },
    )
    return { folder, recording: await readFile(record), run: [...runJson(done.head, done.model, done.ledger)].join('') }
  } finally {
    await practice.close()
  }
}

const edits = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 })

export const fileProperties: readonly Property[] = [
  {
    name: 'a run file: read, or refused with a clear error',
    runs: 40,
    property: () =>
      fc.asyncProperty(
        fc.nat(),
        fc.nat(2000),
        mutated(['"met"', '{"tags":{}}', '[]', ',"x":1']),
        async (at, length, put) => {
          const { folder, run } = await base()
          const from = at % run.length
          const file = join(folder, 'run.json')
          await writeFile(file, run.slice(0, from) + put + run.slice(from + length))
          await orClearErrorAsync(() => snapshotOfFile(file))
        },
      ),
  },
  {
    name: 'a packed run file: read, or refused with a clear error',
    runs: 40,
    property: () =>
      fc.asyncProperty(edits, fc.nat(), fc.boolean(), async (bytes, end, cut) => {
        const { folder, run } = await base()
        const copy = gzipSync(run)
        for (const [at, byte] of bytes) copy.writeUInt8(byte, at % copy.length)
        const file = join(folder, 'run.json.gz')
        await writeFile(file, cut ? copy.subarray(0, end % copy.length) : copy)
        await orClearErrorAsync(() => snapshotOfFile(file))
      }),
  },
  {
    name: 'a recording: replayed, or refused with a clear error',
    runs: 40,
    property: () =>
      fc.asyncProperty(edits, fc.nat(), fc.boolean(), async (bytes, end, cut) => {
        const { folder, recording } = await base()
        const copy = Buffer.from(recording)
        for (const [at, byte] of bytes) copy.writeUInt8(byte, at % copy.length)
        const file = join(folder, 'b.rec.gz')
        await writeFile(file, cut ? copy.subarray(0, end % copy.length) : copy)
        await orClearErrorAsync(() => replay(file, { select }, { version: '0.0.0' }))
      }),
  },
]

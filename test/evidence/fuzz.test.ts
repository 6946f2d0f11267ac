import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { replay, type Scan } from '../../src/app/scan.ts'
import { DemarcError } from '../../src/core/errors.ts'
import { snapshotOfFile } from '../../src/ledger/snapshot.ts'
import { jsonOf, scanOf, withPractice } from '../scan/in-test.ts'
import { forged, linesOf, packLines } from './in-test.ts'

let folder: string
let file: string
let recording: Buffer
let lines: string[]
let run: Buffer
const io = { version: '0.0.0' }
const body = (done: Scan): string => jsonOf(done).slice(jsonOf(done).indexOf('"resources"'))
let expected: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-fuzz-'))
  file = join(folder, 'input')
  const record = join(folder, 'a.rec.gz')
  // one region and a few services: small enough to be read some hundred times
  const scan = await withPractice((practice) =>
    scanOf(practice, {
      record,
      regions: ['us-east-1'],
      select: { controls: ['S3.*', 'CloudTrail.*'], services: [], frameworks: [], severities: [] },
    }),
  )
  recording = await readFile(record)
  lines = linesOf(record)
  run = Buffer.from(jsonOf(scan))
  expected = body(scan)
})
afterAll(() => rm(folder, { recursive: true }))

/** What changes bytes: bits turned, a part cut out or doubled, the end cut off. */
const damage = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: fc.nat(), bit: fc.nat(7) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), length: fc.integer({ min: 1, max: 5000 }) }),
  fc.record({ kind: fc.constant('double' as const), at: fc.nat(), length: fc.integer({ min: 1, max: 5000 }) }),
  fc.record({ kind: fc.constant('end' as const), at: fc.nat() }),
)
type Damage = typeof damage extends fc.Arbitrary<infer D> ? D : never

function damaged(bytes: Buffer, how: Damage): Buffer {
  const at = how.at % bytes.length
  if (how.kind === 'end') return bytes.subarray(0, at)
  if (how.kind === 'flip') {
    const copy = Buffer.from(bytes)
    copy.writeUInt8((copy[at] ?? 0) ^ (1 << how.bit), at)
    return copy
  }
  const part = bytes.subarray(at, at + how.length)
  return Buffer.concat([
    bytes.subarray(0, at),
    ...(how.kind === 'double' ? [part, part] : []),
    bytes.subarray(at + part.length),
  ])
}

/** What reading a file ends with: the result, or an error that says what is wrong with which file; nothing is left behind. */
async function read<T>(work: () => Promise<T>): Promise<T | undefined> {
  const before = await readdir(folder)
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof DemarcError)) throw error
    expect([error.exitCode, error.message.includes(file)]).toEqual([2, true])
    expect(error.message).not.toContain('BUG')
    return undefined
  } finally {
    expect(await readdir(folder)).toEqual(before)
  }
}

describe('a recording', () => {
  test('with any damage to its bytes is refused, or says the same', async () => {
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        await writeFile(file, damaged(recording, how))
        const done = await read(() => replay(file, {}, io))
        // a bit in a part of gzip's header that says nothing
        if (done) expect(body(done)).toBe(expected)
      }),
      { numRuns: 60 },
    )
  })

  test('with other JSON in any line, its digests right or wrong, is refused or replayed: never a crash', async () => {
    const odd = fc.oneof(
      fc.json(),
      fc.constantFrom(
        '[]',
        'null',
        '1e999',
        '{}',
        '{"answers":1}',
        '{"__proto__":1}',
        `${'['.repeat(5000)}${']'.repeat(5000)}`,
        '',
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(), odd, fc.boolean(), async (at, json, forge) => {
        const copy = [...lines]
        copy[at % copy.length] = json
        let made = copy
        try {
          if (forge) made = forged(copy)
        } catch {
          // what is not a JSON cannot be forged
        }
        await packLines(file, made)
        const done = await read(() => replay(file, {}, io))
        if (done) expect(made.length).toBe(lines.length)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a run file', () => {
  test('with any damage to its bytes is read or refused: never a crash', async () => {
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        await writeFile(file, damaged(run, how))
        await read(() => snapshotOfFile(file))
      }),
      { numRuns: 60 },
    )
  })

  test('with a value of another type anywhere is refused', async () => {
    const text = run.toString('utf8').split('\n')
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.constantFrom('7', 'null', '[[]]', '{"a":{}}', `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`),
        async (at, value) => {
          const rows = [...text.keys()].filter((n) => /^\{"(id|resource|layer|control)":/.test(text[n] ?? ''))
          const row = rows[at % rows.length] ?? 0
          const copy = [...text]
          copy[row] = `${value}${text[row]?.endsWith(',') === true ? ',' : ''}`
          await writeFile(file, copy.join('\n'))
          expect(await read(() => snapshotOfFile(file))).toBeUndefined()
        },
      ),
      { numRuns: 50 },
    )
  })
})

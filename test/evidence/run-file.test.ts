import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scan } from '../../src/app/scan.ts'
import { diffRuns } from '../../src/ledger/diff.ts'
import { evidenceOf } from '../../src/ledger/evidence.ts'
import { runSchema } from '../../src/ledger/run.ts'
import { snapshotOf, snapshotOfFile } from '../../src/ledger/snapshot.ts'
import { blocksOf } from '../documents.ts'
import { asItBegins, jsonOf, scanOf, withPractice } from '../scan/in-test.ts'
import { rowsOf, writtenOut } from '../scan/rows-in-test.ts'

let folder: string
let file: string
let scan: Scan
let text: string
/** The run of one service. */
let short: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-run-'))
  file = join(folder, 'run.json')
  const begun = await asItBegins()
  scan = begun.scan
  text = begun.json
  const select = { controls: [], services: ['s3'], frameworks: [], severities: [] }
  short = jsonOf(await withPractice((practice) => scanOf(practice, { select })))
})
afterAll(() => rm(folder, { recursive: true }))

const read = async (content: string | Buffer) => {
  await writeFile(file, content)
  return snapshotOfFile(file)
}

test('a run file says the same as the scan that wrote it, also when another program laid it out', async () => {
  const made = snapshotOf(scan.head, scan.model, scan.ledger)
  expect(made.resources.size).toBeGreaterThan(100)
  expect(await read(text)).toEqual(made)
  // as jq -S does: keys sorted, so that the ledger comes before its resources
  const sorted = Object.fromEntries(Object.entries(JSON.parse(text)).sort(([a], [b]) => (a < b ? -1 : 1)))
  const again = await read(JSON.stringify(sorted, null, 2))
  expect(diffRuns(made, again).resources).toEqual([])
  expect({ ...again, resources: new Map([...again.resources].sort(([a], [b]) => (a < b ? -1 : 1))) }).toEqual(made)
})

const jq = blocksOf('docs/run-file.md')
  .filter(({ text: block }) => block.includes('jq '))
  .flatMap(({ text: block }) => block.split('\n\n'))

test('docs/run-file.md shows what jq reads of a run', () => expect(jq.length).toBeGreaterThan(4))

test.skipIf(spawnSync('jq', ['--version']).status !== 0).each(jq)('%s', async (command) => {
  await writeFile(join(folder, 'run.json'), text)
  expect(execFileSync('sh', ['-ec', command], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 })).not.toBe('')
})

test('each row says what its verdict rests on: the evidence, and every AWS answer', () => {
  const rows = rowsOf(runSchema.parse(JSON.parse(text)))
  const written = rows.flatMap(({ resource, responsibilities }) =>
    responsibilities.flatMap(({ controls }) =>
      controls.map(({ id, verdict, evidence, answers }) => ({ resource, id, verdict, evidence, answers })),
    ),
  )
  const judged = [...scan.ledger].flatMap(({ resource, layers }) =>
    layers.flatMap(({ responsibilities }) =>
      responsibilities.flatMap((one) =>
        one.judged.map((told) => {
          const { control, verdict } = told
          return {
            resource: resource.id,
            id: control.id,
            verdict: verdict.is,
            ...evidenceOf(told, resource, scan.model),
          }
        }),
      ),
    ),
  )
  expect(written.length).toBeGreaterThan(500)
  expect(written).toEqual(judged)
})

test('what rows share may also be written out in each of them', async () => {
  const whole = runSchema.parse(JSON.parse(text))
  const { stacks: _, particulars: __, ...run } = whole
  const ledger = run.ledger.map((entry) => writtenOut(whole, entry))
  expect(await read(JSON.stringify({ ...run, ledger }))).toEqual(await read(text))
})

describe('a file that is wrong is refused, with its name and the line', () => {
  const lineOf = (part: string): number => short.slice(0, short.indexOf(part)).split('\n').length
  test.each<[string, () => string, string, () => string]>([
    ['cut short', () => short.slice(0, 5000), 'INPUT_DAMAGED', () => 'it ends in the middle: it was cut short'],
    ['empty', () => '', 'INPUT_DAMAGED', () => ':1: the file is empty'],
    ['of something else', () => '{"name": "demarc"}', 'RUN_FILE_WRONG', () => ':1: a run has no member "name"'],
    [
      'of another version',
      () => short.replace('demarc.run/2', 'demarc.run/9'),
      'RUN_FILE_WRONG',
      () => ':2: its schema is "demarc.run/9"; a run\'s is "demarc.run/2"',
    ],
    [
      'with a verdict that there is not',
      () => short.replace('"verdict":"unmet"', '"verdict":"perhaps"'),
      'RUN_FILE_WRONG',
      () => `:${lineOf('"verdict":"unmet"')}: a layer is not as it should be at responsibilities.`,
    ],
    [
      'with a time that is none',
      () => short.replace(/"startedAt":"[^"]*"/, '"startedAt":"yesterday"'),
      'RUN_FILE_WRONG',
      () => ':3: the run is not as it should be at startedAt: ',
    ],
    [
      'without its blind spots',
      () => short.replace(/"blindSpots": \[\s*\],/, ''),
      'RUN_FILE_WRONG',
      () => 'the run has no member "blindSpots"',
    ],
    [
      'with a layer of a resource that is not there',
      () => short.replace(/^\{"id":"arn:aws:s3[^\n]*\n/m, ''),
      'RUN_FILE_WRONG',
      () => 'which is not among the resources',
    ],
    [
      'with a stack that is not there',
      () => short.replace(/"layers":\d+/, '"layers":99999'),
      'RUN_FILE_WRONG',
      () => 'the stack 99999, which is not among the stacks',
    ],
    [
      'with particulars that are not there',
      () => short.replace(/"controls":\d+/, '"controls":99999'),
      'RUN_FILE_WRONG',
      () => 'the particulars 99999, which are not among the particulars',
    ],
    [
      'with two rows of one resource',
      () => short.replace(/"resource":1,/, '"resource":0,'),
      'RUN_FILE_WRONG',
      () => 'the ledger speaks of 0 twice',
    ],
    [
      'with an object for an array',
      () => short.replace(/"blindSpots": \[\s*\]/, '"blindSpots": {}'),
      'RUN_FILE_WRONG',
      () => 'the member "blindSpots" is no array',
    ],
    [
      'with a number that is none',
      () => short.replace(/"assessed":\d+/, '"assessed":1e999'),
      'RUN_FILE_WRONG',
      () => 'the summary is not as it should be at coverage.assessed: ',
    ],
  ])('%s', async (_, content, code, message) => {
    await expect(read(content())).rejects.toMatchObject({
      code,
      exitCode: 2,
      message: expect.stringContaining(message()),
    })
    await expect(read(content())).rejects.toMatchObject({ message: expect.stringContaining(file) })
  })

  test.each([
    ['a file that is not there', () => join(folder, 'nowhere.json'), 'there is no such file'],
    ['a folder', () => folder, 'it is a folder'],
  ])('%s', async (_, path, why) => {
    await expect(snapshotOfFile(path())).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      message: `${path()} cannot be read: ${why}`,
    })
  })
})

describe('a packed run file', () => {
  test.each([
    ['gzip', gzipSync],
    ['Zstandard', zstdCompressSync],
  ] as const)('of %s says the same', async (_, pack) => {
    if (pack === undefined) return expect(process.versions.node.startsWith('22.')).toBe(true)
    expect(await read(pack(text))).toEqual(await read(text))
  })

  test('that was cut short is refused', async () => {
    await expect(read(gzipSync(text).subarray(0, 5000))).rejects.toMatchObject({
      code: 'INPUT_DAMAGED',
      message: expect.stringContaining(`${file}: it is packed, and damaged: `),
    })
  })

  test('that unpacks to far more than a run is refused', async () => {
    await expect(read(gzipSync(Buffer.alloc(80 << 20, ' ')))).rejects.toMatchObject({
      code: 'INPUT_DAMAGED',
      message: `${file}: it unpacks to more than 250 times its size`,
    })
  })
})

/** The same run as `demarc.run/1` had it. */
function asFirst(): string {
  const run = runSchema.parse(JSON.parse(text))
  // it did not have the parties that an unknown one can be
  const ledger = rowsOf(run).map(({ party, between: _, responsibilities, ...row }) => ({
    ...row,
    owner: party === 'none' ? 'nobody' : party,
    duties: responsibilities.map(({ responsibility, controls, ...rest }) => ({
      ...rest,
      duty: responsibility,
      controls: controls.map(({ title, finding: _, ...one }) => ({ ...one, says: title })),
    })),
  }))
  const { assessed, assessable, toAttest } = run.summary.coverage
  const coverage = Math.round((assessed / (assessable + toAttest)) * 10_000) / 10_000
  const { frameworks: _, ...counted } = run.summary
  const summary = { ...counted, coverage }
  return JSON.stringify({
    schema: 'demarc.run/1',
    run: run.run,
    resources: run.resources,
    ledger,
    gaps: [],
    summary,
  })
}

test('a run file of the version before is read as well, whatever the order of its members', async () => {
  const second = await read(text)
  const first = asFirst()
  const listed = ({ resources }: typeof second) =>
    [...resources].map(([id, { layers, controls }]) => ({ id, layers: [...layers], controls: [...controls.values()] }))
  const converted = await read(first)
  expect(listed(converted)).toEqual(listed(second))
  expect(converted.coverage).toBe(second.coverage)
  const sorted = Object.fromEntries(Object.entries(JSON.parse(first)).sort(([a], [b]) => (a < b ? -1 : 1)))
  expect(diffRuns(second, await read(JSON.stringify(sorted))).resources).toEqual([])
})

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { replay, type Scan, type ScanOptions } from '../../src/app/scan.ts'
import { sha256 } from '../../src/core/digest.ts'
import { packBlock } from '../../src/core/gzip-blocks.ts'
import { asItBegins, jsonOf, scanOf, withPractice } from '../scan/in-test.ts'
import { rowsIn } from '../scan/rows-in-test.ts'
import { forged, linesOf, packLines, rechained } from './in-test.ts'

let folder: string
let file: string
let scan: Scan
let lines: string[]
const at = (name: string): string => join(folder, name)
const io = { version: '0.0.0' }

const record = (path: string, more: Partial<ScanOptions> = {}): Promise<Scan> =>
  withPractice((practice) => scanOf(practice, { record: path, ...more }))

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-recording-'))
  const begun = await asItBegins()
  scan = begun.scan
  file = begun.recording
  lines = linesOf(file)
})
afterAll(() => rm(folder, { recursive: true }))

/** A run without what says where it came from. */
const body = (json: string): string => json.slice(json.indexOf('"resources"'))

describe('a replay', () => {
  test('gives the same resources, ledger, blind spots and summary, byte for byte, of the same moment', async () => {
    const again = await replay(file, {}, io)
    expect(body(jsonOf(again))).toBe(body(jsonOf(scan)))
    expect(again.head).toEqual({ ...scan.head, source: { ...scan.head.source, kind: 'replay' } })
    expect(scan.model.resources.length).toBeGreaterThan(100)
  })

  test('asks what the recorded scan asked: its selection and its regions', async () => {
    const narrow = await record(at('narrow.rec.gz'), {
      regions: ['us-east-1'],
      select: { controls: ['S3.*'], services: [], frameworks: [], severities: [] },
    })
    const again = await replay(at('narrow.rec.gz'), {}, io)
    expect(body(jsonOf(again))).toBe(body(jsonOf(narrow)))
    expect(again.head.selection).toEqual(narrow.head.selection)
  })

  test('of a scan that was refused much gives the same blind spots', async () => {
    // carla may see next to nothing
    await withPractice(async (practice) => {
      const { IAM } = await import('@aws-sdk/client-iam')
      const { endpoint, principals } = practice
      const iam = new IAM({ endpoint, region: 'eu-central-1', credentials: principals.admin })
      const { AccessKey } = await iam.createAccessKey({ UserName: 'carla.mendes' })
      const credentials = {
        accessKeyId: AccessKey?.AccessKeyId ?? '',
        secretAccessKey: AccessKey?.SecretAccessKey ?? '',
      }
      const refused = await scanOf(practice, { record: at('refused.rec.gz'), credentials })
      expect(refused.model.blindSpots.length).toBeGreaterThan(20)
      const again = await replay(at('refused.rec.gz'), {}, io)
      expect(again.model.blindSpots).toEqual(refused.model.blindSpots)
      expect(body(jsonOf(again))).toBe(body(jsonOf(refused)))
    })
  })

  test('of what was never asked is a blind spot, and not met', async () => {
    const { controls } = await import('../../src/services/controls.gen.ts')
    await record(at('iam.rec.gz'), { select: { controls: ['IAM.*'], services: [], frameworks: [], severities: [] } })
    const select = { controls: ['S3.*'], services: [], frameworks: [], severities: [] }
    const again = await replay(at('iam.rec.gz'), { controls, select }, io)
    expect(new Set(again.model.blindSpots.map(({ why }) => why))).toEqual(new Set(['not in the recording']))
    expect(again.model.ofType('AWS::S3::Bucket')).toEqual([])
  })
})

describe('a recording', () => {
  test('is the owner’s alone, has no temporary file beside it, and unpacks with any gunzip', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    // the recordings of other workers stand in the same folder
    expect((await readdir(dirname(file))).filter((name) => name.includes(basename(file)))).toEqual([basename(file)])
    expect(lines.length).toBe(2 * (scan.recorded?.answers ?? 0) + 2)
    expect(JSON.parse(lines.at(-1) ?? '').chain).toBe(scan.recorded?.sha256)
  })

  test('holds the answers that the evidence of the run names, each with its time and SHA-256', () => {
    const held = new Map<string, { at: string; sha256: string }>()
    for (let n = 1; n < lines.length - 1; n += 2) {
      const head = JSON.parse(lines[n] ?? '')
      expect(sha256(lines[n + 1] ?? '')).toBe(head.sha256)
      held.set(head.name, head)
    }
    const named = rowsIn(jsonOf(scan)).flatMap(({ responsibilities }) =>
      responsibilities.flatMap(({ controls }) => controls.flatMap(({ answers }) => answers)),
    )
    expect(named.length).toBeGreaterThan(1000)
    expect(named.filter((name) => !held.has(name))).toEqual([])
  })

  test('every verdict names at least one answer', () => {
    const silent = rowsIn(jsonOf(scan)).flatMap(({ resource, responsibilities }) =>
      responsibilities.flatMap(({ controls }) =>
        controls.flatMap(({ id, answers }) => (answers.length === 0 ? [`${resource} ${id}`] : [])),
      ),
    )
    expect(silent).toEqual([])
  })

  test('holds no secret', async () => {
    const path = at('secret.rec.gz')
    await withPractice(async (practice) => {
      const { ElasticBeanstalk } = await import('@aws-sdk/client-elastic-beanstalk')
      const { endpoint, principals, region } = practice
      const client = new ElasticBeanstalk({ endpoint, region, credentials: principals.admin })
      const { Environments = [] } = await client.describeEnvironments({})
      await client.updateEnvironment({
        EnvironmentName: Environments[0]?.EnvironmentName,
        OptionSettings: [
          {
            Namespace: 'aws:elasticbeanstalk:application:environment',
            OptionName: 'DB_PASSWORD',
            Value: 'hunter2-hunter2',
          },
        ],
      })
      const select = { controls: ['ElasticBeanstalk.*'], services: [], frameworks: [], severities: [] }
      const done = await scanOf(practice, { record: path, select })
      const text = gunzipSync(readFileSync(path)).toString('utf8')
      expect(text).toContain('DB_PASSWORD')
      expect(text).not.toContain('hunter2')
      expect(JSON.stringify(done.model.resources)).not.toContain('hunter2')
    })
    // nor the keys that the calls of the whole scan were signed with
    const { accessKeyId, secretAccessKey } = (await asItBegins()).keys
    const text = lines.join()
    expect([text.includes(accessKeyId), text.includes(secretAccessKey)]).toEqual([false, false])
  })
})

describe('a file that is damaged or altered is refused, with the place', () => {
  // a service alone has all that can be damaged, and is read in a tenth of the time
  let file: string
  let lines: string[]
  beforeAll(async () => {
    file = at('short.rec.gz')
    await record(file, { select: { controls: [], services: ['s3'], frameworks: [], severities: [] } })
    lines = linesOf(file)
  })
  const changed = (change: (copy: string[]) => unknown): string[] => {
    const copy = [...lines]
    return (change(copy) as string[] | undefined) ?? copy // safe: a change gives new lines, or changes these
  }
  /** Other content for an answer, with the right digests. */
  const withContent = (copy: readonly string[], head: number, content: string): string[] =>
    rechained(
      copy.map((line, n) => {
        if (n === head + 1) return content
        return n === head ? line.replace(/"sha256":"[0-9a-f]{64}"/, `"sha256":"${sha256(content)}"`) : line
      }),
    )
  /** The line of the head of an answer, by its place in the array. */
  const headAt = (answer: number): number => 2 * answer - 1

  test.each<[string, (copy: string[]) => unknown, string, RegExp]>([
    [
      'a content',
      (copy) => void copy.splice(headAt(8) + 1, 1, (copy[headAt(8) + 1] ?? '').replace(/"/, '" ')),
      'RECORDING_ALTERED',
      /answer 8 \(.*\) is not what AWS answered: its SHA-256 is another \(line 17\)$/,
    ],
    [
      'the time of an answer',
      (copy) => void copy.splice(headAt(9), 1, (copy[headAt(9)] ?? '').replace(/"at":"20/, '"at":"19')),
      'RECORDING_ALTERED',
      /line 18 \(answer 9\) is not what was written there: its chain is broken/,
    ],
    ['an answer taken away', (copy) => void copy.splice(headAt(5), 2), 'RECORDING_ALTERED', /line 10 \(answer 5\)/],
    [
      'two answers that changed places',
      (copy) => [
        ...copy.slice(0, headAt(5)),
        ...copy.slice(headAt(6), headAt(7)),
        ...copy.slice(headAt(5), headAt(6)),
        ...copy.slice(headAt(7)),
      ],
      'RECORDING_ALTERED',
      /line 10 \(answer 5\)/,
    ],
    [
      'an answer put in twice',
      (copy) => [...copy.slice(0, headAt(6)), ...copy.slice(headAt(5))],
      'RECORDING_ALTERED',
      /line 12 \(answer 6\)/,
    ],
    [
      'its end taken away',
      (copy) => copy.slice(0, -1),
      'RECORDING_DAMAGED',
      /it has no end: it was cut short after answer \d+$/,
    ],
    [
      'its last answer taken away',
      (copy) => void copy.splice(-3, 2),
      'RECORDING_ALTERED',
      /\(the end\) is not what was written there/,
    ],
    [
      'something after its end',
      (copy) => [...copy, ...copy.slice(1, 3)],
      'RECORDING_ALTERED',
      /something follows after its end/,
    ],
    ['no header', (copy) => copy.slice(1), 'RECORDING_DAMAGED', /line 1: the header is not as it should be/],
    [
      'another schema',
      (copy) => void copy.splice(0, 1, (copy[0] ?? '').replace('recording/1', 'recording/2')),
      'RECORDING_DAMAGED',
      /line 1: its schema is "demarc.recording\/2"; a recording's is "demarc.recording\/1"/,
    ],
    ['no JSON', (copy) => void copy.splice(3, 1, 'no JSON'), 'RECORDING_DAMAGED', /line 4 \(answer 2\) is not JSON/],
    [
      'chains made anew with an answer less',
      (copy) => forged([...copy.slice(0, headAt(5)), ...copy.slice(headAt(6))]),
      'RECORDING_ALTERED',
      /answer 6 stands where answer 5 should/,
    ],
    // the first of two equal members is what some programs read, and the last what others do
    [
      'a member of the header twice, its digests right',
      (copy) => rechained(copy.map((line, n) => (n === 0 ? line.replace('{', '{"run":"another",') : line))),
      'RECORDING_ALTERED',
      /the header is not written as Demarc writes it: a member has been repeated, moved or spaced \(line 1\)/,
    ],
    [
      'the time of an answer twice, its digests right',
      (copy) =>
        rechained(
          copy.map((line, n) => (n === headAt(4) ? line.replace('{', '{"at":"2020-01-01T00:00:00.000Z",') : line)),
        ),
      'RECORDING_ALTERED',
      /answer 4 is not written as Demarc writes it/,
    ],
    [
      'a member that there is not, its digests right',
      (copy) => rechained(copy.map((line, n) => (n === headAt(4) ? line.replace('{', '{"unheard":1,') : line))),
      'RECORDING_DAMAGED',
      /Unrecognized key: "unheard"/,
    ],
    [
      'a member of a content twice, its digests right',
      (copy) => withContent(copy, headAt(1), (copy[headAt(1) + 1] ?? '').replace('{', '{"Account":"999988887777",')),
      'RECORDING_ALTERED',
      /answer 1 is not written as Demarc writes it/,
    ],
    [
      'an account that is a number, its digests right',
      (copy) => withContent(copy, headAt(1), (copy[headAt(1) + 1] ?? '').replace(/"(\d{12})"/, '$1')),
      'NO_IDENTITY',
      /its answer names no account/,
    ],
  ])('%s', async (_, change, code, message) => {
    const path = at('altered.rec.gz')
    await packLines(path, changed(change))
    const error = await replay(path, {}, io).catch((one: unknown) => one)
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) })
    if (code === 'NO_IDENTITY') return
    expect(error).toMatchObject({ exitCode: 2, message: expect.stringContaining(path) })
  })

  test.each<[string, (bytes: Buffer) => Buffer, RegExp]>([
    ['empty', () => Buffer.alloc(0), /: the file is empty$/],
    ['cut short', (bytes) => bytes.subarray(0, bytes.length - 100), /block \d+, at byte \d+: it is cut short/],
    [
      'cut within a header',
      (bytes) => Buffer.concat([bytes, bytes.subarray(0, 7)]),
      /block \d+, at byte \d+: it is cut short/,
    ],
    ['packed by another program', (bytes) => gzipSync(gunzipSync(bytes)), /block 1, at byte 0: no block begins there/],
    ['no gzip', () => Buffer.from('{"schema":"demarc.run/1"}'), /block 1, at byte 0: no block begins there/],
    [
      'with a bit turned',
      (bytes) => {
        const copy = Buffer.from(bytes)
        copy.writeUInt8((copy[5000] ?? 0) ^ 4, 5000)
        return copy
      },
      /block 1, at byte 0: (it cannot be unpacked|its checksum is wrong)/,
    ],
  ])('a file that is %s', async (_, change, message) => {
    const path = at('damaged.rec.gz')
    await writeFile(path, change(readFileSync(file)))
    await expect(replay(path, {}, io)).rejects.toMatchObject({
      code: 'RECORDING_DAMAGED',
      exitCode: 2,
      message: expect.stringMatching(message),
    })
  })

  test('a file that is made to fill memory or time is refused before it does', async () => {
    const path = at('bomb.rec.gz')
    await writeFile(path, await packBlock(Buffer.alloc(90 << 20, ' ')))
    expect((await stat(path)).size).toBeLessThan(200_000)
    await expect(replay(path, {}, io)).rejects.toMatchObject({
      code: 'RECORDING_DAMAGED',
      message: expect.stringContaining('it unpacks to more than 200 times its size'),
    })
    await writeFile(path, await packBlock(Buffer.from(`${'['.repeat(1_000_000)}\n`)))
    await expect(replay(path, {}, io)).rejects.toMatchObject({ code: 'RECORDING_DAMAGED' })
  })

  test.skipIf(process.platform === 'win32')('a pipe that no program writes is refused, not waited for', async () => {
    const path = at('pipe.rec.gz')
    execFileSync('mkfifo', [path])
    await expect(replay(path, {}, io)).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      message: `${path} cannot be read: it is a pipe or a device`,
    })
  })

  test('a file that is not there', async () => {
    await expect(replay(at('nowhere'), {}, io)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' })
  })

  test('an answer that makes no sense, though its digest is right, ends the replay', async () => {
    const copy = [...lines]
    const n = headAt(3)
    copy[n + 1] = `{"x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`
    copy[n] = JSON.stringify({ ...JSON.parse(copy[n] ?? ''), sha256: sha256(copy[n + 1] ?? '') })
    const path = at('nonsense.rec.gz')
    await packLines(path, forged(copy))
    await expect(replay(path, {}, io)).rejects.toMatchObject({ code: 'RECORDING_DAMAGED', exitCode: 2 })
  })
})

test('a scan that fails leaves no recording, and an old one as it was', async () => {
  const path = at('kept.rec.gz')
  await writeFile(path, 'the old one')
  await expect(record(path, { regions: ['nowhere-1'] })).rejects.toMatchObject({ code: 'UNKNOWN_REGION' })
  expect(readFileSync(path, 'utf8')).toBe('the old one')
  await expect(record(join(folder, 'no', 'folder'))).rejects.toMatchObject({ code: 'CANNOT_WRITE', exitCode: 2 })
  expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])
})

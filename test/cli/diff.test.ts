import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { accessEnv, demarc } from './in-test.ts'

let folder: string
let practice: Practice
let auditor: NodeJS.ProcessEnv
const at = (name: string): string => join(folder, name)
const REGION = 'us-east-1'
/** What changes is S3's. */
const SCAN = 'scan --service s3'

/** A run of the unchanged account, then one after changes: one bucket made public, one closed, one created, one deleted. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-diff-'))
  practice = await startPracticeAccount()
  const { admin } = practice.principals
  auditor = accessEnv(practice, 'auditor')
  const { S3 } = await import('@aws-sdk/client-s3')
  const s3 = new S3({ endpoint: practice.endpoint, region: REGION, forcePathStyle: true, credentials: admin })
  await s3.createBucket({ Bucket: 'breaks' })
  await s3.createBucket({ Bucket: 'is-mended' })
  await s3.createBucket({ Bucket: 'goes' })
  await s3.putBucketVersioning({ Bucket: 'breaks', VersioningConfiguration: { Status: 'Enabled' } })
  const scan = async (file: string) =>
    expect((await demarc(`${SCAN} -r ${REGION} -f json -o ${at(file)}`, auditor)).code).toBe(0)
  await scan('before.json')
  await s3.putBucketVersioning({ Bucket: 'breaks', VersioningConfiguration: { Status: 'Suspended' } })
  await s3.putBucketVersioning({ Bucket: 'is-mended', VersioningConfiguration: { Status: 'Enabled' } })
  await s3.deleteBucket({ Bucket: 'goes' })
  await s3.createBucket({ Bucket: 'comes' })
  await scan('after.json')
})
afterAll(async () => {
  await practice.close()
  rmSync(folder, { recursive: true })
})

test('demarc diff says what broke, what was fixed, what is new and gone', async () => {
  const { code, out, err } = await demarc(`diff ${at('before.json')} ${at('after.json')}`)
  expect([code, err]).toEqual([0, ''])
  expect(out).toMatch(
    /Broken \(2 findings\)\n.*✗ S3\.14 [^\n]*\n {2}breaks, AWS::S3::Bucket, us-east-1, was met\n.*New and unmet \(/s,
  )
  expect(out).toMatch(/Fixed \(2 findings\)\n.*✓ S3\.14 [^\n]*\n {2}is-mended, [^\n]*, was unmet\n/s)
  expect(out).toMatch(/New resources \(1\)\n {2}comes/)
  expect(out).toMatch(/Resources that are gone \(1\)\n {2}goes/)
})

test('--format json is as its schema says', async () => {
  const { code, out } = await demarc(`diff ${at('before.json')} ${at('after.json')} --format json`)
  expect(code).toBe(0)
  const diff = JSON.parse(out)
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
    JSON.parse(readFileSync('schema/diff.schema.json', 'utf8')),
  )
  expect(validate(diff), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true)
  // with versioning come its lifecycle rules: S3.10 arises on one bucket and no longer on the other
  const changed = ['broken', 'fixed', 'unseen'].map((kind) =>
    diff.controls
      .filter(({ change }: { change: string }) => change === kind)
      .map(({ resource, control }: Record<string, string>) => `${resource} ${control}`),
  )
  expect(changed).toEqual([
    ['arn:aws:s3:::breaks S3.14', 'arn:aws:s3:::is-mended S3.10'],
    ['arn:aws:s3:::breaks S3.10', 'arn:aws:s3:::is-mended S3.14'],
    [],
  ])
  expect(diff.summary.resources).toEqual({ new: 1, gone: 1, unseen: 0 })
})

test('--fail-on looks only at what broke: not at all that is unmet', async () => {
  const [before, after] = [at('before.json'), at('after.json')]
  expect((await demarc(`diff ${before} ${after} --fail-on low`)).code).toBe(1)
  expect((await demarc(`diff ${before} ${after} --fail-on critical`)).code).toBe(0)
  const same = await demarc(`diff ${after} ${after} --fail-on low --strict`)
  expect(same.code).toBe(0)
  expect(same.out).toContain('Nothing changed.')
})

test('demarc scan --baseline does the same in one step', async () => {
  const { code, out } = await demarc(
    `${SCAN} -r ${REGION} --baseline ${at('before.json')} -f json --fail-on low`,
    auditor,
  )
  expect(code).toBe(1)
  const { controls, layers, resources, summary } = JSON.parse(out)
  const whole = await demarc(`diff ${at('before.json')} ${at('after.json')} -f json`)
  const expected = JSON.parse(whole.out)
  expect({ controls, layers, resources, summary }).toEqual({
    controls: expected.controls,
    layers: expected.layers,
    resources: expected.resources,
    summary: expected.summary,
  })
  const same = await demarc(`${SCAN} -r ${REGION} --baseline ${at('after.json')} --fail-on low`, auditor)
  expect(same.code).toBe(0)
})

test('with --baseline a file of JSON is the run, the next baseline, and a picture is of it; the others compare', async () => {
  const out = ['run.json.gz', 'change.md', 'map.svg'].map(at).join(' ')
  await demarc(`${SCAN} -r ${REGION} --baseline ${at('before.json')} --out ${out}`, auditor)
  expect(JSON.parse(gunzipSync(readFileSync(at('run.json.gz'))).toString()).schema).toBe('demarc.run/2')
  expect(readFileSync(at('change.md'), 'utf8')).toMatch(/new finding/)
  expect(readFileSync(at('map.svg'), 'utf8')).toContain('<svg')
  const { out: said } = await demarc(`diff ${at('after.json')} ${at('run.json.gz')}`)
  expect(said).toContain('Nothing changed.')
})

test('what could not be read any more is neither fixed nor gone; --strict exits with 3', async () => {
  const narrow = at('narrow.json')
  await demarc(`${SCAN} -r eu-central-1 -f json -o ${narrow}`, auditor)
  const { code, out } = await demarc(`diff ${at('after.json')} ${narrow} --strict -f json`)
  expect(code).toBe(3)
  const { summary, resources, controls } = JSON.parse(out)
  expect(summary.resources.unseen).toBeGreaterThan(3)
  expect([summary.resources.gone, summary.controls.gone]).toEqual([0, 0])
  const hidden = new Set(
    resources.flatMap(({ change, resource }: { change: string; resource: { id: string } }) =>
      change === 'unseen' ? [resource.id] : [],
    ),
  )
  const became = controls.filter(({ resource }: { resource: string }) => hidden.has(resource))
  expect(new Set(became.map(({ change }: { change: string }) => change))).toEqual(new Set(['unseen']))
})

test.each([
  [['diff', 'before.json', 'nowhere.json'], /nowhere\.json cannot be read: there is no such file \[FILE_UNREADABLE\]/],
  [['diff', 'half.json', 'after.json'], /half\.json:\d+: it ends in the middle: it was cut short \[INPUT_DAMAGED\]/],
  [
    ['diff', 'other.json', 'after.json'],
    /other\.json is of 444455556666, .* of 111122223333: they cannot be compared \[DIFFERENT_ACCOUNTS\]/,
  ],
  [['scan', '--baseline', 'half.json'], /half\.json:\d+: it ends in the middle/],
])('bad input %j says what is wrong, and exits with 2', async (args, words) => {
  const run = readFileSync(at('before.json'), 'utf8')
  writeFileSync(at('half.json'), run.slice(0, run.length / 2))
  writeFileSync(at('other.json'), run.replace('"account":"111122223333"', '"account":"444455556666"'))
  const { code, out, err } = await demarc(
    args.map((arg) => (arg.endsWith('.json') ? at(arg) : arg)),
    auditor,
  )
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(words)
})

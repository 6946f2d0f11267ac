import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import { responsibilityIds } from '../../src/catalog/responsibilities.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import type { Keys } from '../root/in-test.ts'
import { accessEnv, demarc } from './in-test.ts'

let folder: string
let practice: Practice
/** An environment with the auditor's credentials. */
let auditor: NodeJS.ProcessEnv
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-cli-'))
  practice = await startPracticeAccount()
  auditor = credentials(practice.principals.auditor)
})
afterAll(async () => {
  await practice.close()
  rmSync(folder, { recursive: true })
})

const credentials = (who: Keys) => accessEnv(practice, who)
/** A scan of S3 shows what an option does. */
const scan = 'scan --service s3'
const inUs = `${scan} -r us-east-1`
// biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for exactly these
const ESCAPE = /\u001b\[/

test.each([
  [80, '', ['demarc root guide']],
  [120, ' --service ec2', []],
])(
  'reads the account at an endpoint: one screen at %i columns, as at a terminal of 45 lines',
  async (columns, selection, more) => {
    const { code, out, err } = await demarc(`scan${selection}`, { ...auditor, COLUMNS: String(columns) })
    expect([code, err]).toEqual([0, ''])
    for (const part of ['nordlicht-instruments (111122223333)', 'Fix first', '--details', ...more])
      expect(out).toContain(part)
    const lines = out.trimEnd().split('\n')
    expect(lines.at(-1)).toMatch(/^[\d,]+ findings: .* critical, .* low\. Coverage \d+ %\.$/)
    expect(lines.length).toBeLessThan(45)
    expect(lines.filter((line) => line.length > columns)).toEqual([])
    // one open port, and each control that it fails
    expect(out).toMatch(/EC2\.19 EC2\.18 EC2\.13/)
    // piped: no colours, no display
    expect(out).not.toMatch(ESCAPE)
  },
)

test('--details has the rest; --quiet says nothing but why it fails', async () => {
  const { out } = await demarc(`${scan} --details`, auditor)
  for (const part of ['Fix first', 'Who is responsible, and is it done', 'What to do next', 'By resource'])
    expect(out).toContain(part)
  expect(await demarc(`${scan} --quiet`, auditor)).toEqual({ code: 0, out: '', err: '' })
  const failed = await demarc(`${scan} --quiet --fail-on low`, auditor)
  expect(failed).toMatchObject({ code: 1, out: '' })
  expect(failed.err).toMatch(/^[\d,]+ findings at or above low; --fail-on low\n$/)
})

test('--practice needs no account and no credentials', async () => {
  const { code, out } = await demarc(`${scan} --practice company --region us-east-1`)
  expect(code).toBe(0)
  expect(out).toContain('us-east-1')
  expect(out).toContain('This practice account has ended')
})

test('colours by FORCE_COLOR, none by NO_COLOR; ASCII in a C locale; as wide as it is told', async () => {
  const coloured = await demarc(scan, { ...auditor, FORCE_COLOR: '1' })
  expect(coloured.out).toMatch(ESCAPE)
  const plain = await demarc(scan, { ...auditor, NO_COLOR: '1', LC_ALL: 'C', COLUMNS: '60' })
  expect(plain.out).not.toMatch(ESCAPE)
  expect(plain.out).toMatch(/^[\n\x20-\x7e]*$/)
  expect(Math.max(...plain.out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60)
})

test('--format json is one document; --out writes it whole, readable by its owner alone', async () => {
  const file = join(folder, 'run.json')
  const { code, out, err } = await demarc(`${inUs} -f json --out ${file}`, auditor)
  expect([code, err]).toEqual([0, `wrote ${file}\n`])
  expect(out).toContain('Fix first')
  const run = JSON.parse(readFileSync(file, 'utf8'))
  expect([run.schema, run.run.source.regions]).toEqual(['demarc.run/2', ['us-east-1']])
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['run.json'])
})

test('--out writes several files at once, each in the format of its extension', async () => {
  const names = ['run.md', 'run.csv', 'run.sarif', 'run.xml', 'run.svg', 'run.png', 'run.txt']
  const files = names.map((name) => join(folder, name))
  const { code, out, err } = await demarc([...scan.split(' '), '--out', ...files], auditor)
  expect(out).toContain('Fix first')
  expect([code, err]).toEqual([0, files.map((file) => `wrote ${file}\n`).join('')])
  const starts = files.map((file) => readFileSync(file, 'latin1').slice(0, 8).trim())
  expect(starts).toEqual(['# nordli', 'account,', '{\n"$sche', '<?xml ve', '<svg xml', '\x89PNG\r\n\x1a', 'Demarc'])
  for (const file of files) expect([file, statSync(file).mode & 0o777]).toEqual([file, 0o600])
  for (const file of files) rmSync(file)
})

test('--out writes all files or none, and is looked at before any call', async () => {
  const before = practice.requests.length
  const [good, bad] = [join(folder, 'good.csv'), '/no-such-folder/bad.json']
  const { code, err } = await demarc(`scan --out ${good} ${bad}`, auditor)
  expect([code, readdirSync(folder), practice.requests.length - before]).toEqual([2, ['run.json'], 0])
  expect(err).toContain(bad)
})

test('--fail-on exits with 1 when a control of that severity is unmet', async () => {
  expect((await demarc(`${scan} -f json --fail-on low`, auditor)).code).toBe(1)
  expect((await demarc(`${scan} -f json`, auditor)).code).toBe(0)
})

test('--role-arn assumes a role first, and what the role may not see is a gap: --strict exits with 3', async () => {
  expect((await demarc(`${inUs} -f json --strict`, auditor)).code).toBe(0)
  const admin = credentials(practice.principals.admin)
  const nowhere = 'arn:aws:iam::111122223333:role/nowhere'
  expect(await demarc(`${inUs} -f json --strict --role-arn ${nowhere}`, admin)).toEqual({
    code: 2,
    out: '',
    err: expect.stringMatching(
      /^error: AWS refused sts:AssumeRole of arn:aws:iam::\d+:role\/nowhere: .* \[ROLE_REFUSED\]\nhint: .*aws:MultiFactorAuthPresent.*mfa_serial.*--external-id/,
    ),
  })
})

test('reads what a user with fewer rights may see, and names the rest', async () => {
  // anna is a developer: she may list no more than the instances
  const iam = new IAM({ endpoint: practice.endpoint, region: 'eu-central-1', credentials: practice.principals.admin })
  const { AccessKey } = await iam.createAccessKey({ UserName: 'carla.mendes' })
  const carla = credentials({
    accessKeyId: AccessKey?.AccessKeyId ?? '',
    secretAccessKey: AccessKey?.SecretAccessKey ?? '',
  })
  const { code, out, err } = await demarc(`${scan} --strict --details`, carla)
  expect([code, err]).toEqual([3, ''])
  expect(out).toMatch(/Blind spots +\d+ not read/)
  expect(out).toContain('What could not be read')
  expect(out).toContain('s3:ListAllMyBuckets: access denied')
  expect(out).toContain('ec2:DescribeRegions: access denied: other regions may be enabled')
})

test('what people signed is taken into account; a file that is wrong ends it before any call', async () => {
  const file = join(folder, 'demarc.yaml')
  const signed = (subject: string) =>
    `exceptions:\n  - ${subject}\n    reason: r\n    by: b.holm\n    date: 2026-01-01\n    expires: 2099-01-01\n`
  const all = 'scan -r us-east-1 --fail-on low'
  writeFileSync(
    file,
    [...new Set(responsibilityIds)]
      .map((responsibility) => signed(`responsibility: ${responsibility}`))
      .join('')
      .replaceAll(/\nexceptions:/g, ''),
  )
  const accepted = await demarc(`${all} --details --config ${file}`, auditor)
  expect(accepted.code).toBe(0)
  expect(accepted.out).toContain('Accepted for now, and still unmet')
  expect(accepted.err).toContain(`warning: ${file}:`)
  writeFileSync(file, signed('control: S3.88'))
  const before = practice.requests.length
  const wrong = await demarc(`${all} --config ${file}`, auditor)
  expect([wrong.code, wrong.out, practice.requests.length]).toEqual([2, '', before])
  expect(wrong.err).toContain(`error: ${file}:2:14: there is no control "S3.88"; did you mean S3.8`)
  // found in the folder, unless --no-config is given
  expect((await demarc(all, auditor, folder)).code).toBe(2)
  expect((await demarc(`${inUs} --fail-on low --no-config`, auditor, folder)).code).toBe(1)
  rmSync(file)
})

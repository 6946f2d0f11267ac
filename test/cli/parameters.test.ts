import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demarc } from './in-test.ts'

let folder: string
const at = (name: string): string => join(folder, name)
const yaml = (name: string, text: string): string => {
  writeFileSync(at(name), text)
  return at(name)
}
const headIn = (name: string) => JSON.parse(readFileSync(at(name), 'utf8')).run
const set = [{ control: 'ACM.1', name: 'daysToExpiration', value: 365, default: 30 }]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-cli-parameters-'))
  const config = yaml('demarc.yaml', 'parameters: { ACM.1: { daysToExpiration: 365 } }\n')
  const scan = 'scan --practice company --controls ACM.*,Lambda.2'
  await demarc(
    `${scan} --config ${config} --record ${at('a.rec')} -o ${at('a.json')} -o ${at('a.md')} -o ${at('a.html')}`,
  )
  await demarc(`${scan} --no-config -o ${at('b.json')}`)
})
afterAll(() => rmSync(folder, { recursive: true }))

test('a parameter of demarc.yaml judges, and the run, its evidence and its reports say so', () => {
  expect(headIn('a.json').parameters).toEqual(set)
  expect(headIn('b.json').parameters).toBeUndefined()
  expect(readFileSync(at('a.json'), 'utf8')).toContain('"parameters.daysToExpiration":365')
  for (const name of ['a.md', 'a.html'])
    expect(readFileSync(at(name), 'utf8').replaceAll('\\', '')).toContain(
      '1 parameter set by demarc.yaml: ACM.1 daysToExpiration 365 (AWS: 30).',
    )
})

test('a run names the tables of dates on which it rests, and their age', () => {
  expect(headIn('a.json').calendars).toEqual([
    expect.objectContaining({ name: 'runtimes of AWS Lambda', read: expect.any(String), days: expect.any(Number) }),
  ])
})

test("a replay judges by the parameters of its recording and says so; with --no-config, by AWS's defaults", async () => {
  const says = '1 parameter set by the recording, not by a demarc.yaml: ACM.1 daysToExpiration 365 (AWS: 30).'
  const config = yaml('none.yaml', 'parameters: {}\n')
  const { err } = await demarc(`scan --replay ${at('a.rec')} --config ${config} -o ${at('c.json')} -o ${at('c.md')}`)
  expect(headIn('c.json')).toMatchObject({ parameters: set, parametersFrom: 'recording' })
  expect(readFileSync(at('c.md'), 'utf8').replaceAll('\\', '')).toContain(says)
  expect(err).toContain(`warning: ${says} --no-config judges by AWS's defaults.`)

  const without = await demarc(`scan --replay ${at('a.rec')} --no-config -o ${at('d.json')}`)
  expect(headIn('d.json').parameters).toBeUndefined()
  expect(headIn('d.json').parametersFrom).toBeUndefined()
  expect(without.err).not.toContain('set by the recording')
})

test('a diff says that the parameters differ', async () => {
  const { out } = await demarc(`diff ${at('b.json')} ${at('a.json')}`)
  expect(out).toContain('judged with different parameters: ACM.1 daysToExpiration was 30, is 365.')
})

test.each([
  ['IAM.8: { maxCredentialUsageAge: 45 }', '1:47: maxCredentialUsageAge of IAM.8 cannot be changed: AWS lets'],
  ['ACM.1: { daysToExpiration: 1 }', '1:42: daysToExpiration of ACM.1 must be a whole number from 14 to 365'],
  [
    'SNS.2: { a: 1 }',
    '1:15: there is no control "SNS.2": AWS retired SNS.2 on 2024-04-10; the control is Demarc.SNS.5',
  ],
])('%s is refused with its place and exit code 2', async (line, says) => {
  const { code, err } = await demarc(`scan --practice --config ${yaml('wrong.yaml', `parameters: { ${line} }\n`)}`)
  expect(code).toBe(2)
  expect(err).toContain(`wrong.yaml:${says}`)
})

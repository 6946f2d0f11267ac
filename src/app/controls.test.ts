import { describe, expect, test } from 'vitest'
import { cloudControlActions } from '../collect/needs.ts'
import { compareIds, comparison, entriesOf } from '../report/controls/entry.ts'
import { remedyOf } from '../report/controls/remedy.ts'
import { templateYaml } from '../report/controls/yaml.ts'
import { noPaint } from '../report/paint.ts'
import { collectors } from '../services/collectors.gen.ts'
import { controls } from '../services/controls.gen.ts'
import { askOf, type ControlsRequest, controlIds, showControls } from './controls.ts'

const look = { paint: noPaint, width: 100, unicode: true }
const select = { controls: [], services: [], frameworks: [], severities: [] }
const show = (words: readonly string[], format: 'table' | 'json' | 'markdown' = 'table', query = {}) =>
  ask(askOf(words), words, format, query)
const ask = (
  what: ControlsRequest['ask'],
  words: readonly string[],
  format: ControlsRequest['format'] = 'table',
  query = {},
) => showControls({ ask: what, words, select: { ...select, ...query }, format }, look)

describe('a list', () => {
  test('has every control on a line of its own', async () => {
    const lines = (await ask('list', [])).trimEnd().split('\n')
    expect(lines.slice(0, -2).map((line) => line.split(' ')[0])).toEqual([...controlIds()].sort(compareIds))
    expect(lines.at(-1)).toBe(`${controlIds().length} controls.`)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100)
  })

  test('by the options of a scan', async () => {
    const { controls: some } = JSON.parse(await show([], 'json', { services: ['kms'], severities: ['critical'] }))
    expect(some.map(({ id }: { id: string }) => id)).toEqual(['KMS.3', 'KMS.5'])
  })

  test('by words: each must be mentioned', async () => {
    const found = async (...words: string[]) =>
      JSON.parse(await ask('search', words, 'json')).controls.map(({ id }: { id: string }) => id)
    expect(await found('SecureTransport')).toContain('S3.5')
    expect(await found('SecureTransport')).toEqual(await found('securetransport'))
    expect(await found('bucket', 'tls')).toEqual(['S3.5'])
  })

  test('by ids with wildcards, in any case', async () => {
    const lines = (await ask('list', ['kms.?'])).trimEnd().split('\n')
    expect(lines.slice(0, -2).map((line) => line.split(' ')[0])).toEqual(['KMS.1', 'KMS.2', 'KMS.3', 'KMS.4', 'KMS.5'])
    const { controls: some } = JSON.parse(await ask('explain', ['kms.*', 'S3.5'], 'json'))
    expect(some.map(({ id }: { id: string }) => id)).toEqual(['KMS.1', 'KMS.2', 'KMS.3', 'KMS.4', 'KMS.5', 'S3.5'])
  })

  test.each<[ControlsRequest['ask'], string]>([
    ['search', 'demarc controls search needs a word'],
    ['explain', 'demarc controls explain needs an id'],
  ])('%s without a word is refused', async (what, message) => {
    await expect(ask(what, [])).rejects.toMatchObject({ code: 'NO_NAME', message })
  })

  test.each<[string[], ControlsRequest['ask']]>([
    [[], 'overview'],
    [['S3.5'], 'explain'],
    [['s3.*', 'KMS.1'], 'explain'],
    [['S3.999'], 'explain'],
    [['tls'], 'search'],
    [['S3.5', 'tls'], 'search'],
  ])('%j alone is %s', (words, what) => {
    expect(askOf(words)).toBe(what)
  })

  test.each([
    [['S3.99'], ' or S3.9 or '],
    [['nothingofthekind'], 'demarc controls lists them all.'],
    [['EC2.*', 'Nothing.*'], 'demarc controls lists them all.'],
  ])('%j finds nothing, and says so', async (words, hint) => {
    await expect(show(words)).rejects.toMatchObject({ code: 'UNKNOWN_NAME', hint: expect.stringContaining(hint) })
  })

  test('in natural order: by number, and our own last', () => {
    expect(['S3.10', 'Demarc.S3.1', 'S3.9', 'EC2.10', 'Demarc.EC2.1'].sort(compareIds)).toEqual([
      'EC2.10',
      'S3.9',
      'S3.10',
      'Demarc.EC2.1',
      'Demarc.S3.1',
    ])
  })
})

describe('a page', () => {
  test('says what, why, by which properties and actions, in which frameworks, and how to fix it', async () => {
    const text = await show(['s3.5'])
    for (const part of [
      'S3.5',
      'severity: medium',
      'AWS Config rule: s3-bucket-ssl-requests-only',
      'CIS AWS Foundations Benchmark 5.0.0: 2.1.1',
      'Require TLS for every connection.',
      'AWS::S3::Bucket: state.Policy',
      'Seen by s3:GetBucketLocation, s3:GetBucketPolicy, s3:ListAllMyBuckets.',
      'https://docs.aws.amazon.com/',
    ])
      expect(text).toContain(part)
    expect(await show(['S3.5'], 'markdown')).toMatch(/^# S3\.5\n/)
  })

  test('gives the remedy in each way of working, or why not in that one', async () => {
    for (const control of new Map(controls.map((one) => [one.id, one])).values()) {
      const remedy = remedyOf(control)
      if (!remedy) return expect.unreachable(control.id)
      const { console: steps, cli, cloudformation, terraform } = remedy
      const page = await show([control.id], 'markdown')
      for (const step of steps) expect(page).toContain(step)
      for (const how of [cli, 'not' in cloudformation ? cloudformation : templateYaml(cloudformation), terraform])
        expect(page).toContain(typeof how === 'string' ? `\n${how}\n\`\`\`` : `Not this way: ${how.not}.`)
    }
  })

  test('says when it was compared with its AWS page, its parameters, and the table that it rests on', async () => {
    const page = await show(['ACM.1'], 'markdown')
    expect(page).toContain('Compared with its AWS page on 2026-')
    expect(page).toContain(
      "- `daysToExpiration`: AWS's default is 30; you may set 14 to 365 in `demarc.yaml` (`parameters: {ACM.1: {daysToExpiration: ...}}`)",
    )
    expect(await show(['IAM.3'])).toContain(
      "maxAccessKeyAge: AWS's default is 90; AWS lets customers set no other value",
    )
    const eks = await show(['EKS.2'], 'markdown')
    expect(eks).toContain('Left open by AWS: ')
    expect(eks).toContain('Rests on the table of the Kubernetes versions of Amazon EKS, read on ')
    expect(JSON.parse(await show(['daysToExpiration'], 'json')).controls).toMatchObject([
      { id: 'ACM.1', parameters: [{ name: 'daysToExpiration', default: 30, range: '14 to 365' }] },
    ])
  })

  test('tells what AWS changed after the comparison, and nothing older', () => {
    const change = (date: string) => ({ 'S3.1': { date, what: 'severity low to high' } })
    const one = { id: 'S3.1', compared: '2026-11-30' }
    expect(comparison(one, change('2026-12-01')).changedSince).toEqual({
      date: '2026-12-01',
      what: 'severity low to high',
    })
    expect(comparison(one, change('2026-11-30')).changedSince).toBeNull()
    expect(comparison({ id: 'S3.1' }, change('2026-12-01'))).toEqual({ on: null, leftOpen: null, changedSince: null })
  })

  test('of a control on several types names them all', () => {
    const [entry] = entriesOf(controls.filter(({ id }) => id === 'KMS.2'))
    expect(entry?.on.map(({ type }) => type)).toEqual(['AWS::IAM::User', 'AWS::IAM::Role', 'AWS::IAM::Group'])
  })

  test('names actions that collectors or Cloud Control need, and for each control some: nothing is seen without asking', () => {
    const needed = new Set([
      ...collectors.flatMap(({ needs, details }) => [...needs, ...details.flatMap((detail) => detail.needs)]),
      ...cloudControlActions,
    ])
    for (const { id, on, actions } of entriesOf(controls)) {
      expect(actions.filter((action) => !needed.has(action))).toEqual([])
      // the account itself is there without a call
      if (on.every(({ type }) => type !== 'Demarc::Account::Account'))
        expect([id, actions.length > 0]).toEqual([id, true])
    }
  })
})

import { describe, expect, expectTypeOf, test } from 'vitest'
import { place } from '../model/model.ts'
import { ask } from './basis.ts'
import { control, withValues } from './control.ts'
import { isCustomizable, rangeText, readParameter, type ValuesOf, valueText, withValuesIn } from './parameters.ts'

const parameters = {
  days: { value: 30, from: 14, to: 365 },
  fixed: { value: 90 },
  levels: { value: ['ERROR', 'INFO'], among: ['ERROR', 'INFO'] },
  check: { value: true, among: [true, false] },
  hours: { value: null, from: 1, to: 72 },
  mode: { value: null, among: ['AUDIT', 'ENFORCED'] },
  keys: { value: null, many: true, matching: /^arn:aws:kms:/, like: 'a KMS key ARN', atMost: 3 },
  ports: { value: [80, 443], from: 1, to: 65_535, atMost: 32 },
} as const

test('a value has the width of its parameter', () => {
  expectTypeOf<ValuesOf<typeof parameters>>().toEqualTypeOf<{
    readonly days: number
    readonly fixed: number
    readonly levels: readonly string[]
    readonly check: boolean
    readonly hours: number | null
    readonly mode: string | null
    readonly keys: readonly string[] | null
    readonly ports: readonly number[]
  }>()
})

test('a parameter without a range is fixed; a range reads as a sentence', () => {
  expect(
    Object.entries(parameters).map(([name, one]) => [name, isCustomizable(one), rangeText(one), valueText(one.value)]),
  ).toEqual([
    ['days', true, '14 to 365', '30'],
    ['fixed', false, undefined, '90'],
    ['levels', true, 'ERROR, INFO', 'ERROR, INFO'],
    ['check', true, 'true, false', 'true'],
    ['hours', true, '1 to 72', 'none'],
    ['mode', true, 'AUDIT, ENFORCED', 'none'],
    ['keys', true, 'a KMS key ARN, at most 3', 'none'],
    ['ports', true, '1 to 65535, at most 32', '80, 443'],
  ])
})

describe('a value that a user gives', () => {
  const { days, fixed, levels, check, hours, mode, keys, ports } = parameters
  test.each([
    [days, '14', 14],
    [days, '365', 365],
    [{ value: null, from: 0.1, to: 72 } as const, '0.5', 0.5],
    [levels, 'ERROR', ['ERROR']],
    [levels, ['ERROR', 'INFO'], ['ERROR', 'INFO']],
    [check, 'false', false],
    [hours, '72', 72],
    [mode, 'AUDIT', 'AUDIT'],
    [keys, ['arn:aws:kms:a', 'arn:aws:kms:b'], ['arn:aws:kms:a', 'arn:aws:kms:b']],
    [ports, ['22', '443'], [22, 443]],
  ])('is read by its parameter: %j, %j', (parameter, given, value) => {
    expect(readParameter(parameter, given)).toEqual({ value })
  })
  test.each([
    [fixed, '45', 'cannot be changed: AWS lets customers set no other value than 90'],
    [days, '13', 'must be a whole number from 14 to 365'],
    [days, '366', 'must be a whole number from 14 to 365'],
    [days, '30.5', 'must be a whole number from 14 to 365'],
    [days, '1e2', 'must be a whole number from 14 to 365'],
    [days, ['30'], 'must be one value: 14 to 365'],
    [levels, ['WARN'], 'must be a list out of ERROR, INFO'],
    [levels, [], 'must be one value at least'],
    [check, 'yes', 'must be one of true, false'],
    [keys, 'arn:aws:s3:::a', 'must be a list, and each of it a KMS key ARN'],
    [keys, ['arn:aws:kms:a', 'arn:aws:kms:b', 'arn:aws:kms:c', 'arn:aws:kms:d'], 'must be 1 to 3 values'],
    [ports, ['0'], 'must be a list of whole numbers from 1 to 65535'],
  ])('is refused: %j, %j', (parameter, given, wrong) => {
    expect(readParameter(parameter, given)).toEqual({ wrong })
  })
})

describe('a control', () => {
  const renews = control({
    id: 'Test.1',
    on: 'AWS::CertificateManager::Certificate',
    responsibility: 'tls-strength',
    severity: 'low',
    parameters: { days: { value: 30, from: 14, to: 365 } },
    title: 'It has more than {days} days left; {other} is no parameter.',
    reads: ['state.ExpiresInDays'],
    applies: (_, { parameters }) => parameters.days > 14,
    holds: (_, { state, parameters }) => (state.ExpiresInDays ?? 0) > parameters.days,
    fix: 'Renew it {days} days before.',
    source: 'https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html',
  })
  const certificate = {
    id: 'a',
    name: 'a',
    account: '111122223333',
    region: 'eu-central-1',
    type: 'AWS::CertificateManager::Certificate',
    tags: {},
    properties: {},
    state: { ExpiresInDays: 40 },
    unseen: {},
  }
  const verdictWith = (values: Record<string, number>) =>
    ask(withValues(renews, values), certificate, place([certificate], [])).is

  test('is asked with the defaults of AWS, or with the values that are given', () => {
    expect(ask(renews, certificate, place([certificate], [])).is).toBe('met')
    expect([verdictWith({ days: 39 }), verdictWith({ days: 40 }), verdictWith({ days: 14 })]).toEqual([
      'met',
      'unmet',
      'not-applicable',
    ])
  })

  test('leaves out a remark on a parameter that has no value', () => {
    const text = 'Queues should have tags (required keys: {keys})'
    expect(withValuesIn(text, { keys: null })).toBe('Queues should have tags')
    expect(withValuesIn(text, { keys: ['owner'] })).toBe('Queues should have tags (required keys: owner)')
    expect(withValuesIn('Tag it. Required keys: {keys}.', { keys: null })).toBe('Tag it.')
  })
  test('names the values in its sentences, also when they change twice', () => {
    expect(renews.title).toBe('It has more than 30 days left; {other} is no parameter.')
    expect(withValues(withValues(renews, { days: 45 }), { days: 60 }).fix).toBe('Renew it 60 days before.')
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Unknown } from '../../../controls/answer.ts'
import type { Selection } from '../live.ts'
import { matches, selects } from './selections.ts'

const here = 'eu-central-1:111122223333'
const table = `arn:aws:dynamodb:${here}:table/orders`
const volume = `arn:aws:ec2:${here}:volume/vol-1`
const database = `arn:aws:rds:${here}:db:shop`
const cluster = `arn:aws:rds:${here}:cluster:shop`
const typeOf: Readonly<Record<string, string>> = {
  [table]: 'DynamoDB',
  [volume]: 'EBS',
  [database]: 'RDS',
  [cluster]: 'Aurora',
}
const everyType = { DynamoDB: true, EBS: true, RDS: true, Aurora: true }
const noType = { DynamoDB: false, EBS: false, RDS: false, Aurora: false }

function answer(
  selection: Selection,
  id: string,
  tags: Record<string, string> = {},
  optIn: object = everyType,
): string {
  try {
    // safe: each case below gives the answer of DescribeRegionSettings, or a part of it
    const settings = optIn as Readonly<Record<string, boolean>>
    return selects(selection, { id, tags, type: typeOf[id] ?? '' }, () => settings) ? 'yes' : 'no'
  } catch (error) {
    if (error instanceof Unknown) return 'unknown'
    throw error
  }
}
const tag = (ConditionKey: string, ConditionValue: string, ConditionType = 'STRINGEQUALS') => ({
  ConditionType,
  ConditionKey,
  ConditionValue,
})
const when = (operator: string, ConditionKey: string, ConditionValue: string): Selection => ({
  Conditions: { [operator]: [{ ConditionKey: `aws:ResourceTag/${ConditionKey}`, ConditionValue }] },
})

describe('Resources', () => {
  test.each([
    [[table], table, 'yes'],
    [[`${table}-2`], table, 'no'],
    [['*'], table, 'yes'],
    [['arn:aws:ec2:*:*:volume/*'], volume, 'yes'],
    [['arn:aws:ec2:*:*:volume/*'], table, 'no'],
    [['arn:aws:ec2:*:*:instance/*'], volume, 'no'],
    // one of several is enough
    [['arn:aws:ec2:*:*:volume/*', 'arn:aws:rds:*:*:db:*'], database, 'yes'],
    [['arn:aws:rds:*:*:db:*'], cluster, 'no'],
    [['arn:aws:rds:*'], cluster, 'yes'],
    [['arn:aws:dynamodb:us-east-1:*:table/*'], table, 'no'],
    [['arn:aws:dynamodb:*:*:table/ord*'], table, 'yes'],
    // region and account left empty, as the guide writes them
    [['arn:aws:ec2:::volume/*'], volume, 'yes'],
    // the guide has wildcards anywhere, the API's reference at the end alone
    [['arn:aws:dynamodb:*:*:table/*ers'], table, 'unknown'],
    [['arn:aws:dynamodb:*:*:table/*ers', table], table, 'yes'],
    [['arn:aws:dynamodb:*:*:table/*carts'], table, 'no'],
  ])('%j of %s: %s', (Resources, id, expected) => {
    expect(answer({ Resources }, id)).toBe(expected)
  })
})

describe('NotResources', () => {
  test.each([
    [{ Resources: ['*'], NotResources: ['arn:aws:ec2:*:*:volume/*'] }, volume, 'no'],
    [{ Resources: ['*'], NotResources: ['arn:aws:ec2:*:*:volume/*'] }, table, 'yes'],
    [{ NotResources: [table] }, volume, 'yes'],
    [{ NotResources: [table] }, table, 'no'],
    [{ Resources: [table], NotResources: ['arn:aws:dynamodb:*:*:table/*ers'] }, table, 'unknown'],
  ])('%j of %s: %s', (selection, id, expected) => {
    expect(answer(selection, id)).toBe(expected)
  })
})

describe('ListOfTags', () => {
  const nightly = { ListOfTags: [tag('backup', 'nightly'), tag('stage', 'prod')] }
  test.each([
    [nightly, { backup: 'nightly' }, 'yes'],
    [nightly, { stage: 'prod' }, 'yes'],
    [nightly, { backup: 'weekly', stage: 'test' }, 'no'],
    [nightly, {}, 'no'],
    // keys and values are case sensitive
    [nightly, { Backup: 'nightly' }, 'no'],
    [nightly, { backup: 'Nightly' }, 'no'],
    // together with resources: one or the other
    [{ ...nightly, Resources: [volume] }, { backup: 'nightly' }, 'yes'],
    [{ ...nightly, Resources: [table] }, {}, 'yes'],
    [{ ...nightly, Resources: [volume] }, {}, 'no'],
    [{ ListOfTags: [tag('backup', 'nightly', 'STRINGLIKE')] }, { backup: 'nightly' }, 'unknown'],
    [{ ListOfTags: [tag('toString', 'x')] }, {}, 'no'],
  ])('%j of a table tagged %j: %s', (selection, tags, expected) => {
    expect(answer(selection, table, tags)).toBe(expected)
  })
})

describe('Conditions', () => {
  test.each([
    [when('StringEquals', 'backup', 'true'), { backup: 'true' }, 'yes'],
    [when('StringEquals', 'backup', 'true'), {}, 'no'],
    [when('StringNotEquals', 'stage', 'test'), { stage: 'test' }, 'no'],
    [when('StringNotEquals', 'stage', 'test'), {}, 'yes'],
    [when('StringLike', 'backup', '*'), { backup: '' }, 'yes'],
    [when('StringLike', 'backup', '*'), {}, 'no'],
    // a wildcard matches no white space (assigning-resources-console.html)
    [when('StringLike', 'stage', 'prod*'), { stage: 'prod_server' }, 'yes'],
    [when('StringLike', 'stage', 'prod*'), { stage: 'prod server' }, 'no'],
    [when('StringLike', 'stage', 'prod *'), { stage: 'prod server' }, 'yes'],
    [when('StringNotLike', 'stage', '*test*'), { stage: 'a-test-2' }, 'no'],
    [when('StringNotLike', 'stage', '*test*'), {}, 'yes'],
    [when('NumericEquals', 'stage', '1'), { stage: '1' }, 'unknown'],
    [{ Conditions: { StringEquals: [{ ConditionKey: 'stage', ConditionValue: '1' }] } }, { stage: '1' }, 'unknown'],
  ])('%j of a table tagged %j: %s', (selection, tags, expected) => {
    expect(answer(selection, table, tags)).toBe(expected)
  })

  test('all of them must be met, also by what is named', () => {
    const both: Selection = {
      Resources: ['*'],
      Conditions: {
        ...when('StringEquals', 'backup', 'true').Conditions,
        ...when('StringNotLike', 'stage', 't*').Conditions,
      },
    }
    expect(answer(both, table, { backup: 'true', stage: 'prod' })).toBe('yes')
    expect(answer(both, table, { backup: 'true', stage: 'test' })).toBe('no')
    expect(answer(both, table, { stage: 'prod' })).toBe('no')
    expect(answer({ ...both, Resources: [table] }, table)).toBe('no')
  })
})

describe('the opt-in of the region', () => {
  test.each([
    // decides what is selected by tags, by everything, or by a service
    [{ ListOfTags: [tag('backup', 'nightly')] }, table, 'no'],
    [{ Resources: ['*'] }, table, 'no'],
    [{ Resources: ['arn:aws:dynamodb:*'] }, table, 'no'],
    [{}, table, 'no'],
    // does not where the type is named
    [{ Resources: ['arn:aws:dynamodb:*:*:table/*'] }, table, 'yes'],
    [{ Resources: [table] }, table, 'yes'],
    // but always for clusters, whose ARNs Aurora, Neptune and DocumentDB share
    [{ Resources: ['arn:aws:rds:*:*:cluster:*'] }, cluster, 'no'],
    [{ Resources: [cluster] }, cluster, 'no'],
  ])('%j of %s, not opted in: %s', (selection, id, expected) => {
    const tags = { backup: 'nightly' }
    expect(answer(selection, id, tags, noType)).toBe(expected)
    expect(answer(selection, id, tags, everyType)).toBe('yes')
    // a type that the settings do not name
    expect(answer(selection, id, tags, {})).toBe(expected === 'yes' ? 'yes' : 'unknown')
  })
})

test('a wildcard matches as a regular expression would', () => {
  const text = fc.stringMatching(/^[ab *]{0,8}$/)
  fc.assert(
    fc.property(text, fc.stringMatching(/^[ab ]{0,8}$/), (pattern, value) => {
      const expected = new RegExp(`^${pattern.replaceAll('*', '\\S*')}$`).test(value)
      expect(matches(pattern, value)).toBe(expected)
    }),
  )
})

test('a pattern of many wildcards ends soon', () => {
  expect(matches(`${'*a'.repeat(120)}b`, 'a'.repeat(250))).toBe(false)
})

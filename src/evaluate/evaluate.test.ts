import { expect, test } from 'vitest'
import { control } from '../controls/control.ts'
import { place } from '../model/model.ts'
import type { BlindSpot, Resource } from '../model/resource.ts'
import { evaluate } from './evaluate.ts'

const filterExists = control({
  id: 'Test.1',
  on: 'AWS::Logs::MetricFilter',
  must: 'some',
  elsewhere: 'AWS::CloudTrail::Trail',
  responsibility: 'monitoring',
  severity: 'low',
  title: 's',
  reads: ['FilterPattern'],
  holds: ({ FilterPattern }) => FilterPattern === 'root',
  fix: 'f',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html',
})

const resource = (type: string, id: string, more: Partial<Resource> = {}): Resource => ({
  id,
  type,
  account: '111122223333',
  region: 'eu-central-1',
  name: id,
  tags: {},
  properties: {},
  state: {},
  unseen: {},
  ...more,
})
const account = resource('Demarc::Account::Account', 'account')
const filter = (pattern: string) =>
  resource('AWS::Logs::MetricFilter', 'filter', { properties: { FilterPattern: pattern } })
const ourTrail = resource('AWS::CloudTrail::Trail', 'trail')
const theirTrail = { ...ourTrail, owner: '444455556666' }
const refused: BlindSpot = {
  type: 'AWS::CloudTrail::Trail',
  call: 'cloudtrail:DescribeTrails',
  why: 'access denied',
  region: 'us-east-1',
  account: '111122223333',
  listing: true,
}

/** The verdict over the account, or what it lacks. */
function verdict(resources: readonly Resource[], blindSpots: readonly BlindSpot[] = []): string | undefined {
  for (const { judged } of evaluate(place([account, ...resources], blindSpots), [filterExists]))
    for (const one of judged) return one.verdict.is === 'unknown' ? one.verdict.missing.join('; ') : one.verdict.is
  return undefined
}

test.each<[string, readonly Resource[], readonly BlindSpot[], string]>([
  ['one resource that meets it', [filter('root'), theirTrail], [], 'met'],
  ['none, and nothing in another account', [filter('other'), ourTrail], [], 'unmet'],
  ['nothing at all', [], [], 'unmet'],
  [
    'what another account does in its place',
    [filter('other'), theirTrail],
    [],
    'what account 444455556666 does with trail',
  ],
  ['whether another account does cannot be read', [ourTrail], [refused], 'cloudtrail:DescribeTrails (access denied)'],
])('a control over the account rests on %s', (_, resources, blindSpots, expected) => {
  expect(verdict(resources, blindSpots)).toBe(expected)
})

test('what belongs to another account is not judged', () => {
  const each = { ...filterExists, must: 'each' as const }
  const ids = (owner?: string) =>
    [...evaluate(place([{ ...filter('other'), ...(owner ? { owner } : {}) }], []), [each])].map(
      (one) => one.resource.id,
    )
  expect(ids()).toEqual(['filter'])
  expect(ids('444455556666')).toEqual([])
})

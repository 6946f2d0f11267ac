import { expect, test } from 'vitest'
import type { RunHead } from '../../ledger/run.ts'
import { inventoryText } from './inventory.ts'

type Unlisted = NonNullable<RunHead['inventory']>['unlisted']

const textWith = (unlisted: Unlisted): string | undefined =>
  inventoryText({ inventory: { sources: [], read: 2, listedOnly: 0, unindexed: 0, stale: [], unlisted } })

const unlisted = (type: string, region = 'eu-central-1'): Unlisted[number] => ({
  type,
  region,
  count: 1,
  why: 'no source lists it',
  option: '--list-type',
})

test('the line names the option that reads a type which nothing lists, once', () => {
  expect(textWith([unlisted('AWS::MSK::Cluster'), unlisted('AWS::MSK::Cluster', 'us-east-1')])).toBe(
    '2 resources read, 0 only listed, 1 type that nothing lists (to read: --list-type AWS::MSK::Cluster)',
  )
})

test('the line names three types at most, and none that no option reads', () => {
  const { option: _, ...noOption } = unlisted('AWS::Z::Z')
  expect(textWith([...['A', 'B', 'C', 'D'].map((name) => unlisted(`AWS::X::${name}`)), noOption])).toContain(
    '5 types that nothing lists (to read: --list-type AWS::X::A AWS::X::B AWS::X::C and 1 more)',
  )
  expect(textWith([noOption])).toMatch(/1 type that nothing lists$/)
})

import { expect, test } from 'vitest'
import { type Fields, passing } from './filters.ts'
import { awsError } from './service.ts'

interface Vpc {
  VpcId: string
  IsDefault?: boolean
  Subnets: string[]
}
const all: readonly Vpc[] = [
  { VpcId: 'vpc-a', IsDefault: true, Subnets: ['subnet-a', 'subnet-b'] },
  { VpcId: 'vpc-b', Subnets: [] },
]
const known: Fields<Vpc> = { 'vpc-id': 'VpcId', 'is-default': 'IsDefault', 'subnet-id': ({ Subnets }) => Subnets }
const ids = (...filters: { Name: string; Values: string[] }[]) =>
  passing(all, filters, known, (name) => awsError('InvalidParameterValue', `no filter ${name}`)).map((one) => one.VpcId)

test('an item passes by a member, or by one of several values, and must pass every filter', () => {
  expect(ids()).toEqual(['vpc-a', 'vpc-b'])
  expect(ids({ Name: 'vpc-id', Values: ['vpc-b', 'vpc-c'] })).toEqual(['vpc-b'])
  expect(ids({ Name: 'is-default', Values: ['true'] })).toEqual(['vpc-a'])
  expect(ids({ Name: 'subnet-id', Values: ['subnet-b'] }, { Name: 'vpc-id', Values: ['vpc-b'] })).toEqual([])
})

test('a filter that is not known is refused', () => {
  expect(() => ids({ Name: 'state', Values: ['available'] })).toThrow('no filter state')
})

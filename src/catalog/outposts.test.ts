import { describe, expect, test } from 'vitest'
import { onOutpost } from './outposts.ts'
import type { Configured, MoveNear } from './service.ts'

const outpost = 'arn:aws:outposts:eu-central-1:111122223333:outpost/op-1'
const one = (properties: Configured['properties'], state: Configured['state'] = {}): Configured => ({
  properties,
  state,
})
const holds = (moves: ReturnType<typeof onOutpost>, resource: Configured, near: MoveNear = {}) =>
  moves.map((move) => move.when(resource, near))

describe('a resource that names its Outpost', () => {
  const moves = onOutpost({ own: true, subnets: ({ properties }) => String(properties['SubnetId']) })

  test('tells it by itself, in its state or its configuration', () => {
    expect(holds(moves, one({}, { OutpostArn: outpost }))).toEqual([true])
    expect(holds(moves, one({ OutpostArn: outpost }))).toEqual([true])
    expect(holds(moves, one({ OutpostArn: null }))).toEqual([false])
    expect(holds(moves, one({}, { OutpostArn: null }))).toEqual([false])
  })
  test('is asked by its subnet where it does not say', () => {
    expect(holds(moves, one({}), { subnet: [one({ OutpostArn: outpost })] })).toEqual([true])
    expect(holds(moves, one({}), { subnet: [one({ OutpostArn: null })] })).toEqual([false])
  })
  test('is unknown where neither was read', () => {
    expect(holds(moves, one({}), { subnet: undefined })).toEqual([undefined])
    expect(holds(moves, one({}), { subnet: [one({})] })).toEqual([undefined])
  })
})

test('one subnet of several on an Outpost is enough, and none is in no place', () => {
  const moves = onOutpost({ subnets: () => null })
  expect(holds(moves, one({}), { subnet: [one({}), one({ OutpostArn: outpost })] })).toEqual([true])
  expect(holds(moves, one({}), { subnet: [] })).toEqual([false])
})

test('the site is shared, and what AWS does for resilience in a region is yours', () => {
  expect(onOutpost({ own: true }).map(({ layers, to }) => [...layers, to])).toEqual([['facilities', 'shared']])
  expect(onOutpost({ own: true, resilience: true }).map(({ layers, to }) => [...layers, to])).toEqual([
    ['facilities', 'shared'],
    ['resilience', 'customer'],
  ])
})

test('a managed service tells its Outposts under a name of its own, and says the same', () => {
  const moves = onOutpost({ at: 'state.OutpostArns', resilience: 'https://docs.aws.amazon.com/a.html' })
  expect(holds(moves, one({}, { OutpostArns: [outpost] }))).toEqual([true, true])
  expect(holds(moves, one({}, { OutpostArns: [] }))).toEqual([false, false])
  expect(holds(moves, one({}))).toEqual([undefined, undefined])
  const said = (all: ReturnType<typeof onOutpost>) =>
    all.map(({ layers, to, says, aws }) => ({ layers, to, says, aws }))
  expect(said(moves)).toEqual(said(onOutpost({ own: true, resilience: true })))
  expect(moves[1]?.source).toBe('https://docs.aws.amazon.com/a.html')
})

import { expect, test } from 'vitest'
import { bucket, buckets, run } from './collect-in-test.ts'
import { collector, pages } from './collector.ts'
import { reasonOf } from './refusals.ts'
import { RunBounds } from './run-bounds.ts'

/** How many pages a run takes until it is refused, and why. */
function pagesUntil(items: (page: number) => number): { readonly pages: number; readonly why: string } {
  const bounds = new RunBounds()
  for (let page = 1; ; page++)
    try {
      bounds.page(items(page))
    } catch (error) {
      return { pages: page, why: reasonOf(error).why }
    }
}

test('all listings of a run have half a million pages together', () => {
  const why = 'the listings of this run have no end (500000 pages)'
  expect(pagesUntil(() => 5)).toEqual({ pages: 500_000, why })
})

test('and three million resources, however large their pages are', () => {
  const why = 'the listings of this run have no end (3000000 resources)'
  expect(pagesUntil(() => 1000)).toEqual({ pages: 3_000, why })
  expect(pagesUntil(() => 50)).toEqual({ pages: 60_000, why })
})

test('of the pages 20,000 may be without a resource, also where others stand between', () => {
  const why = 'the listings of this run have no end (20000 pages without a resource)'
  expect(pagesUntil(() => 0)).toEqual({ pages: 20_000, why })
  expect(pagesUntil((page) => page % 2)).toEqual({ pages: 40_000, why })
})

test('a listing that names the same resources again, under new tokens, is broken off', async () => {
  const { blindSpots, resources } = await run([
    buckets(
      Array.from({ length: 30_000 }, (_, n) => `b${n % 7}`),
      async () => ({ properties: {} }),
    ),
  ])
  expect(blindSpots.map(({ why }) => why)).toEqual([
    'the listing was cut short: the listings of this run have no end (20000 resources that were listed before)',
  ])
  expect(new Set(resources.map(({ id }) => id)).size).toBe(7)
})

test('at the bound each listing that goes on is a blind spot, and one that has its end is none', async () => {
  const endless = collector({
    types: ['AWS::EC2::VPC'],
    service: 'ec2',
    scope: 'region',
    needs: ['ec2:DescribeVpcs'],
    list: async function* () {
      let page = 0
      yield* pages(
        async () => page++,
        () => [],
        () => `token ${page}`,
      )
    },
  })
  const whole = buckets(['a'], async () => ({ properties: bucket('a') }))
  const { blindSpots, resources } = await run([endless, whole])
  expect(blindSpots.map(({ region, why }) => [region, why]).sort()).toEqual([
    ['eu-central-1', 'the listings of this run have no end (20000 pages without a resource)'],
    ['eu-west-1', 'the listings of this run have no end (20000 pages without a resource)'],
  ])
  expect(resources).toHaveLength(1)
})

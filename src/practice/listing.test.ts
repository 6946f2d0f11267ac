import { expect, test } from 'vitest'
import { listing } from './listing.ts'
import { awsError, type Call } from './service.ts'

const invalid = () => awsError('InvalidMarker', 'The marker is not one that this operation gave.')
const check = (size: number) => {
  if (size < 20) throw awsError('InvalidParameterValue', `${size} is less than 20`)
}
const call = (input: { Marker?: string | undefined; MaxRecords?: number | undefined }, pageSize = 50) =>
  // safe: nothing else of a call is read
  ({ operation: 'DescribeClusters', input, pageSize }) as Call<typeof input, unknown>
const Clusters = Array.from({ length: 120 }, (_, n) => n)

test('pages follow one another by token until all is told', () => {
  const paged = listing({ token: 'Marker', size: 'MaxRecords', next: 'NextMarker', invalid })
  const first = paged(call({}), { Clusters })
  const second = paged(call({ Marker: first.NextMarker, MaxRecords: 30 }), { Clusters })
  expect([first.Clusters.length, second.Clusters]).toEqual([50, Clusters.slice(50, 80)])
  expect(paged(call({ Marker: second.NextMarker }), { Clusters })).toEqual({
    Clusters: Clusters.slice(80),
    NextMarker: undefined,
  })
  expect(() => paged(call({ Marker: 'other' }), { Clusters })).toThrow('not one that this operation gave')
})

test('a page is no larger than the service or the account allows, whatever is asked for', () => {
  const sized = listing({ token: 'Marker', size: 'MaxRecords', next: 'Marker', usual: 10, most: 40, check })
  const length = (size: number | undefined, pageSize?: number) =>
    sized(call({ MaxRecords: size }, pageSize), { Clusters }).Clusters.length
  expect([length(undefined), length(30), length(100), length(30, 3)]).toEqual([10, 30, 40, 3])
  const whole = listing({ token: 'Marker', size: 'MaxRecords', next: 'Marker', whole: true })
  expect(whole(call({ MaxRecords: 100 }, 3), { Clusters }).Clusters).toHaveLength(100)
  expect(whole(call({}, 3), { Clusters }).Clusters).toHaveLength(3)
  expect(() => length(5)).toThrow('5 is less than 20')
})

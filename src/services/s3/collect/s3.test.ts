import { expect, test } from 'vitest'
import { type ClientSource, collect } from '../../../collect/runner.ts'
import type { Clients, ServiceId } from '../../../collect/sdk.ts'
import { buckets } from './s3.ts'

/** Lists buckets without their regions, as other implementations of S3 do; one of them may be refused its location. */
async function listed(names: readonly string[], refused?: string) {
  const under = { now: 0, most: 0 }
  const s3 = {
    listBuckets: async () => ({ Buckets: names.map((Name) => ({ Name })) }),
    getBucketLocation: async ({ Bucket }: { Bucket: string }) => {
      under.most = Math.max(under.most, ++under.now)
      await Promise.resolve()
      under.now--
      if (Bucket === refused) throw Object.assign(new Error('no'), { name: 'AccessDenied' })
      return { LocationConstraint: Bucket === 'far' ? 'sa-east-1' : 'eu-central-1' }
    },
  }
  // safe: the listing asks nothing else of the client
  const clients: ClientSource = { client: async <S extends ServiceId>() => s3 as unknown as Clients[S] }
  const { resources, blindSpots } = await collect({
    collectors: [{ ...buckets, details: [] }],
    account: '111122223333',
    partition: 'aws',
    homeRegion: 'us-east-1',
    regions: ['eu-central-1'],
    clients,
    now: 0,
  })
  return { names: resources.map(({ name }) => name), blindSpots, most: under.most }
}

test('the regions of buckets are asked for side by side', async () => {
  const { names, blindSpots, most } = await listed(['a', 'b', 'far', 'c'])
  expect(names).toEqual(['a', 'b', 'c'])
  expect(blindSpots).toEqual([])
  expect(most).toBe(4)
})

test('where the region of one is refused, those before it stay', async () => {
  const { names, blindSpots } = await listed(['a', 'b', 'c'], 'b')
  expect(names).toEqual(['a'])
  expect(blindSpots).toMatchObject([{ type: 'AWS::S3::Bucket', listing: true }])
})

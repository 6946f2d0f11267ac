import { expect, test } from 'vitest'
import { efs } from '../services/efs/sdk.ts'
import { s3 as sdk } from '../services/s3/sdk.ts'
import { type Call, practiceService, type SeedContext } from './service.ts'

test('handlers are typed by the SDK: wrong names and shapes do not compile, an empty output needs no return', () => {
  const service = practiceService({
    sdk,
    scope: 'global',
    seed: (): { buckets: Record<string, { policy?: string | undefined }> } => ({ buckets: {} }),
    action: { GetBucketAcl: 's3:GetBucketAclOfOurs' },
    resource: { PutBucketPolicy: ({ input }) => `arn:aws:s3:::${input.Bucket}` },
    reads: {
      ListBuckets: ({ state }) => ({ Buckets: Object.keys(state.buckets).map((Name) => ({ Name })) }),
      // @ts-expect-error Buckets is a list
      ListDirectoryBuckets: () => ({ Buckets: 5 }),
      // @ts-expect-error this output is not empty: something must be returned
      GetBucketAcl: () => {},
      // @ts-expect-error a misspelt member is a wrong shape
      GetBucketPolicy: () => ({ Polizy: '' }),
    },
    changes: {
      PutBucketPolicy: ({ input, state }) => {
        state.buckets[input.Bucket ?? ''] = { policy: input.Policy }
      },
    },
  })
  expect(service.operations.get('PutBucketPolicy')?.kind).toBe('change')
  expect(service.operations.get('ListBuckets')?.actions).toEqual(['s3:ListAllMyBuckets'])
  expect(service.operations.get('GetBucketAcl')?.actions).toEqual(['s3:GetBucketAclOfOurs'])
})

test('an operation that the SDK does not have does not compile', () => {
  const service = practiceService({
    sdk,
    scope: 'global',
    seed: () => ({}),
    // @ts-expect-error S3 has no such operation
    reads: { ListBukkets: () => ({}) },
  })
  expect(service.operations.size).toBe(1)
})

test('what an operation acts on is the first member given of those that name something; else anything', () => {
  const service = practiceService({
    sdk: efs,
    scope: 'regional',
    seed: () => ({ prefix: 'arn:aws:elasticfilesystem:eu-central-1:111122223333' }),
    acts: {
      FileSystemId: ({ state }, id) => `${state.prefix}:file-system/${id}`,
      AccessPointId: ({ state }, id) => `${state.prefix}:access-point/${id}`,
    },
    resource: { DescribeAccountPreferences: () => 'arn:of:its:own' },
    reads: { DescribeAccessPoints: () => ({}), DescribeAccountPreferences: () => ({}) },
  })
  const acted = (name: string, input: object) =>
    // safe: nothing else of a call is read
    service.operations
      .get(name)
      ?.resource?.({ input, state: service.seed({} as SeedContext) } as Call<unknown, unknown>)
  const prefix = 'arn:aws:elasticfilesystem:eu-central-1:111122223333'
  expect(acted('DescribeAccessPoints', { AccessPointId: 'a', FileSystemId: 'f' })).toBe(`${prefix}:file-system/f`)
  expect(acted('DescribeAccessPoints', { AccessPointId: 'a' })).toBe(`${prefix}:access-point/a`)
  expect(acted('DescribeAccessPoints', { MaxResults: 5 })).toBe('*')
  expect(acted('DescribeAccountPreferences', { FileSystemId: 'f' })).toBe('arn:of:its:own')
})

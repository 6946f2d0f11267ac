import { expect, test } from 'vitest'
import { practiceService } from './service.ts'

test('handlers are typed by the SDK: wrong names and shapes do not compile, an empty output needs no return', () => {
  const service = practiceService({
    id: 's3',
    scope: 'global',
    client: () => import('@aws-sdk/client-s3'),
    seed: (): { buckets: Record<string, { policy?: string | undefined }> } => ({ buckets: {} }),
    action: { ListBuckets: 's3:ListAllMyBuckets' },
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
})

test('an operation that the SDK does not have does not compile', () => {
  const service = practiceService({
    id: 's3',
    scope: 'global',
    client: () => import('@aws-sdk/client-s3'),
    seed: () => ({}),
    // @ts-expect-error S3 has no such operation
    reads: { ListBukkets: () => ({}) },
  })
  expect(service.operations.size).toBe(1)
})

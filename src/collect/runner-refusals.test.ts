import { describe, expect, test } from 'vitest'
import { bucket, buckets, refusal, run } from './collect-in-test.ts'
import { collector, detail } from './collector.ts'

describe('refusals', () => {
  test('of a listing: a blind spot of each of its types, in its region', async () => {
    const refused = collector({
      types: ['AWS::EC2::VPC', 'AWS::EC2::Subnet'],
      service: 'ec2',
      scope: 'region',
      needs: ['ec2:DescribeVpcs'],
      // biome-ignore lint/correctness/useYield: it is refused before it yields
      list: async function* () {
        throw refusal('UnauthorizedOperation', 'ec2:DescribeVpcs')
      },
    })
    const { resources, blindSpots } = await run([refused], { regions: ['eu-west-1'] })
    expect(resources).toEqual([])
    expect(blindSpots).toEqual(
      ['AWS::EC2::VPC', 'AWS::EC2::Subnet'].map((type) => ({
        type,
        call: 'ec2:DescribeVpcs',
        why: 'access denied',
        listing: true,
        denied: true,
        account: '111122223333',
        region: 'eu-west-1',
      })),
    )
  })

  test.each<[string, object]>([
    ['tags', { tags: { environment: null } }],
    ['name', { name: 5 }],
    ['id', { id: undefined }],
    ['region', { region: [] }],
    ['owner', { owner: {} }],
  ])('a resource whose %s is no text is left out and said to be; the others are read', async (what, wrong) => {
    const strange = collector({
      types: ['AWS::S3::Bucket'],
      service: 's3',
      scope: 'global',
      needs: ['s3:ListAllMyBuckets'],
      list: async function* () {
        yield { ...bucket('a'), ...wrong } as ReturnType<typeof bucket> // safe: only here, to show what answers may bring
        yield bucket('b')
      },
    })
    const { resources, blindSpots } = await run([strange])
    expect(resources.map(({ name }) => name)).toEqual(['b'])
    const why = `an answer of an unexpected shape (${what} of a resource)`
    expect(blindSpots).toMatchObject([{ type: 'AWS::S3::Bucket', call: 's3:ListAllMyBuckets', why, listing: true }])
  })

  test('of tags that are no texts: they stay unseen', async () => {
    const tagged = collector({
      types: ['AWS::S3::Bucket'],
      service: 's3',
      scope: 'global',
      needs: ['s3:ListAllMyBuckets'],
      list: async function* () {
        yield bucket('a')
      },
      details: [
        detail({
          on: 'AWS::S3::Bucket',
          needs: ['s3:GetBucketTagging'],
          fills: ['tags'],
          get: async () => ({ tags: { a: null } as never }), // safe: only here, as above
        }),
      ],
    })
    const { resources, blindSpots } = await run([tagged])
    const why = 'an answer of an unexpected shape (tags of a resource)'
    expect(resources).toMatchObject([{ tags: {}, unseen: { tags: { call: 's3:GetBucketTagging', why } } }])
    expect(blindSpots).toMatchObject([{ call: 's3:GetBucketTagging', why, listing: false }])
  })

  test('of a later page: what came before is kept, and the blind spot says that it was cut short', async () => {
    const cut = collector({
      types: ['AWS::S3::Bucket'],
      service: 's3',
      scope: 'global',
      needs: ['s3:ListAllMyBuckets'],
      list: async function* () {
        yield bucket('first')
        throw refusal('InternalError', 's3:ListAllMyBuckets', 500)
      },
    })
    const { resources, blindSpots } = await run([cut])
    expect(resources.map(({ name }) => name)).toEqual(['first'])
    expect(blindSpots.map(({ why, call, listing }) => [why, call, listing])).toEqual([
      ['the listing was cut short: AWS failed to answer (500 InternalError)', 's3:ListAllMyBuckets', true],
    ])
  })

  test('of a detail: its properties stay absent, with the reason; the others are read', async () => {
    const { resources, blindSpots } = await run([
      buckets(['good', 'shut'], async (name) => {
        if (name === 'shut') throw refusal('AccessDenied', 's3:GetEncryptionConfiguration')
        return { properties: { VersioningConfiguration: { Status: 'Enabled' } } }
      }),
    ])
    const [good, shut] = resources
    expect(good?.properties).toEqual({ VersioningConfiguration: { Status: 'Enabled' } })
    expect([shut?.properties, shut?.unseen]).toEqual([
      {},
      { VersioningConfiguration: { call: 's3:GetEncryptionConfiguration', why: 'access denied' } },
    ])
    expect(blindSpots).toMatchObject([
      { type: 'AWS::S3::Bucket', call: 's3:GetEncryptionConfiguration', listing: false },
    ])
  })

  test('"there is none" is no refusal: the property is null', async () => {
    const { resources, blindSpots } = await run([
      buckets(['bare'], async () => {
        throw refusal('NoSuchThing', 's3:GetBucketVersioning', 404)
      }),
    ])
    expect([resources[0]?.properties, blindSpots]).toEqual([{ VersioningConfiguration: null }, []])
  })

  test('the same refusal of many resources is one blind spot', async () => {
    const names = Array.from({ length: 250 }, (_, n) => `bucket-${n}`)
    const { resources, blindSpots } = await run([
      buckets(names, async () => {
        throw refusal('AccessDenied', 's3:GetBucketVersioning')
      }),
    ])
    expect([resources.length, blindSpots.length]).toEqual([250, 1])
  })

  test.each([['listing'], ['detail']])('expired credentials in a %s end the scan', async (where) => {
    const expired = async () => {
      throw refusal('ExpiredToken', 's3:ListAllMyBuckets')
    }
    const names = Array.from({ length: 150 }, (_, n) => `bucket-${n}`)
    const collectors =
      where === 'detail'
        ? [buckets(names, expired)]
        : [
            collector({
              types: ['AWS::S3::Bucket'],
              service: 's3',
              scope: 'global',
              needs: ['s3:ListAllMyBuckets'],
              list: async function* () {
                yield bucket('first')
                await expired()
              },
            }),
          ]
    await expect(run(collectors)).rejects.toMatchObject({ code: 'CREDENTIALS_EXPIRED', exitCode: 2 })
  })

  test('an interrupt ends the scan, and is no blind spot', async () => {
    const stop = new AbortController()
    const work = run(
      [
        buckets(['a'], async () => {
          stop.abort()
          throw refusal('AccessDenied', 's3:GetBucketVersioning')
        }),
      ],
      { signal: stop.signal },
    )
    await expect(work).rejects.toMatchObject({ name: 'AbortError' })
  })
})

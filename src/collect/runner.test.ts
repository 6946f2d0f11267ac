import { describe, expect, test } from 'vitest'
import { place } from '../model/model.ts'
import { ask } from './asking.ts'
import { batched, type Collector, collector, detail, pages } from './collector.ts'
import { noteFailedCall } from './failed-calls.ts'
import { type ClientSource, collect, type RunnerOptions } from './runner.ts'
import type { Clients, ServiceId } from './sdk.ts'

/** An error as the SDK throws it, from a call that needs this action. */
function refusal(name: string, action: string, status = 403): Error {
  const error = Object.assign(new Error('refused'), { name, $metadata: { httpStatusCode: status } })
  noteFailedCall(error, { service: 's3', operation: 'Any', region: 'eu-central-1', input: {}, action })
  return error
}

const clients: ClientSource = {
  client: async <S extends ServiceId>() => ({}) as Clients[S], // safe: these collectors call nothing on it
}

const run = (collectors: readonly Collector[], more: Partial<RunnerOptions> = {}) =>
  collect({
    collectors,
    account: '111122223333',
    partition: 'aws',
    homeRegion: 'us-east-1',
    regions: ['eu-central-1', 'eu-west-1'],
    clients,
    now: 0,
    ...more,
  })

const bucket = (name: string, properties = {}) => ({
  type: 'AWS::S3::Bucket' as const,
  id: `arn:aws:s3:::${name}`,
  name,
  properties,
})

/** Buckets, with a detail that answers or refuses as it is told. */
const buckets = (names: readonly string[], get: (name: string) => Promise<{ properties: object }>) =>
  collector({
    types: ['AWS::S3::Bucket'],
    service: 's3',
    scope: 'global',
    needs: ['s3:ListAllMyBuckets'],
    list: async function* () {
      for (const name of names) yield bucket(name)
    },
    details: [
      detail({
        on: 'AWS::S3::Bucket',
        needs: ['s3:GetBucketVersioning'],
        fills: ['VersioningConfiguration'],
        none: ['NoSuchThing'],
        get: async (_, { name }) => get(name),
      }),
    ],
  })

test('a global collector runs once, another in each region; all is sorted by id', async () => {
  const asked: string[] = []
  const regional = collector({
    types: ['AWS::EC2::VPC'],
    service: 'ec2',
    scope: 'region',
    needs: ['ec2:DescribeVpcs'],
    list: async function* ({ region }) {
      asked.push(region)
      yield { type: 'AWS::EC2::VPC' as const, id: `arn:vpc:${region}`, name: region, properties: {} }
    },
  })
  const { resources } = await run([regional, buckets(['b', 'a'], async () => ({ properties: {} }))])
  expect(asked.sort()).toEqual(['eu-central-1', 'eu-west-1'])
  expect(resources.map(({ id, region }) => [id, region])).toEqual([
    ['arn:aws:s3:::a', 'global'],
    ['arn:aws:s3:::b', 'global'],
    ['arn:vpc:eu-central-1', 'eu-central-1'],
    ['arn:vpc:eu-west-1', 'eu-west-1'],
  ])
})

test('what belongs to another account bears its number: by the answer, or by its ARN; its details know', async () => {
  const asked: [string, string | undefined][] = []
  const topic = (name: string, account: string, owner?: string) => ({
    type: 'AWS::SNS::Topic' as const,
    id: `arn:aws:sns:us-east-1:${account}:${name}`,
    name,
    properties: {},
    ...(owner === undefined ? {} : { owner }),
  })
  const topics = collector({
    types: ['AWS::SNS::Topic'],
    service: 'sns',
    scope: 'global',
    needs: ['sns:ListTopics'],
    list: async function* () {
      yield topic('ours', '111122223333')
      yield topic('ours-too', '111122223333', '111122223333')
      yield topic('aws', 'aws')
      yield topic('managed', 'aws', 'AWS')
      yield topic('theirs', '444455556666')
      yield topic('shared', '111122223333', '444455556666')
    },
    details: [
      detail({
        on: 'AWS::SNS::Topic',
        needs: ['sns:GetTopicAttributes'],
        fills: ['KmsMasterKeyId'],
        when: ({ name, owner }) => asked.push([name, owner]) > 0,
        get: async () => ({ properties: { KmsMasterKeyId: null } }),
      }),
    ],
  })
  const { resources } = await run([topics])
  const expected = {
    aws: undefined,
    managed: 'AWS',
    ours: undefined,
    'ours-too': undefined,
    shared: '444455556666',
    theirs: '444455556666',
  }
  expect(Object.fromEntries(resources.map(({ name, owner }) => [name, owner]))).toEqual(expected)
  expect(Object.fromEntries(asked)).toEqual(expected)
})

test('a global listing of what lies in regions is one of each region of the scan', async () => {
  const { listings } = await run([
    buckets([], async () => ({ properties: {} })),
    { ...buckets([], async () => ({ properties: {} })), types: ['AWS::S3::AccessPoint'], regional: true },
  ])
  const places = (type: string) => [...(listings.get(type)?.keys() ?? [])].sort()
  expect(places('AWS::S3::Bucket')).toEqual(['global'])
  expect(places('AWS::S3::AccessPoint')).toEqual(['eu-central-1', 'eu-west-1'])
})

describe('refusals', () => {
  test('of a listing: a gap of each of its types, in its region', async () => {
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
    const { resources, gaps } = await run([refused], { regions: ['eu-west-1'] })
    expect(resources).toEqual([])
    expect(gaps).toEqual(
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
    const { resources, gaps } = await run([strange])
    expect(resources.map(({ name }) => name)).toEqual(['b'])
    const why = `an answer of an unexpected shape (${what} of a resource)`
    expect(gaps).toMatchObject([{ type: 'AWS::S3::Bucket', call: 's3:ListAllMyBuckets', why, listing: true }])
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
    const { resources, gaps } = await run([tagged])
    const why = 'an answer of an unexpected shape (tags of a resource)'
    expect(resources).toMatchObject([{ tags: {}, unseen: { tags: { call: 's3:GetBucketTagging', why } } }])
    expect(gaps).toMatchObject([{ call: 's3:GetBucketTagging', why, listing: false }])
  })

  test('of a later page: what came before is kept, and the gap says that it was cut short', async () => {
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
    const { resources, gaps } = await run([cut])
    expect(resources.map(({ name }) => name)).toEqual(['first'])
    expect(gaps.map(({ why, call, listing }) => [why, call, listing])).toEqual([
      ['the listing was cut short: AWS failed to answer (500 InternalError)', 's3:ListAllMyBuckets', true],
    ])
  })

  test('of a detail: its properties stay absent, with the reason; the others are read', async () => {
    const { resources, gaps } = await run([
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
    expect(gaps).toMatchObject([{ type: 'AWS::S3::Bucket', call: 's3:GetEncryptionConfiguration', listing: false }])
  })

  test('"there is none" is no refusal: the property is null', async () => {
    const { resources, gaps } = await run([
      buckets(['bare'], async () => {
        throw refusal('NoSuchThing', 's3:GetBucketVersioning', 404)
      }),
    ])
    expect([resources[0]?.properties, gaps]).toEqual([{ VersioningConfiguration: null }, []])
  })

  test('the same refusal of many resources is one gap', async () => {
    const names = Array.from({ length: 250 }, (_, n) => `bucket-${n}`)
    const { resources, gaps } = await run([
      buckets(names, async () => {
        throw refusal('AccessDenied', 's3:GetBucketVersioning')
      }),
    ])
    expect([resources.length, gaps.length]).toEqual([250, 1])
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

  test('an interrupt ends the scan, and is no gap', async () => {
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

describe('batches', () => {
  const inBatches = (answer: (names: readonly string[]) => readonly ({ properties: object } | undefined)[]) =>
    collector({
      types: ['AWS::S3::Bucket'],
      service: 's3',
      scope: 'global',
      needs: ['s3:ListAllMyBuckets'],
      list: async function* () {
        for (const name of ['a', 'b', 'c', 'd', 'e']) yield bucket(name)
      },
      details: [
        batched({
          on: 'AWS::S3::Bucket',
          needs: ['s3:GetBucketVersioning'],
          fills: ['VersioningConfiguration'],
          batch: 2,
          when: ({ name }) => name !== 'c',
          get: async (_, seeds) => answer(seeds.map(({ name }) => name)),
        }),
      ],
    })

  test('take so many seeds each, and leave out those that have nothing to ask for', async () => {
    const asked: (readonly string[])[] = []
    await run([
      inBatches((names) => {
        asked.push(names)
        return names.map(() => ({ properties: { VersioningConfiguration: null } }))
      }),
    ])
    expect(asked).toEqual([
      ['a', 'b'],
      ['d', 'e'],
    ])
  })

  test('what the answer does not name was not seen', async () => {
    const { resources } = await run([
      inBatches((names) => names.map((name) => (name === 'b' ? undefined : { properties: {} }))),
    ])
    expect(resources.find(({ name }) => name === 'b')?.unseen).toEqual({
      VersioningConfiguration: { call: 's3:GetBucketVersioning', why: 'the answer did not name it' },
    })
  })
})

test('a question asked once a scan gives all who ask the same answer, or the same refusal', async () => {
  let asked = 0
  const two = ['eu-central-1', 'eu-west-1'].map(() =>
    collector({
      types: ['AWS::EC2::VPC'],
      service: 'ec2',
      scope: 'region',
      needs: ['ec2:DescribeVpcs'],
      list: async function* ({ once, region }) {
        const name = await once('the name', async () => `vpc-${++asked}`)
        yield { type: 'AWS::EC2::VPC' as const, id: `${name}/${region}`, name, properties: {} }
      },
    }),
  )
  const { resources } = await run(two)
  expect([asked, place(resources, []).resources.map(({ id }) => id)]).toEqual([
    1,
    ['vpc-1/eu-central-1', 'vpc-1/eu-west-1'],
  ])
})

describe('pages', () => {
  const listing = (tokens: readonly (string | undefined)[]) => {
    let at = 0
    return pages(
      async (token) => ({ token, items: [at], next: tokens[at++] }),
      ({ items }) => items,
      ({ next }) => next,
    )
  }
  const all = async (items: AsyncIterable<number>) => {
    const list = []
    for await (const item of items) list.push(item)
    return list
  }

  test('go on until there is no token; an empty one is none', async () => {
    expect(await all(listing(['a', 'b', undefined]))).toEqual([0, 1, 2])
    expect(await all(listing(['a', '']))).toEqual([0, 1])
  })

  test('that repeat their token are an error, not a loop', async () => {
    await expect(all(listing(['a', 'a', 'a']))).rejects.toThrow(/repeated/)
  })
})

test('a value rests on the answers of the detail that gave it, not on those of another that could have', async () => {
  const status = (operation: string, gives: boolean) =>
    detail({
      on: 'AWS::S3::Bucket',
      needs: [`s3:${operation}`],
      fills: ['VersioningConfiguration'],
      get: async () => {
        ask({ service: 's3', operation, region: 'eu-central-1', input: {} })
        return gives ? { properties: { VersioningConfiguration: { Status: 'Enabled' as const } } } : {}
      },
    })
  const answersOf = async (...details: ReturnType<typeof status>[]) => {
    const spec = { types: ['AWS::S3::Bucket'], service: 's3', scope: 'global', needs: ['s3:ListAllMyBuckets'] } as const
    const list = async function* () {
      yield bucket('a')
    }
    const { resources } = await run([collector({ ...spec, list, details })])
    return resources.map(({ answers }) => answers?.details['VersioningConfiguration'])
  }
  const [gives, could] = [status('GetBucketVersioning', true), status('GetBucketReplication', false)]
  const named = [['s3:GetBucketVersioning eu-central-1 {}']]
  expect(await answersOf(gives, could)).toEqual(named)
  expect(await answersOf(could, gives)).toEqual(named)
  // where neither gives it, the question that was asked says so
  expect(await answersOf(could)).toEqual([['s3:GetBucketReplication eu-central-1 {}']])
})

import { describe, expect, test } from 'vitest'
import { place } from '../model/model.ts'
import { noteCall } from './asking.ts'
import { bucket, buckets, run } from './collect-in-test.ts'
import { batched, collector, detail, pages } from './collector.ts'

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

test('a resource of another account has its number, from the answer or its ARN, and so have its details', async () => {
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
        noteCall({ service: 's3', operation, region: 'eu-central-1', input: {} })
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

import type { ResourceGroupsTaggingAPI } from '@aws-sdk/client-resource-groups-tagging-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { awsOf, refused, scanPractice } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME, US } from '../../practice/company.ts'
import { queues } from '../sqs/collect.ts'

let practice: Practice
let aws: Aws
let tagging: ResourceGroupsTaggingAPI

beforeAll(async () => {
  practice = await startPractice()
  aws = awsOf(practice)
  tagging = await aws.client('resourcegroupstaggingapi', HOME)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
})

const arnsOf = async (filters: string[], region: string = HOME): Promise<(string | undefined)[]> => {
  const client = await aws.client('resourcegroupstaggingapi', region)
  const arns: (string | undefined)[] = []
  let PaginationToken: string | undefined
  do {
    const page = await client.getResources({ ResourceTypeFilters: filters, PaginationToken })
    for (const { ResourceARN } of page.ResourceTagMappingList ?? []) arns.push(ResourceARN)
    PaginationToken = page.PaginationToken
  } while (PaginationToken)
  return arns
}

test('a region lists its own resources with tags, and the distributions in us-east-1 alone', async () => {
  const home = await arnsOf(['lambda', 'sqs'])
  expect(home.length).toBeGreaterThan(0)
  expect(home.every((arn) => arn?.split(':')[3] === HOME && /:(lambda|sqs):/.test(arn))).toBe(true)
  expect(await arnsOf(['cloudfront'])).toEqual([])
  expect((await arnsOf(['cloudfront'], US)).length).toBeGreaterThan(0)
})

test('a resource is listed by its tags as soon as it has one', async () => {
  const sqs = await aws.client('sqs', HOME)
  const { QueueUrl } = await sqs.createQueue({ QueueName: 'fresh' })
  const arn = `arn:aws:sqs:${HOME}:${practice.account}:fresh`
  expect(await arnsOf(['sqs'])).not.toContain(arn)
  await sqs.tagQueue({ QueueUrl, Tags: { stage: 'test' } })
  const TagFilters = [{ Key: 'stage', Values: ['test', 'production'] }]
  expect((await tagging.getResources({ TagFilters })).ResourceTagMappingList).toEqual([
    { ResourceARN: arn, Tags: [{ Key: 'stage', Value: 'test' }] },
  ])
  expect(
    (await tagging.getResources({ TagFilters: [{ Key: 'stage', Values: ['other'] }] })).ResourceTagMappingList,
  ).toEqual([])
  expect((await tagging.getResources({ ResourceARNList: [arn] })).ResourceTagMappingList).toHaveLength(1)
})

test('what AWS refuses is refused, and what is not here is not implemented', async () => {
  expect(await refused(tagging.getResources({ ResourcesPerPage: 101 }))).toBe('InvalidParameterException')
  expect(await refused(tagging.getResources({ PaginationToken: 'strange' }))).toBe('InvalidParameterException')
  const both = { ResourceARNList: ['arn:aws:s3:::x'], ResourceTypeFilters: ['s3'] }
  expect(await refused(tagging.getResources(both))).toBe('InvalidParameterException')
  expect(await refused(tagging.getResources({ ResourceTypeFilters: ['glue:job'] }))).toBe('NotImplemented')
})

test('a scan reads the tags of all queues by it', async () => {
  const before = practice.requests.length
  const model = await scanPractice(practice, [queues])
  expect(model.blindSpots).toEqual([])
  const asked = practice.requests.slice(before).map(({ operation }) => operation)
  expect(asked).not.toContain('ListQueueTags')
  const found = model.ofType('AWS::SQS::Queue')
  const sqs = await aws.client('sqs', HOME)
  for (const { name, region, tags } of found.filter(({ region }) => region === HOME)) {
    const { QueueUrl } = await sqs.getQueueUrl({ QueueName: name })
    expect([region, tags]).toEqual([HOME, (await sqs.listQueueTags({ QueueUrl })).Tags ?? {}])
  }
})

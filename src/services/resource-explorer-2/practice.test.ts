import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { awsOf, refused } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME, US } from '../../practice/company.ts'

const crashes: unknown[] = []
let practice: Practice
let aws: Aws

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const listed = async (region: string) => {
  const explorer = await aws.client('resource-explorer-2', region)
  const { Resources = [] } = await explorer.listResources({ MaxResults: 1000 })
  return Resources
}

test('at a thousand a page no token of the next one comes, at five hundred it does', async () => {
  const explorer = await aws.client('resource-explorer-2', HOME)
  expect((await explorer.listResources({ MaxResults: 1000 })).NextToken).toBeUndefined()
  const first = await explorer.listResources({ MaxResults: 500 })
  const second = await explorer.listResources({ MaxResults: 500, NextToken: first.NextToken })
  expect(first.Resources).toHaveLength(500)
  const arns = [...(first.Resources ?? []), ...(second.Resources ?? [])].map(({ Arn }) => Arn)
  expect(arns).toEqual((await listed(HOME)).map(({ Arn }) => Arn))
  expect(second.NextToken).toBeUndefined()
  expect(await refused(explorer.listResources({ MaxResults: 1001 }))).toBe('ValidationException')
})

test('the aggregator has all regions, another index its own and, in us-east-1, what is global', async () => {
  const places = async (region: string) => [...new Set((await listed(region)).map((one) => one.Region))].sort()
  expect(await places(HOME)).toEqual([HOME, 'global', US].sort())
  expect(await places(US)).toEqual(['global', US].sort())
})

test('a bucket, a topic and a queue have the kind of their type, others that of their ARN', async () => {
  const kinds = new Map((await listed(HOME)).map((one) => [one.CfnResourceType, one.ResourceType]))
  expect(
    ['AWS::S3::Bucket', 'AWS::SNS::Topic', 'AWS::SNS::Subscription', 'AWS::SQS::Queue', 'AWS::EC2::Instance'].map(
      (type) => kinds.get(type),
    ),
  ).toEqual(['s3:bucket', 'sns:topic', 'sns:subscription', 'sqs:queue', 'ec2:instance'])
})

test('what is made is listed at once', async () => {
  const sns = await aws.client('sns', US)
  const { TopicArn } = await sns.createTopic({ Name: 'new' })
  const made = (await listed(HOME)).find(({ Arn }) => Arn === TopicArn)
  expect(made).toMatchObject({ Region: US, CfnResourceType: 'AWS::SNS::Topic', LastReportedAt: expect.any(Date) })
})

test('without an index a region lists a part, until it has one', async () => {
  const explorer = await aws.client('resource-explorer-2', US)
  const index = async () => (await explorer.listIndexes({})).Indexes?.find(({ Region }) => Region === US)
  const before = (await listed(US)).length
  const Arn = (await index())?.Arn
  await explorer.deleteIndex({ Arn })
  expect(await index()).toBeUndefined()
  expect((await listed(HOME)).some(({ Region }) => Region === US)).toBe(false)
  const partial = (await listed(US)).length
  expect(partial).toBeGreaterThan(0)
  expect(partial).toBeLessThan(before)
  expect(await refused(explorer.deleteIndex({ Arn }))).toBe('ResourceNotFoundException')
  await explorer.createIndex({})
  expect(await refused(explorer.createIndex({}))).toBe('ConflictException')
  expect((await listed(US)).length).toBe(before)
  expect(await refused(explorer.updateIndexType({ Arn, Type: 'AGGREGATOR' }))).toBe('ConflictException')
})

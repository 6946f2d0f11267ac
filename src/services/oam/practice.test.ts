import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { awsOf, refused } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { US } from '../../practice/company.ts'
import { endpointOf, type OAM } from './sdk/client.ts'

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let api: OAM

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  api = await aws.client('oam', US)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const SINK = `arn:aws:oam:${US}:444455556666:sink/0a1b2c3d`
const link = { LabelTemplate: '$AccountName', ResourceTypes: ['AWS::CloudWatch::Metric'], SinkIdentifier: SINK }

test('a link is made once, listed without its filters, and deleted', async () => {
  const LinkConfiguration = { MetricConfiguration: { Filter: "Namespace = 'Trail'" } }
  const { Arn } = await api.createLink({ ...link, LinkConfiguration })
  const { Items } = await api.listLinks({})
  expect(Items).toEqual([
    { Arn, Id: Arn?.split('/')[1], Label: expect.any(String), ResourceTypes: link.ResourceTypes, SinkArn: SINK },
  ])
  expect(await api.getLink({ Identifier: Arn })).toMatchObject({ Arn, LinkConfiguration })
  expect(await refused(api.createLink(link))).toBe('ConflictException')
  await api.deleteLink({ Identifier: Arn })
  expect(await refused(api.getLink({ Identifier: Arn }))).toBe('ResourceNotFoundException')
  expect((await api.listLinks({})).Items).toEqual([])
})

test('a link goes to a sink of another account in its region, of what can be shared', async () => {
  const { Arn: own } = await api.createSink({ Name: 'monitoring' })
  expect((await api.listSinks({})).Items).toMatchObject([{ Arn: own, Name: 'monitoring' }])
  for (const wrong of [
    { ...link, SinkIdentifier: own },
    { ...link, SinkIdentifier: SINK.replace(US, 'eu-west-3') },
    { ...link, ResourceTypes: ['AWS::EC2::Instance'] },
  ])
    expect(await refused(api.createLink(wrong))).toBe('InvalidParameterException')
  expect(await refused(api.createSink({ Name: 'second' }))).toBe('ConflictException')
  await api.deleteSink({ Identifier: own })
  expect((await api.listSinks({})).Items).toEqual([])
})

test.each([
  [{ Region: 'eu-central-1' }, 'https://oam.eu-central-1.amazonaws.com/'],
  [{ Region: 'cn-north-1' }, 'https://oam.cn-north-1.amazonaws.com.cn/'],
  [{ Region: 'us-gov-west-1', UseFIPS: true }, 'https://oam-fips.us-gov-west-1.amazonaws.com/'],
  [{ Region: 'eu-west-1', UseDualStack: true }, 'https://oam.eu-west-1.api.aws/'],
  [{ Region: 'eu-west-1', Endpoint: 'http://127.0.0.1:4566' }, 'http://127.0.0.1:4566/'],
])('the endpoint of %j is %s', (parameters, url) => {
  expect(endpointOf(parameters).url.href).toBe(url)
})

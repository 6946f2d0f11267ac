import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CollectedAccount, collectAccount } from '../../src/app/collect-account.ts'
import { startPracticeAccount } from '../../src/app/practice.ts'
import { unhurried } from '../../src/practice/account/scan-in-test.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { type Fate, type FaultProxy, faults, startProxy } from './proxy.ts'

/** The long tail when a call of Cloud Control fails or gives another answer. */

const JOB = 'AWS::Glue::Job'
let practice: Practice
let proxy: FaultProxy
beforeAll(async () => {
  practice = await startPracticeAccount({ size: 'company' })
  proxy = await startProxy(practice)
})
afterAll(async () => {
  await proxy.close()
  await practice.close()
})

let cases = 0

/** The account with its jobs, in which one operation has this fault. */
async function withFate(operation: string, fate: Fate): Promise<{ found: CollectedAccount; met: number | undefined }> {
  const tag = `case-${++cases}`
  proxy.plans.set(tag, (call) => (call.service === 'cloudcontrol' && call.operation === operation ? fate : undefined))
  const found = await collectAccount(
    {
      endpointUrl: proxy.endpoint,
      requestHandler: proxy.requestHandler,
      credentials: practice.principals.auditor,
      defaultRegion: practice.region,
      regions: ['us-east-1'],
      collectors: [],
      inventory: true,
      longTail: { depth: 'standard', wanted: new Set([JOB]), listTypes: operation === 'ListResources' ? [JOB] : [] },
      patience: { attempts: 1, connectMs: 60_000, answerMs: 60_000 },
      now: 0,
    },
    { time: unhurried, userAgent: tag, env: {} },
  )
  return { found, met: proxy.met.get(tag) }
}

/** Those that the account is seeded with. */
const JOBS = ['analytics-nightly', 'analytics-import-2019']
const unreadOf = ({ resources }: CollectedAccount) =>
  resources.filter(({ type }) => type === JOB).map(({ unread }) => unread)
const blindSpots = ({ blindSpots: all }: CollectedAccount) => all.filter(({ type }) => type === JOB)

test.each(faults)(
  'a job that is read with the fault %s stays in the account unread, with the reason',
  async (fault) => {
    const { found, met } = await withFate('GetResource', fault)
    expect(met).toBeGreaterThan(0)
    expect(unreadOf(found)).toEqual(JOBS.map(() => expect.stringMatching(/:GetResource \(.+\)$/)))
    expect(blindSpots(found)).toEqual([expect.objectContaining({ listing: false, region: 'us-east-1' })])
  },
)

test.each(faults)(
  'jobs that are listed with the fault %s are a blind spot, and what is known of them is read',
  async (fault) => {
    const { found, met } = await withFate('ListResources', fault)
    expect(met).toBeGreaterThan(0)
    expect(unreadOf(found)).toEqual(JOBS.map(() => undefined))
    expect(blindSpots(found)).toEqual([expect.objectContaining({ listing: true, region: 'us-east-1' })])
  },
)

const described = (members: object) => JSON.stringify({ TypeName: JOB, ResourceDescription: members })
test.each([
  ['nothing of it', '{}'],
  ['a list', '[]'],
  ['a text for the description', JSON.stringify({ TypeName: JOB, ResourceDescription: 'x' })],
  ['a number for the identifier', described({ Identifier: 5, Properties: '{}' })],
  ['an object for the properties', described({ Identifier: 'analytics-nightly', Properties: { Name: 'x' } })],
  ['properties cut short', described({ Identifier: 'analytics-nightly', Properties: '{"Name":"analy' })],
  ['another type', described({ Identifier: 'analytics-nightly', Properties: '{}' }).replace(JOB, 'AWS::Glue::Crawler')],
])('a handler that answers %s is a blind spot', async (_, body) => {
  const { found } = await withFate('GetResource', () => body)
  expect(unreadOf(found)).toEqual(JOBS.map(() => expect.stringMatching(/:GetResource \(.+\)$/)))
  expect(blindSpots(found)).toHaveLength(1)
})

test.each([
  ['pages without end', (body: string) => body.replace(/^\{/, '{"NextToken":"again",')],
  ['another type', (body: string) => body.replaceAll(JOB, 'AWS::Glue::Crawler')],
  ['descriptions that are no list', () => '{"ResourceDescriptions":{}}'],
])('a listing with %s is a blind spot', async (_, change) => {
  const { found } = await withFate('ListResources', change)
  expect(blindSpots(found)).toEqual([expect.objectContaining({ listing: true })])
})

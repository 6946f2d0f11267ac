import type { CloudTrail } from '@aws-sdk/client-cloudtrail'
import { expect, test } from 'vitest'
import type { Aws } from '../collect/aws.ts'
import { deniedTo } from './examples.ts'
import type { RootReach } from './reach.ts'
import { readActivity, rootEventsIn } from './trail.ts'

const NOW = Date.parse('2026-11-24T12:00:00Z')
const root = { type: 'Root', arn: 'arn:aws:iam::111122223333:root' }
const federated = { type: 'FederatedUser', sessionContext: { sessionIssuer: { type: 'Root' } } }
const denied = Object.assign(new Error('No.'), { name: 'AccessDeniedException', $metadata: { httpStatusCode: 400 } })

const record = (eventID: string, eventName: string, more: Record<string, unknown> = {}): string =>
  JSON.stringify({ eventID, eventName, eventTime: '2026-11-20T09:00:00Z', userIdentity: root, ...more })

/** A CloudTrail whose histories are, by region and user name, these records (a page each), or a refusal. */
function reachOf(histories: Record<string, Record<string, readonly string[] | Error>>): RootReach {
  const clientIn = (region: string) => ({
    lookupEvents: async ({ LookupAttributes, NextToken = '0' }: Parameters<CloudTrail['lookupEvents']>[0]) => {
      const records = histories[region]?.[`${LookupAttributes?.[0]?.AttributeValue}`] ?? []
      if (records instanceof Error) throw records
      const at = Number(NextToken)
      const next = at + 1 < records.length ? { NextToken: String(at + 1) } : {}
      return { Events: records.slice(at, at + 1).map((CloudTrailEvent) => ({ CloudTrailEvent })), ...next }
    },
  })
  const aws = { client: async (_: string, region: string) => clientIn(region) }
  return {
    aws: aws as unknown as Aws, // safe: these are the calls that are made
    region: 'us-east-1',
    home: 'us-east-1',
    regions: Object.keys(histories),
    account: '111122223333',
    partition: 'aws',
    signal: undefined,
    now: NOW,
  }
}

const { missing } = deniedTo('cloudtrail:LookupEvents')
const opened = record('open', 'GetFederationToken', { requestParameters: { name: 'guest' } })
const used = record('used', 'PutObject', { userIdentity: federated })

test('a session that the root user opened is found in whatever region it acts', async () => {
  const found = await readActivity(
    reachOf({ 'eu-west-1': { root: [opened] }, 'eu-north-1': { guest: [used] }, 'us-east-1': {} }),
  )
  expect(found).toMatchObject({ seen: true, value: { since: '2026-08-26T12:00:00.000Z' }, missing: [] })
  expect(found.seen && found.value.events.map(({ id }) => id)).toEqual(['open', 'used'])
  expect(found.seen && found.value.regions).toEqual(['eu-north-1', 'eu-west-1', 'us-east-1'])
})

test('all pages, the newest first, an event that two regions tell of once', async () => {
  const signIn = record('in', 'ConsoleLogin', { eventTime: '2026-11-22T09:00:00Z' })
  const found = await readActivity(
    reachOf({ 'eu-west-1': { root: [record('a', 'CreateUser'), signIn] }, 'us-east-1': { root: [signIn] } }),
  )
  expect(found.seen && found.value.events.map(({ id }) => id)).toEqual(['in', 'a'])
})

test('a region that refuses is named, and what the others tell stays', async () => {
  const found = await readActivity(
    reachOf({ 'eu-west-1': { root: denied }, 'us-east-1': { root: [record('a', 'CreateUser')] } }),
  )
  expect(found).toMatchObject({
    seen: true,
    value: { events: [{ id: 'a' }], regions: ['us-east-1'] },
    missing,
  })
  expect(await readActivity(reachOf({ 'us-east-1': { root: denied } }))).toEqual({ seen: false, missing })
})

test('where a session cannot be looked up, what the root user did itself is told, and that something is missing', async () => {
  const found = await readActivity(reachOf({ 'us-east-1': { root: [opened], guest: denied } }))
  expect(found).toMatchObject({
    seen: true,
    value: { events: [{ id: 'open' }], regions: [] },
    missing,
  })
})

test('one region alone: the sessions that are known, and those that it finds', async () => {
  const reach = reachOf({
    'us-east-1': { root: [opened], guest: [used], other: [record('o', 'PutObject', { userIdentity: federated })] },
  })
  const sessions = new Set(['other'])
  const found = await rootEventsIn(reach, 'us-east-1', 0, sessions)
  expect(found.seen && found.value.map(({ id }) => id)).toEqual(['open', 'used', 'o'])
  expect([...sessions]).toEqual(['other', 'guest'])
})

import type { EventBridge } from '@aws-sdk/client-eventbridge'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import { awsOf, refused, scanPractice, verdictBy } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME } from '../../practice/company.ts'
import { eventBuses, globalEndpoints } from './collect.ts'
import * as eventsModule from './controls.ts'

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let events: EventBridge

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  events = await aws.client('events', HOME)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const scan = () => scanPractice(practice, [eventBuses, globalEndpoints])
const verdict = verdictBy(controlsIn(eventsModule))

test('a scan sees the buses with their tags and policies, and the global endpoints', async () => {
  const model = await scan()
  expect(model.blindSpots).toEqual([])
  const buses = model.ofType('AWS::Events::EventBus')
  expect(new Set(buses.map(({ name }) => name))).toEqual(
    new Set(['default', 'measurements', 'partner-events', 'shop-orders']),
  )
  expect(buses.find(({ name }) => name === 'shop-orders')?.tags['team']).toBeDefined()
  expect(model.ofType('AWS::Events::Endpoint').map(({ name }) => name)).toEqual(['measurements', 'shop-orders'])
  expect(verdict('EventBridge.3', 'shop-orders', model)).toBe('met')
  expect(verdict('EventBridge.4', 'shop-orders', model)).toBe('met')
})

test.each<[string, string, () => Promise<unknown>]>([
  [
    'EventBridge.3',
    'measurements',
    () =>
      events.putPermission({
        EventBusName: 'measurements',
        StatementId: 'own',
        Action: 'events:PutEvents',
        Principal: practice.account,
      }),
  ],
  [
    'EventBridge.4',
    'measurements',
    () => events.updateEndpoint({ Name: 'measurements', ReplicationConfig: { State: 'ENABLED' } }),
  ],
  [
    'Demarc.EventBridge.1',
    'partner-events',
    () =>
      events.putPermission({
        EventBusName: 'partner-events',
        StatementId: 'put',
        Action: 'events:PutEvents',
        Principal: '*',
        Condition: { Type: 'StringEquals', Key: 'aws:PrincipalOrgID', Value: 'o-a1b2c3d4e5' },
      }),
  ],
  [
    'Demarc.EventBridge.2',
    'partner-events',
    () => events.removePermission({ EventBusName: 'partner-events', StatementId: 'put' }),
  ],
])('%s on %s is met by the call that its remedy names', async (id, name, mend) => {
  expect(verdict(id, name, await scan())).toBe('unmet')
  await mend()
  expect(verdict(id, name, await scan())).toBe('met')
})

test("AWS's own refusals", async () => {
  const notFound = 'ResourceNotFoundException'
  expect(await refused(events.describeEventBus({ Name: 'none' }))).toBe(notFound)
  expect(await refused(events.putPermission({ EventBusName: 'none', Policy: '{}' }))).toBe(notFound)
  expect(await refused(events.removePermission({ StatementId: 'none' }))).toBe(notFound)
  expect(await refused(events.updateEndpoint({ Name: 'none' }))).toBe(notFound)
})

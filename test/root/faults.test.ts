/** @module-tag sweep */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import { auditAccount } from '../../src/app/root.ts'
import type { CallEvent } from '../../src/collect/aws.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import type { RootAudit } from '../../src/root/audit.ts'
import { guideOf } from '../../src/root/guide.ts'
import { type Fault, type FaultProxy, faults, losses, startProxy } from '../faults/proxy.ts'
import { sample } from '../sample.ts'
import { accessTo, ioOf, statesOf } from './in-test.ts'

let practice: Practice
let proxy: FaultProxy
let clean: RootAudit
const operations = new Set<string>()
/** The single calls that are made to fail. */
let cases: readonly { readonly operation: string; readonly fault: Fault }[]
beforeAll(async () => {
  practice = await startPracticeAccount()
  proxy = await startProxy(practice)
  clean = await audit('clean', ({ operation }) => operations.add(operation))
  const later = [...operations].filter((one) => !FIRST.includes(one)).sort()
  expect(later.length).toBeGreaterThanOrEqual(13)
  const all = [...faults, ...losses].flatMap((fault) =>
    later
      .filter((one) => isDeed(one) || !losses.some((loss) => loss === fault))
      .map((operation) => ({ operation, fault })),
  )
  cases = sample(all, [({ operation }) => operation, ({ operation, fault }) => `${isDeed(operation)} ${fault}`])
})
afterAll(async () => {
  await proxy.close()
  await practice.close()
})

const audit = (userAgent: string, onCall?: (call: CallEvent) => void): Promise<RootAudit> =>
  auditAccount(
    {
      ...accessTo(practice, 'auditor', proxy),
      days: 90,
    },
    { ...ioOf(undefined, onCall), userAgent },
  )

/** The states of the guide's steps by their ids. */
const stepsOf = (found: RootAudit): Record<string, string> =>
  Object.fromEntries(guideOf(found).map(({ id, state }) => [id, state]))

/** The first two calls tell who and where: without them there is no audit, or one of a single region. */
const FIRST = ['GetCallerIdentity', 'DescribeRegions']

/** A lost answer is another fault only where something was asked to be done: the credential report. */
const isDeed = (operation: string): boolean => !/^(Describe|Get|List|Lookup)/.test(operation)

let tags = 0
describe.each([...faults, ...losses])('%s', (fault) => {
  test('of any call makes what rests on it unknown, names it, and turns nothing green', {
    timeout: 60_000,
  }, async () => {
    const services = new Set(['iam', 'cloudtrail', 'cloudwatch', 'logs', 'events', 'organizations', 'sns'])
    const wrong: string[] = []
    const mine = cases.filter((one) => one.fault === fault)
    for (const { operation } of mine) {
      const tag = `case-${++tags}`
      proxy.plans.set(tag, { services, operation, fault })
      const found = await audit(tag)
      if (!proxy.met.get(tag)) wrong.push(`${operation}: was not asked`)
      const before = statesOf(clean)
      for (const [measure, state] of Object.entries(statesOf(found)))
        if (state !== before[measure] && state !== 'unknown') wrong.push(`${operation}: ${measure} is ${state}`)
      // the guide rests on the same: no step is done by a failure, and none is left out
      const steps = stepsOf(found)
      for (const [id, state] of Object.entries(stepsOf(clean)))
        if (steps[id] !== state && steps[id] !== 'unseen') wrong.push(`${operation}: the step ${id} is ${steps[id]}`)
      if (
        found.measures.some(
          ({ state, missing, measure }) => state === 'unknown' && measure !== 'strong-password' && missing.length === 0,
        )
      )
        wrong.push(`${operation}: unknown without a reason`)
    }
    expect(wrong).toEqual([])
    expect(mine).not.toEqual([])
  })
})

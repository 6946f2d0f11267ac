/** @module-tag sweep */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import { scan } from '../../src/app/scan.ts'
import { actionOf } from '../../src/collect/sdk.ts'
import type { Control } from '../../src/controls/control.ts'
import { systemClock } from '../../src/core/clock.ts'
import { ACCOUNT_TYPE, evaluate } from '../../src/evaluate/evaluate.ts'
import { type Model, place } from '../../src/model/model.ts'
import type { BlindSpot, Resource } from '../../src/model/resource.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { collectors } from '../../src/services/collectors.gen.ts'
import { controls } from '../../src/services/controls.gen.ts'
import { sdk } from '../../src/services/sdk.gen.ts'
import { sample } from '../sample.ts'
import { awsThrough, type Clean, cleanRun, faultyRun, keyOf, type Operation } from './cases.ts'
import { type Fault, type FaultProxy, faults, kindOfFault, startProxy } from './proxy.ts'

let practice: Practice
let proxy: FaultProxy
/** The single calls that are made to fail. */
let cases: readonly { readonly operation: Operation; readonly fault: Fault }[]
const now = systemClock()
let clean: Clean[] = []
/** The verdict that each `resource control` had in the clean scan. */
let clear: Map<string, string>

beforeAll(async () => {
  practice = await startPracticeAccount()
  proxy = await startProxy(practice)
  clean = await Promise.all(collectors.map((one) => cleanRun(one, nextTag(), proxy, practice, now)))
  clear = verdictsOf(modelOf(clean, undefined, []), controls)
  const operations = [...new Map(clean.flatMap((one) => [...one.operations])).values()]
  cases = sample(
    operations.flatMap((operation) => faults.map((fault) => ({ operation, fault }))),
    [({ operation, fault }) => `${operation.service} ${kindOfFault(fault)}`],
  )
}, 120_000)
afterAll(async () => {
  await proxy.close()
  await practice.close()
})

/** The model of the clean scan, with what some collectors read otherwise. */
function modelOf(
  all: readonly Clean[],
  faulty: ReadonlyMap<Clean, readonly Resource[]> | undefined,
  blindSpots: readonly BlindSpot[],
): Model {
  return place(
    all.flatMap((one) => faulty?.get(one) ?? one.collected.resources),
    [...all.flatMap(({ collected }) => collected.blindSpots), ...blindSpots],
  )
}

/** `resource control` -> verdict. */
function verdictsOf(model: Model, asked: readonly Control[]): Map<string, string> {
  const verdicts = new Map<string, string>()
  for (const { resource, judged } of evaluate(model, asked))
    for (const { control, verdict } of judged) verdicts.set(`${resource.id} ${control.id}`, verdict.is)
  return verdicts
}

let tags = 0
const nextTag = (): string => `case-${++tags}`

/** Makes an operation fail for the calls of a new word. `services`: those of the practice account that have it. */
function failing(operation: string, services: Iterable<string>, fault: Fault): string {
  const tag = nextTag()
  proxy.plans.set(tag, { services: new Set(services), operation, fault })
  return tag
}

/** Actions in whose place others are called where they fail, so that nothing is hidden. */
const replaced = new Set(['tag:GetResources'])

/** The faults of a scan in which one operation fails; empty if there are none. */
async function problemsOf(operation: Operation, fault: Fault): Promise<string[]> {
  const what = `${keyOf(operation)} ${fault}`
  const concerned = clean.filter(({ operations }) => operations.has(keyOf(operation)))
  const services = concerned.flatMap((one) => [...(proxy.seen.get(`${one.tag} ${operation.operation}`) ?? [])])
  const tag = failing(operation.operation, services, fault)
  const aws = awsThrough(proxy, practice, tag)
  const faulty = new Map<Clean, readonly Resource[]>()
  const blindSpots: BlindSpot[] = []
  try {
    for (const one of concerned) {
      const found = await faultyRun(one, keyOf(operation), aws, now)
      faulty.set(one, found.resources)
      blindSpots.push(...found.blindSpots)
    }
  } catch (error) {
    return [`${what}: the scan broke: ${String(error)}`]
  } finally {
    await aws.close()
  }
  if (!proxy.met.get(tag)) return [`${what}: the call was not made`]
  const model = modelOf(clean, faulty, blindSpots)
  const problems: string[] = []
  const action = actionOf(sdk[operation.service], operation.operation)
  if (!replaced.has(action) && !blindSpots.some(({ call }) => call === action))
    problems.push(`${what}: no blind spot names ${action}`)
  for (const [key, verdict] of verdictsOf(model, fault === 'deny' ? controls : restingOn(concerned))) {
    const was = clear.get(key)
    if (was === undefined) problems.push(`${what}: ${key} was not there before`)
    else if (verdict !== was && verdict !== 'unknown') problems.push(`${what}: ${key} was ${was} and is ${verdict}`)
  }
  for (const { type, id, region } of clean.flatMap(({ collected }) => collected.resources))
    if (!model.get(id) && !hides(blindSpots, type, region)) problems.push(`${what}: ${id} is gone without a blind spot`)
  return problems
}

const hides = (blindSpots: readonly BlindSpot[], type: string, region: string): boolean =>
  blindSpots.some(
    (blindSpot) =>
      blindSpot.listing && blindSpot.type === type && (blindSpot.region === region || blindSpot.region === 'global'),
  )

/** The controls whose verdicts what these collectors read can change: they look at its types, themselves or as neighbours. */
function restingOn(concerned: readonly Clean[]): readonly Control[] {
  const types = new Set<string>(concerned.flatMap(({ collector }) => collector.types))
  return controls.filter(
    ({ on, neighbours, must }) =>
      types.has(must === 'some' ? ACCOUNT_TYPE : on) || types.has(on) || neighbours.some(([, { of }]) => types.has(of)),
  )
}

test('the clean scan sees all, and all collectors make calls', () => {
  expect(clean.flatMap(({ collected }) => collected.blindSpots)).toEqual([])
  expect(clear.size).toBeGreaterThan(1500)
  expect(clean.filter(({ operations }) => operations.size === 0).map(({ collector }) => collector.types)).toEqual([])
})

test('there are calls to fail', () => {
  expect(new Set(clean.flatMap((one) => [...one.operations.keys()])).size).toBeGreaterThan(100)
})

// what one of them is judged by, whole, shows that no other verdict changes: the others judge what rests on the call
test.each(faults)(
  'whatever single call is made to fail by %s: no crash, nothing met that was not seen, and the blind spot is named',
  { timeout: 120_000 },
  async (fault) => {
    const problems: string[] = []
    const mine = cases.filter((one) => one.fault === fault)
    for (const { operation } of mine) problems.push(...(await problemsOf(operation, fault)))
    expect(problems).toEqual([])
    expect(mine.length).toBeGreaterThan(5)
  },
)

test.each(faults)(
  'the first calls: when they %s, the scan ends with an error that says so, or with a blind spot',
  async (fault) => {
    const scanOf = (tag: string) =>
      scan(
        {
          endpointUrl: proxy.endpoint,
          requestHandler: proxy.requestHandler,
          credentials: practice.principals.auditor,
          defaultRegion: practice.region,
          collectors: [],
          patience: { attempts: 1, connectMs: 60_000, answerMs: 60_000 },
        },
        {
          clock: systemClock,
          time: { now: systemClock, sleep: async () => {} },
          runId: () => 'a-run',
          version: '0.0.0',
          userAgent: tag,
          env: {},
        },
      )
    await expect(scanOf(failing('GetCallerIdentity', ['sts'], fault))).rejects.toMatchObject({
      name: 'DemarcError',
      exitCode: 2,
    })
    const done = await scanOf(failing('DescribeRegions', ['ec2'], fault))
    expect(done.model.blindSpots.map(({ call }) => call)).toEqual(['ec2:DescribeRegions'])
  },
)

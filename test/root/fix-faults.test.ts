/** @module-tag sweep */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixRoot } from '../../src/app/root-fix.ts'
import { DemarcError } from '../../src/core/errors.ts'
import type { StepEnd } from '../../src/root/fix/apply.ts'
import type { LeftOver } from '../../src/root/fix/left-over.ts'
import type { Plan } from '../../src/root/fix/plan.ts'
import { type FixStep, type StepKind, stepKinds } from '../../src/root/fix/steps.ts'
import type { Wishes } from '../../src/root/fix/wishes.ts'
import { type Decision, type Fault, faults, kindOfFault, losses } from '../faults/proxy.ts'
import { Gate } from '../gate.ts'
import { sample } from '../sample.ts'
import {
  changesOf,
  isChange,
  isThere,
  planIn,
  planOf,
  runIn,
  type Scene,
  scenes,
  TAG,
  type World,
  worldOf,
} from './fix-in-test.ts'
import { accessTo, ioOf } from './in-test.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-fix-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0
let tags = 1_000
const newJournal = (): string => join(folder, `${++files}.jsonl`)

/** A world writes its journal to the disk for true: others go on meanwhile. */
const lanes = new Gate(8)

/** Runs cases side by side, and gives what is wrong with them. */
const allOf = async <T>(
  cases: readonly T[],
  problems: (one: T) => Promise<readonly string[]>,
): Promise<readonly string[]> => (await Promise.all(cases.map((one) => lanes.run(() => problems(one))))).flat()

/** What people are told: a call and why it was refused, never an error as it came. */
const RAW = /\bError\b(?!\))|undefined|Deserialization|\n|^\s*at /

interface Case {
  readonly scene: Scene
  readonly step: FixStep
  /** The calls of a clean run of this step, in order. */
  readonly calls: readonly string[]
  /** Which of them fails; `always`: every call of its operation. */
  readonly at: number
  readonly always: boolean
  readonly fault: Fault
}

const changeOf = ({ calls }: Case): number => calls.findIndex(isChange)

/** The only right end of a step in a case. */
function endOf(one: Case): StepEnd {
  const { at, fault, always } = one
  const change = changeOf(one)
  // a refusal; or it took effect, and reading back shows it; or the outcome is unknown
  if (at === change) return isRefusal(fault) ? 'failed' : takesEffect(fault) ? 'done' : 'unverified'
  // what goes before the change failed: so it was never asked for
  if (at < change) return 'failed'
  return always ? 'unverified' : 'done'
}
const isRefusal = (fault: Fault): boolean => fault === 'deny' || fault === 'throttle'
const takesEffect = (fault: Fault): boolean => fault.endsWith('-after') || fault === 'cut' || fault === 'empty'

/** Everything that can go wrong in a step. That the answer of what changes nothing is lost is the same as that it fails. */
function casesOf(scene: Scene, step: FixStep, calls: readonly string[]): readonly Case[] {
  return calls.flatMap((operation, at) => {
    const first = calls.indexOf(operation) === at
    const both = isChange(operation) || !first ? [false] : [false, true]
    return [...faults, ...(isChange(operation) ? losses : [])].flatMap((fault) =>
      both.map((always) => ({ scene, step, calls, at, always, fault })),
    )
  })
}

const decisionOf = ({ calls, at, always, fault }: Case): Decision => {
  const operation = calls[at]
  const nth = calls.slice(0, at + 1).filter((one) => one === operation).length
  return (asked) => (asked.operation === operation && (always || asked.nth === nth) ? fault : undefined)
}

async function problemsOf(one: Case): Promise<readonly string[]> {
  const { scene, step, calls, at, always, fault } = one
  const name = `${step.kind} ${step.account}: ${calls[at]}#${at}${always ? ' always' : ''} ${fault}`
  const problems: string[] = []
  const same = (what: string, found: unknown, wanted: unknown): void => {
    if (JSON.stringify(found) !== JSON.stringify(wanted))
      problems.push(`${name}: ${what} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`)
  }
  const world = await worldOf(scene)
  const taken = changesOf(world.practice).length
  const path = newJournal()
  const { account } = step
  try {
    world.proxy.plans.set(TAG, decisionOf(one))
    // the one after it is never begun unless it ends well
    const run = await runIn(world, world.reach, planOf([step, { ...step, id: 'NEXT' }], account), path, {
      stopping: () => changesOf(world.practice).length > taken,
    })
    const [result, next] = run.results ?? []
    if (!world.proxy.met.get(TAG)) return [`${name}: the call was not made`]
    const changed = changesOf(world.practice).length > taken
    same('the end', result?.is, endOf(one))
    same('the next', next?.is, 'not-begun')
    // what is said is what is there
    same('whether it changed', changed, result?.is === 'done' || (result?.is === 'unverified' && changed))
    if (RAW.test(result?.why ?? '')) problems.push(`${name}: it says ${result?.why}`)
    same('whether it says why', result?.why === null, result?.is === 'done')
    same('whether the journal is there', isThere(path), result?.is === 'unverified')
    if (result?.is !== 'unverified') return problems
    let told: readonly LeftOver[] = []
    const again = await runIn(world, world.direct, planOf(changed ? [] : [step], account), path, {
      confirm: async (_, leftOver) => {
        told = leftOver
        return true
      },
    })
    same(
      'what is left',
      told.map(({ at: _, ...one }) => one),
      [{ step, ended: false, is: changed ? 'done' : 'not-done', why: null }],
    )
    const ends = again.results?.map(({ at: _, ...end }) => end)
    same('the end of the next run', ends, changed ? [] : [{ step, is: 'done', why: null }])
    same('whether it is there at last', changesOf(world.practice).length, taken + 1)
    same('whether the journal stays', isThere(path), false)
    return problems
  } catch (error) {
    return [...problems, `${name}: it threw ${String(error)}`]
  } finally {
    await world.close()
  }
}

/** The steps of a scene that are looked at, with the calls of a clean run that does all in order. */
async function stepsOf(
  scene: Scene,
): Promise<readonly { readonly step: FixStep; readonly calls: readonly string[] }[]> {
  const world = await worldOf(scene)
  try {
    // the last of each kind: the key that signs, where there are two
    const found = new Map<StepKind, { step: FixStep; calls: readonly string[] }>()
    const { steps } = await planIn(world, scene.wishes)
    for (const step of steps) {
      const from = world.proxy.done.get(TAG)?.length ?? 0
      const { results } = await runIn(world, world.reach, planOf([step], step.account), newJournal())
      expect(results).toEqual([{ step, is: 'done', why: null, at: expect.stringMatching(/Z$/) }])
      found.set(step.kind, { step, calls: world.proxy.done.get(TAG)?.slice(from) ?? [] })
    }
    return scene.kinds.flatMap((kind) => found.get(kind) ?? [])
  } finally {
    await world.close()
  }
}

test('every call of every kind of step, failing in every way: what is said is what is there, and the next run ends it', async () => {
  const cases: Case[] = []
  for (const scene of Object.values(scenes))
    for (const { step, calls } of await stepsOf(scene)) cases.push(...casesOf(scene, step, calls))
  expect(new Set(cases.map(({ step }) => step.kind))).toEqual(new Set(stepKinds))
  expect(cases.length).toBeGreaterThan(400)
  const some = sample(cases, [
    ({ step, fault }) => `${step.kind} ${kindOfFault(fault)}`,
    ({ calls, at, always }) => `${calls[at]} ${always}`,
    (one) => `${one.fault} ${one.at === changeOf(one)} ${endOf(one)}`,
  ])
  expect(await allOf(some, problemsOf)).toEqual([])
}, 120_000)

/** Plans through the proxy, where one call fails. Gives the plan, or the code of the error. */
async function planned(world: World, wishes: Wishes, tag: string): Promise<Plan | string> {
  const { practice, proxy, who } = world
  try {
    const { plan } = await fixRoot(
      {
        ...accessTo(practice, who, proxy),
        wishes,
        journal: newJournal(),
      },
      { ...ioOf(), userAgent: tag, confirm: async () => false },
    )
    return plan
  } catch (error) {
    if (error instanceof DemarcError && error.exitCode === 2)
      return RAW.test(error.message) ? error.message : error.code
    return String(error)
  }
}

test('every call of the planning, failing in every way: the plan is refused, or is the same, and nothing is changed', async () => {
  const known = new Set<string>()
  const cases: { world: World; wishes: Wishes; clean: Plan; operation: string; nth: number; fault: Fault }[] = []
  const before = new Map<World, number>()
  for (const scene of Object.values<Scene>(scenes)) {
    const world = await worldOf(scene)
    before.set(world, changesOf(world.practice).length)
    const { wishes } = scene
    const clean = await planned(world, wishes, TAG)
    if (typeof clean === 'string') throw new TypeError(clean)
    expect(clean.steps.length).toBeGreaterThan(0)
    const times = new Map<string, number>()
    for (const operation of world.proxy.done.get(TAG) ?? []) {
      const nth = (times.get(operation) ?? 0) + 1
      times.set(operation, nth)
      // the same of another member
      const key = `${operation} ${nth} ${wishes.member === undefined ? scene.who : 'member'}`
      if (!known.has(key)) cases.push(...faults.map((fault) => ({ world, wishes, clean, operation, nth, fault })))
      known.add(key)
    }
  }
  const refused = new Set<string>()
  const some = sample(cases, [
    ({ world, operation, nth }) => `${world.who} ${operation} ${nth}`,
    ({ operation, fault }) => `${operation} ${kindOfFault(fault)}`,
    ({ fault }) => fault,
  ])
  const wrong = await allOf(some, async ({ world, wishes, clean, operation, nth, fault }) => {
    const tag = `case-${++tags}`
    world.proxy.plans.set(tag, (asked) => (asked.operation === operation && asked.nth === nth ? fault : undefined))
    const found = await planned(world, wishes, tag)
    if (!world.proxy.met.get(tag)) return [`${operation} ${nth} ${fault}: was not asked`]
    if (found === 'FIX_UNSEEN' || found === 'NO_IDENTITY') refused.add(operation)
    else if (typeof found === 'string') return [`${operation} ${nth} ${fault}: ${found}`]
    // that there is another way in could not be read: then the keys stay
    else if (operation === 'GetAccountSummary' && found.steps.length === 0) refused.add(operation)
    // what the plan does not rest on
    else if (JSON.stringify(found) !== JSON.stringify(clean))
      return [`${operation} ${nth} ${fault}: ${JSON.stringify(found)}`]
    return []
  })
  for (const [world, changes] of before) {
    expect(changesOf(world.practice).length).toBe(changes)
    await world.close()
  }
  expect(wrong).toEqual([])
  expect([...refused].sort()).toEqual([
    'AssumeRoot',
    'DescribeAccount',
    'DescribeOrganization',
    'GetAccessKeyLastUsed',
    'GetAccountPasswordPolicy',
    'GetAccountSummary',
    'GetCallerIdentity',
    'GetLoginProfile',
    'ListAWSServiceAccessForOrganization',
    'ListAccessKeys',
    'ListMFADevices',
    'ListOrganizationsFeatures',
    'ListSigningCertificates',
  ])
}, 120_000)

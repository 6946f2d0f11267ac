import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '../../src/core/clock.ts'
import { members } from '../../src/practice/organization.ts'
import { carryOut } from '../../src/root/fix/carry-out.ts'
import { fixSchema } from '../../src/root/fix/document.ts'
import { FixJournal } from '../../src/root/fix/journal.ts'
import type { LeftOver } from '../../src/root/fix/left-over.ts'
import type { FixStep } from '../../src/root/fix/steps.ts'
import { accessEnv, bare, demarc, type Ended, Run } from '../cli/in-test.ts'
import { Heard, startProcess } from '../cli/process.ts'
import type { Asked } from '../faults/proxy.ts'
import { Gate } from '../gate.ts'
import { ALL, SWEEP, sample } from '../sample.ts'
import { callerIn, changesOf, isThere, planIn, planOf, runIn, type Scene, scenes, TAG, worldOf } from './fix-in-test.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-fix-killed-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0
const newJournal = (): string => join(folder, `${++files}.jsonl`)

/** A run's life, moment by moment. At the one that is named it ends: nothing that comes after it ever happens. */
class Life {
  readonly #last: number
  #end = (): void => {}
  /** What comes at each moment so far. */
  readonly moments: string[] = []
  readonly ended = new Promise<void>((resolve) => {
    this.#end = resolve
  })

  constructor(last: number) {
    this.#last = last
  }

  async pass(what: string): Promise<void> {
    const count = this.moments.push(what)
    if (count < this.#last) return
    if (count === this.#last) this.#end()
    await new Promise(() => {})
  }
}

/**
 * A run that is killed at its nth moment: before each line of its journal, and before each call, so after all that was before it. What
 * a process that is killed leaves behind is its journal and the account. Gives what is wrong with the runs that follow.
 */
async function killed(scene: Scene, steps: readonly FixStep[], nth: number) {
  const world = await worldOf(scene)
  const life = new Life(nth)
  const [account, path, after] = [steps[0]?.account ?? '', newJournal(), newJournal()]
  const taken = changesOf(world.practice).length
  const inner = await FixJournal.open(path)
  try {
    world.proxy.plans.set(TAG, async ({ operation }) => {
      await life.pass(operation)
      return undefined
    })
    const before = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
      await life.pass(what)
      return work()
    }
    const run = carryOut(
      world.reach,
      callerIn(world),
      planOf(steps, account),
      {
        left: inner.left,
        ended: inner.ended,
        written: inner.written,
        begin: () => before('the journal', () => inner.begin()),
        note: (is, step, at) => before(`${is} ${step.kind}`, () => inner.note(is, step, at)),
        settle: (is, step, at) => before(`settled ${step.kind}`, () => inner.settle(is, step, at)),
      },
      { now: systemClock, sleep: async () => {}, confirm: async () => true },
    )
    const lived = await Promise.race([run.then(() => true), life.ended.then(() => false)])
    if (lived) return { lived, moments: life.moments, told: [], wrong: [] }
    // the lock of a process that was killed is free: here it is that of another file
    if (existsSync(path)) copyFileSync(path, after)
    const done = changesOf(world.practice).length - taken
    const left = steps.slice(done)
    const wrong: string[] = []
    const same = (what: string, found: unknown, wanted: unknown): void => {
      if (JSON.stringify(found) !== JSON.stringify(wanted))
        wrong.push(`${nth}: ${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`)
    }
    // the last key is deleted, so it can no longer sign a plan
    const plan = left.length === 0 && scene.who === 'root' ? planOf([], account) : await planIn(world, scene.wishes)
    same('the plan', plan.steps, left)
    const tellings: (readonly LeftOver[])[] = []
    for (const go of [false, true]) {
      const { results } = await runIn(world, world.direct, plan, after, {
        confirm: async (_, leftOver) => {
          tellings.push(leftOver)
          return go
        },
      })
      const ends = results?.map(({ step, is, why }) => ({ step, is, why })) ?? null
      same(`the end (${go})`, ends, go ? left.map((step) => ({ step, is: 'done', why: null })) : null)
    }
    const [told = [], again] = tellings
    same('told again', again, told)
    // whatever was changed is told, and what is told is so
    for (const { step, is, why } of told)
      same('what became of it', [is, why], [steps.indexOf(stepIn(steps, step)) < done ? 'done' : 'not-done', null])
    for (const step of steps.slice(0, done))
      if (!told.some((one) => stepIn([one.step], step) === one.step)) wrong.push(`${nth}: ${step.kind} is not told`)
    if (told.filter(({ ended }) => !ended).length > 1) wrong.push(`${nth}: more than one was under way`)
    same('each change, once', changesOf(world.practice).length - taken, steps.length)
    same('the journal', isThere(after), false)
    return { lived, moments: life.moments, told, wrong }
  } finally {
    await inner.close()
    await world.close()
  }
}

const stepIn = (steps: readonly FixStep[], { kind, id }: FixStep): FixStep =>
  steps.find((one) => one.kind === kind && one.id === id) ?? { kind, account: '', id }

describe('killed at any moment: the next run says what was begun and what became of it, and does the rest', () => {
  test.each(['own', 'organization', 'sandbox', 'shop'] as const)('%s', SWEEP, async (name) => {
    const scene: Scene = scenes[name]
    const world = await worldOf(scene)
    const { steps } = await planIn(world, scene.wishes)
    await world.close()
    expect(steps.length).toBeGreaterThan(1)
    const whole = await killed(scene, steps, Number.POSITIVE_INFINITY)
    expect(whole.lived).toBe(true)
    // its journal begins, and each step has a line before and one after it, and two calls at least
    expect(whole.moments.length).toBeGreaterThanOrEqual(1 + steps.length * 4)
    const gate = new Gate(8)
    const moments = whole.moments.map((what, index) => ({
      what,
      nth: index + 1,
      underWay: whole.moments.slice(0, index).findLast((one) => one.startsWith('begun ')) ?? 'nothing',
    }))
    const some = sample(moments, [({ what }) => what, ({ underWay }) => underWay])
    const lives = await Promise.all(some.map(({ nth }) => gate.run(() => killed(scene, steps, nth))))
    expect(lives.flatMap(({ wrong }) => wrong)).toEqual([])
    expect(lives.filter(({ lived }) => lived)).toEqual([])
    // all of them were found in the midst of something, and each step was
    expect(
      new Set(lives.flatMap(({ told }) => told.filter(({ ended }) => !ended).map(({ step }) => step.kind))),
    ).toEqual(new Set(steps.map(({ kind }) => kind)))
  })
})

/** Runs the command line until something happens at its proxy, then does something to it. */
describe('the process itself', () => {
  const { id } = members.sandbox
  const args = ['root', 'fix', '--member', id, '--remove-credentials', '-f', 'json']
  const apply = [...args, '--apply', '--yes', '--account', id]

  async function scened(scene: Scene = scenes.sandbox) {
    const world = await worldOf(scene)
    const state = mkdtempSync(join(folder, 'state-'))
    const env = {
      ...bare,
      ...accessEnv(world.practice, 'admin', world.proxy.endpoint),
      XDG_STATE_HOME: state,
    }
    const journals = (): string[] =>
      (existsSync(join(state, 'demarc')) ? readdirSync(join(state, 'demarc')) : []).filter(
        (one) => !one.endsWith('.lock'),
      )
    /** What its journal has so far. */
    const text = (): string =>
      journals()
        .map((name) => readFileSync(join(state, 'demarc', name), 'utf8'))
        .join('')
    /** Runs it as a process, which is killed when `when` says so: before a call arrives, or after it took effect. */
    const killedWhen = async (when: (call: Asked) => 'before' | 'after' | undefined): Promise<void> => {
      const child = startProcess(apply, env)
      let sent = false
      world.proxy.plans.set('', (call) => {
        const moment = sent ? undefined : when(call)
        if (moment === undefined) return undefined
        sent = true
        if (moment === 'after')
          return () => {
            child.kill('SIGKILL')
            // the receiver has ended
            throw new TypeError('killed')
          }
        child.kill('SIGKILL')
        return 'timeout'
      })
      await new Heard(child).ended
      world.proxy.plans.delete('')
    }
    /** Runs it, with Ctrl-C when this operation is called, which goes on once `said` is said. */
    const interruptedAt = async (wanted: string, said: RegExp): Promise<Ended> => {
      const run = new Run(apply, { env })
      let sent = false
      world.proxy.plans.set('', async ({ operation }) => {
        if (sent || operation !== wanted) return undefined
        sent = true
        run.kill('SIGINT')
        await run.until(said)
        return undefined
      })
      const ended = await run.ended
      world.proxy.plans.delete('')
      return ended
    }
    return { world, env, journals, text, killedWhen, interruptedAt }
  }

  // by default the kills above, within this process, stand for it
  test.runIf(ALL)('is killed again and again, each time a little further on', SWEEP, async () => {
    const { world, env, journals, text, killedWhen } = await scened()
    try {
      const told = (out: string) => {
        const { leftOver, results } = fixSchema.parse(JSON.parse(out))
        return [leftOver, results ?? []].map((all) => all.map(({ step, is }) => `${step.kind} ${is}`))
      }
      const planned = async () => told((await demarc(args, env)).out)
      const underWay = (kind: string): boolean =>
        text().trimEnd().split('\n').at(-1)?.includes(`"begun","step":{"kind":"${kind}"`) === true
      // before the change arrives, and after it took effect
      await killedWhen(({ operation }) => (operation === 'DeleteAccessKey' ? 'before' : undefined))
      expect(await planned()).toEqual([['delete-key not-done'], []])
      await killedWhen(({ operation }) => (operation === 'DeleteAccessKey' ? 'after' : undefined))
      expect(await planned()).toEqual([['delete-key done'], []])
      // while it reads back
      await killedWhen(({ operation }) =>
        operation === 'ListSigningCertificates' && underWay('delete-certificate') ? 'before' : undefined,
      )
      // between its line and its session
      await killedWhen(({ operation }) =>
        operation === 'AssumeRoot' && underWay('delete-password') ? 'before' : undefined,
      )
      expect(journals()).toHaveLength(1)
      const last = await demarc(apply, env)
      expect([last.code, told(last.out)]).toEqual([
        0,
        [['delete-key done', 'delete-certificate done', 'delete-password not-done'], ['delete-password done']],
      ])
      expect(journals()).toEqual([])
      expect(changesOf(world.practice).slice(2)).toEqual([
        'DeleteAccessKey',
        'DeleteSigningCertificate',
        'DeleteLoginProfile',
      ])
    } finally {
      await world.close()
    }
  })

  test.concurrent('Ctrl-C in the midst: the step comes to its end, and what was not begun is said', async () => {
    const { world, journals, interruptedAt } = await scened()
    try {
      const { code, out, err } = await interruptedAt('DeleteAccessKey', /stopping after this step/)
      expect([code, err]).toEqual([130, 'stopping after this step\n'])
      const { results } = JSON.parse(out)
      expect(
        results.map(({ step, is, why }: { step: FixStep; is: string; why: string }) => [step.kind, is, why]),
      ).toEqual([
        ['delete-key', 'done', null],
        ['delete-certificate', 'not-begun', 'interrupted'],
        ['delete-password', 'not-begun', null],
      ])
      expect(journals()).toEqual([])
    } finally {
      await world.close()
    }
  })

  test.concurrent('Ctrl-C while it plans: nothing was changed', async () => {
    const { world, journals, interruptedAt } = await scened()
    try {
      const { code, out, err } = await interruptedAt('DescribeOrganization', /interrupted/)
      expect([code, out, err]).toEqual([130, '', 'interrupted: nothing was written\n'])
      expect([journals(), changesOf(world.practice).slice(2)]).toEqual([[], []])
    } finally {
      await world.close()
    }
  })
})

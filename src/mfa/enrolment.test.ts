import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { systemRandom } from '../core/random.ts'
import { decodeBase32 } from './base32.ts'
import {
  abandonEnrolment,
  beginEnrolment,
  type EnrolmentCalls,
  type EnrolmentEntry,
  type EnrolmentMeans,
  type EnrolmentWait,
  enableHardwareToken,
  giveCodes,
} from './enrolment.ts'
import { fobCode, newFob } from './fob.ts'
import { AWS_TOTP, totp } from './otp.ts'
import { synchronise } from './pairs.ts'

const at = Date.parse('2026-11-24T12:00:00Z')
const anna = { user: 'anna', name: 'annas-phone' }
const arn = (name: string) => `arn:aws:iam::111122223333:mfa/${name}`
const codesOf = ({ seed }: Pick<EnrolmentWait, 'seed'>, steps = 0): readonly [string, string] => [
  totp(seed, at + (steps - 1) * 30_000, AWS_TOTP),
  totp(seed, at + steps * 30_000, AWS_TOTP),
]

/** What may happen to a call: the network fails before or after it took effect, or this process is killed there. */
type Fault = 'none' | 'lost-before' | 'lost-after' | 'killed-before' | 'killed-after'
class Killed {}

/** An IAM of one account that verifies codes, and whose calls fail as given, in turn. */
class Iam {
  readonly seeds = new Map<string, Uint8Array>()
  readonly users = new Map<string, string>()
  readonly journal = new Map<string, EnrolmentEntry>()
  readonly asked: string[] = []
  #faults: Fault[] = []
  #killed = false
  /** Looks of ListMFADevices that do not show what was enabled yet. */
  lag = 0

  means(faults: readonly Fault[] = []): EnrolmentMeans {
    this.#faults = [...faults]
    this.#killed = false
    return {
      calls: this.calls,
      journal: {
        keep: (entry) => this.#run('keep', () => void this.journal.set(entry.name, entry)),
        forget: ({ name }) => this.#run('forget', () => void this.journal.delete(name)),
      },
      sleep: async () => {},
    }
  }

  readonly calls: EnrolmentCalls = {
    create: (name) =>
      this.#run('create', () => {
        if (this.seeds.has(arn(name))) return { refused: new TypeError('EntityAlreadyExists') }
        const seed = systemRandom(20)
        this.seeds.set(arn(name), seed)
        return { serial: arn(name), seed }
      }),
    enable: (user, serial, codes) =>
      this.#run('enable', () => {
        const seed = this.seeds.get(serial)
        if (!seed || this.users.has(serial)) return { refused: new TypeError('NoSuchEntity') }
        if (!synchronise(seed, AWS_TOTP, codes, at, { window: 9 }).ok) return 'codes-refused'
        this.users.set(serial, user)
        return 'enabled'
      }),
    remove: (serial) =>
      this.#run('remove', () => {
        if (this.users.has(serial)) throw new TypeError('DeleteConflict')
        this.seeds.delete(serial)
      }),
    devicesOf: (user) =>
      this.#run('devicesOf', () => {
        if (this.lag-- > 0) return []
        return [...this.users]
          .filter(([, who]) => who === user)
          .map(([id]) => ({ id, enabledAt: '2026-11-24T12:00:01Z' }))
      }),
    unassigned: () => this.#run('unassigned', () => [...this.seeds.keys()].filter((serial) => !this.users.has(serial))),
    isDenied: () => false,
  }

  async #run<T>(call: string, effect: () => T): Promise<T> {
    if (this.#killed) throw new Killed()
    this.asked.push(call)
    const fault = this.#faults.shift() ?? 'none'
    this.#killed = fault.startsWith('killed')
    if (fault === 'killed-before') throw new Killed()
    if (fault === 'lost-before') throw new TypeError('ECONNRESET')
    const result = effect()
    if (fault === 'killed-after') throw new Killed()
    if (fault === 'lost-after') throw new TypeError('ECONNRESET')
    return result
  }
}

describe('enrolment of a virtual device', () => {
  test('makes it, takes two codes, and claims it once it is seen', async () => {
    const iam = new Iam()
    const means = iam.means()
    const waiting = await beginEnrolment(anna, means)
    expect(waiting).toMatchObject({ is: 'waiting', ...anna, serial: arn('annas-phone') })
    expect([...iam.journal.values()]).toEqual([anna])
    iam.lag = 3
    expect(await giveCodes(waiting, codesOf(waiting, 4), at, means)).toEqual({
      ok: true,
      ended: { is: 'enabled', serial: waiting.serial, enabledAt: '2026-11-24T12:00:01Z', drift: 4 },
    })
    // until that was told
    expect(iam.journal.size).toBe(1)
  })

  test('does not claim what it does not see, and the next run finds out', async () => {
    const iam = new Iam()
    const waiting = await beginEnrolment(anna, iam.means())
    iam.lag = 5
    expect(await giveCodes(waiting, codesOf(waiting), at, iam.means())).toEqual({
      ok: true,
      ended: { is: 'unverified', serial: waiting.serial, drift: 0 },
    })
    expect(await abandonEnrolment(anna, iam.means())).toMatchObject({ is: 'enabled', serial: waiting.serial })
    expect(iam.seeds.size).toBe(1)
  })

  test('says what is wrong about codes without asking AWS, and still waits', async () => {
    const iam = new Iam()
    const means = iam.means()
    const waiting = await beginEnrolment(anna, means)
    const [first, second] = codesOf(waiting)
    for (const [codes, code] of [
      [[first, first], 'MFA_CODES_SAME'],
      [[second, first], 'MFA_CODES_REVERSED'],
      [['12345', second], 'MFA_CODE_MALFORMED'],
      [codesOf(waiting, 1440), 'MFA_CODE_DRIFTED'],
    ] as const)
      expect(await giveCodes(waiting, [...codes], at, means)).toMatchObject({ ok: false, wrong: { code } })
    expect(iam.asked).not.toContain('enable')
    expect(await giveCodes(waiting, [first, second], at, means)).toMatchObject({ ok: true })
  })

  test('codes that AWS refuses, and a device that it does not know', async () => {
    const iam = new Iam()
    const means = iam.means()
    const waiting = await beginEnrolment(anna, means)
    iam.seeds.set(waiting.serial, systemRandom(20))
    expect(await giveCodes(waiting, codesOf(waiting), at, means)).toMatchObject({
      ok: false,
      wrong: { code: 'MFA_CODES_REFUSED' },
    })
    iam.seeds.clear()
    await expect(giveCodes(waiting, codesOf(waiting), at, means)).rejects.toThrow('NoSuchEntity')
  })

  test('given up is removed, and one that is half named alike is not', async () => {
    const iam = new Iam()
    iam.seeds.set(arn('not-annas-phone'), systemRandom(20))
    iam.seeds.set(arn('path/annas-phone'), systemRandom(20))
    await beginEnrolment(anna, iam.means())
    expect(await abandonEnrolment(anna, iam.means())).toEqual({ is: 'removed' })
    expect([...iam.seeds.keys()]).toEqual([arn('not-annas-phone'), arn('path/annas-phone')])
    expect(await abandonEnrolment(anna, iam.means())).toEqual({ is: 'removed' })
  })

  test('does not take over the device of another user', async () => {
    const iam = new Iam()
    iam.seeds.set(arn('annas-phone'), systemRandom(20))
    await expect(beginEnrolment(anna, iam.means())).rejects.toThrow(
      expect.objectContaining({ code: 'MFA_DEVICE_EXISTS' }),
    )
    iam.users.set(arn('annas-phone'), 'bert')
    await expect(beginEnrolment(anna, iam.means())).rejects.toThrow('EntityAlreadyExists')
    expect(iam.seeds.size).toBe(1)
    expect(iam.journal.size).toBe(0)
  })

  test('what cannot be removed is named', async () => {
    const iam = new Iam()
    await beginEnrolment(anna, iam.means())
    await expect(abandonEnrolment(anna, iam.means(['none', 'none', 'lost-before']))).rejects.toThrow(
      expect.objectContaining({ code: 'MFA_DEVICE_LEFT', message: expect.stringContaining('annas-phone') }),
    )
  })

  test('what a lost answer of the first call left is removed at once', async () => {
    const iam = new Iam()
    // unassigned, keep, create
    await expect(beginEnrolment(anna, iam.means(['none', 'none', 'lost-after']))).rejects.toThrow('ECONNRESET')
    expect([iam.seeds.size, iam.journal.size]).toEqual([0, 0])
    await expect(beginEnrolment(anna, iam.means(['none', 'none', 'lost-after', 'lost-before']))).rejects.toThrow(
      'may still be there',
    )
    expect([iam.seeds.size, iam.journal.size]).toEqual([1, 1])
  })

  /** A command, its user gone at some moment; then the next one, in which nothing goes wrong. */
  async function survives(faults: readonly Fault[], right: boolean): Promise<void> {
    const iam = new Iam()
    const said = new Set<string>()
    const means = iam.means(faults)
    const tell = async ({ is }: { readonly is: string }): Promise<void> => {
      said.add(is)
      await means.journal.forget(anna)
    }
    try {
      const waiting = await beginEnrolment(anna, means)
      try {
        const given = await giveCodes(waiting, right ? codesOf(waiting) : ['123456', '123456'], at, means)
        await tell(given.ok ? given.ended : await abandonEnrolment(anna, means))
      } catch {
        await tell(await abandonEnrolment(anna, means))
      }
    } catch {
      // killed, or ended by an error that says what is left
    }
    if (said.has('enabled')) expect(iam.users.get(arn('annas-phone'))).toBe('anna')
    for (const entry of [...iam.journal.values()]) {
      said.add((await abandonEnrolment(entry, iam.means())).is)
      await iam.means().journal.forget(entry)
    }
    const assigned = iam.users.has(arn('annas-phone'))
    expect(iam.seeds.size).toBe(assigned ? 1 : 0)
    expect(said.has('enabled') || said.has('unverified')).toBe(assigned)
  }
  const FAULTS = ['lost-before', 'lost-after', 'killed-before', 'killed-after'] as const
  const CALLS = 12

  test.each(FAULTS)(
    'nothing half done is left unsaid, and nothing claimed that is not: %s at any call',
    async (fault) => {
      for (let call = 0; call < CALLS; call++)
        for (const right of [true, false]) await survives([...Array<Fault>(call).fill('none'), fault], right)
    },
  )

  test('nor with several at once', async () => {
    const fault = fc.oneof({ weight: 3, arbitrary: fc.constant('none' as const) }, fc.constantFrom(...FAULTS))
    await fc.assert(fc.asyncProperty(fc.array(fault, { maxLength: CALLS }), fc.boolean(), survives), { numRuns: 150 })
  })
})

describe('enabling a hardware token', () => {
  const fob = newFob(systemRandom)
  const codes = [fobCode(fob, at - 30_000), fobCode(fob, at)] as const
  const known = (): Iam => {
    const iam = new Iam()
    iam.seeds.set(fob.serial, decodeBase32(fob.seed))
    return iam
  }
  const token = { user: 'anna', serial: fob.serial }

  test('is verified by reading back', async () => {
    const iam = known()
    expect(await enableHardwareToken(token, codes, iam.means())).toMatchObject({
      ok: true,
      ended: { is: 'enabled', serial: fob.serial },
    })
    expect(iam.users.get(fob.serial)).toBe('anna')
  })

  test('survives a lost answer, and tells a lost call', async () => {
    expect(await enableHardwareToken(token, codes, known().means(['lost-after']))).toMatchObject({ ok: true })
    await expect(enableHardwareToken(token, codes, known().means(['lost-before']))).rejects.toThrow('ECONNRESET')
  })

  test('says of the codes what can be said, and that AWS must know the token', async () => {
    const give = (first: string, second: string) => enableHardwareToken(token, [first, second], known().means())
    expect(await give(codes[0], codes[0])).toMatchObject({ ok: false, wrong: { code: 'MFA_CODES_SAME' } })
    expect(await give(codes[0], '12345')).toMatchObject({ ok: false, wrong: { code: 'MFA_CODE_MALFORMED' } })
    expect(await give(codes[1], codes[0])).toMatchObject({ ok: false, wrong: { code: 'MFA_CODES_REFUSED' } })
    await expect(enableHardwareToken(token, codes, new Iam().means())).rejects.toThrow('NoSuchEntity')
  })
})

/** @module-tag sweep */
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MfaAccount } from '../../src/app/mfa/account.ts'
import { awaitFromConsole, awaitGone, devicesSeen, type Waiting } from '../../src/app/mfa/console-wait.ts'
import { ConsoleClient } from '../../src/app/practice/console-client.ts'
import { assign, signIn } from '../../src/app/practice/console-steps.ts'
import { SoftwareDevices } from '../../src/app/practice/software-devices.ts'
import { systemClock, systemSleep } from '../../src/core/clock.ts'
import { DemarcError } from '../../src/core/errors.ts'
import { mfaDevice } from '../../src/core/mfa-device.ts'
import { systemRandom } from '../../src/core/random.ts'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { members } from '../../src/practice/organization.ts'
import type { FaultProxy } from '../faults/proxy.ts'
import { Gate } from '../gate.ts'
import { clientFor } from '../practice/in-test.ts'
import type { Keys } from '../root/in-test.ts'
import { asCommand, begin, hastyTag, nameOfTrouble, someOf, type Trouble, tagFor, troublesOf } from './every-call.ts'
import { adminOf, memberConsole, newHome, pairOf, rootOf, startMfaProxy } from './in-test.ts'

// whose root user has a virtual device: if its listing were taken for empty, the device would count as another one
const { shop } = members
const ROOT = { is: 'root' } as const
const never = new AbortController().signal
let practice: Practice
let proxy: FaultProxy
let admin: Awaited<ReturnType<typeof adminOf>>
let home: string
/** The calls of one look at the root user's devices. */
let calls: readonly string[]
beforeAll(async () => {
  practice = await startPractice()
  proxy = await startMfaProxy(practice)
  home = newHome()
  admin = await adminOf(practice, shop.id)
  // and a user who has one: if the users were taken for none, so would theirs
  const iam = new IAM({ ...clientFor(practice, 'admin'), credentials: admin })
  await iam.createUser({ UserName: 'someone' })
  const { VirtualMFADevice } = await iam.createVirtualMFADevice({ VirtualMFADeviceName: 'someone' })
  const [AuthenticationCode1, AuthenticationCode2] = pairOf(
    new TextDecoder().decode(VirtualMFADevice?.Base32StringSeed),
  )
  const SerialNumber = VirtualMFADevice?.SerialNumber
  await iam.enableMFADevice({ UserName: 'someone', SerialNumber, AuthenticationCode1, AuthenticationCode2 })
  const tag = tagFor(proxy)
  await asCommand(proxy, admin, tag, (account) => devicesSeen(account, ROOT))
  calls = (proxy.done.get(tag) ?? []).slice(1)
})
afterAll(async () => {
  await proxy.close()
  await practice.close()
  rmSync(home, { recursive: true })
})

/**
 * The time of one who waits. Where a trouble lasts, it passes in the pauses between looks alone, and without waiting; otherwise it
 * stands still, and pauses are short. A look may take as long as the machine needs.
 */
function timeOf({ times }: Trouble): Omit<Waiting, 'signal'> {
  const isLasting = times === 'always'
  let now = systemClock()
  return {
    now: () => now,
    until: now + (isLasting ? 3_000 : 60_000),
    sleep: async (ms, signal) => {
      if (ms > LONGEST_PAUSE || (isLasting && ms === LONGEST_PAUSE)) await (signal && once(signal, 'abort'))
      else if (isLasting) now += ms
      else await systemSleep(20, signal)
    },
  }
}
/** The longest pause between two looks; a look may take at least as long. */
const LONGEST_PAUSE = 10_000

/**
 * Waits with each trouble at the same time, as a principal of the account. `act` runs in the console once each trouble occurred. A wait
 * with a lasting trouble takes two looks.
 */
async function waited<T>(
  who: Keys,
  troubles: readonly Trouble[],
  wait: (account: MfaAccount, time: Omit<Waiting, 'signal'>) => Promise<T>,
  act: () => Promise<unknown>,
) {
  const cases = someOf(troubles.map((trouble) => ({ trouble, tag: hastyTag() })))
  let done = false
  const ended = new Set<string>()
  let start = (): void => {}
  const started = new Promise<void>((resolve) => {
    start = resolve
  })
  const run = async ({ trouble, tag }: (typeof cases)[number], opened: () => void) => {
    const end = await asCommand(proxy, who, tag, async (account) => {
      opened()
      await started
      begin(proxy, tag, trouble)
      return wait(account, timeOf(trouble))
    })
    ended.add(tag)
    return { trouble, end, early: !done }
  }
  // each has its account before the first waits: that a machine is busy is none of the troubles
  const opening = new Gate(8)
  const ends: ReturnType<typeof run>[] = []
  const open = (one: (typeof cases)[number]): Promise<void> =>
    new Promise((opened) => {
      const end = run(one, opened)
      ends.push(end)
      void end.finally(opened)
    })
  await Promise.all(cases.map((one) => opening.run(() => open(one))))
  start()
  while (!cases.every(({ tag }) => proxy.met.get(tag) || ended.has(tag)))
    await new Promise((next) => setTimeout(next, 20))
  done = true
  await act()
  return Promise.all(ends)
}

test.concurrent('enable --root: what a look does not see is not claimed, and one that fails ends no waiting', async () => {
  expect(calls).toEqual([
    'GetAccountSummary',
    'ListVirtualMFADevices',
    'ListUsers',
    'ListMFADevices',
    'GetAccountSummary',
  ])
  const console_ = await memberConsole(practice, shop)
  const devices = await SoftwareDevices.open(join(home, 'devices.json'))
  const before = await asCommand(proxy, admin, tagFor(proxy), (account) => devicesSeen(account, ROOT))
  if (before instanceof DemarcError) throw before
  const found = await waited(
    admin,
    troublesOf(calls),
    (account, time) =>
      awaitFromConsole(account, ROOT, before, {
        wanted: 'security-key',
        ...time,
        signal: never,
        other: ({ id }) => expect.unreachable(id),
      }),
    () =>
      assign(
        console_,
        devices,
        { family: 'security-key', name: 'key' },
        { now: systemClock, random: systemRandom, askCode: async () => '' },
      ),
  )
  const wrong = found.filter(({ trouble, end, early }) =>
    trouble.times === 'once'
      ? early || !(end && 'is' in end && end.is === 'appeared-unsure' && end.device.family === 'not-virtual')
      : !(end && 'is' in end && end.is === 'nothing' && end.failure instanceof DemarcError),
  )
  expect(wrong.map(({ trouble, end }) => `${nameOfTrouble(trouble)}: ${JSON.stringify(end)}`)).toEqual([])
})

test.concurrent('enable --root by the root user itself, to which AWS shows each of its devices', async () => {
  const console_ = new ConsoleClient(practice.endpoint)
  const io = { now: systemClock, random: systemRandom, askCode: async () => '' }
  await signIn(console_, undefined, practice.rootSignIn, io)
  const devices = await SoftwareDevices.open(join(home, 'own.json'))
  const found = await waited(
    practice.principals.root,
    troublesOf(['ListMFADevices']),
    (account, time) =>
      awaitFromConsole(account, ROOT, [], {
        wanted: 'virtual',
        ...time,
        signal: never,
        other: ({ id }) => expect.unreachable(id),
      }),
    () => assign(console_, devices, { family: 'virtual', name: 'own' }, io),
  )
  const device = { id: `arn:aws:iam::${practice.account}:mfa/own`, family: 'virtual' }
  expect(
    found.map(({ trouble, end, early }) => [
      nameOfTrouble(trouble),
      trouble.times === 'once' ? [early, end] : end && 'is' in end && end.is === 'nothing' && end.failure,
    ]),
  ).toEqual(
    found.map(({ trouble }) => [
      nameOfTrouble(trouble),
      trouble.times === 'once'
        ? [false, expect.objectContaining({ is: 'appeared', device: expect.objectContaining(device) })]
        : expect.any(DemarcError),
    ]),
  )
})

test('disable --root: a device that a look does not see is not gone for that', async () => {
  const serial = `arn:aws:iam::${shop.id}:mfa/root-account-mfa-device`
  const target = { device: mfaDevice(serial, undefined), count: 2 }
  const session = await rootOf(practice, shop.id, 'IAMDeleteRootUserCredentials')
  const found = await waited(
    admin,
    troublesOf(calls).filter(({ fault }) => ['cut', 'empty', 'reset'].includes(fault)),
    (account, time) => awaitGone(account, ROOT, target, { ...time, signal: never }),
    () =>
      new IAM({ ...clientFor(practice, 'admin'), credentials: session }).deactivateMFADevice({ SerialNumber: serial }),
  )
  const wrong = found.filter(({ trouble, end, early }) =>
    trouble.times === 'once'
      ? early || !(end && 'is' in end && end.is === 'gone')
      : !(end && 'is' in end && end.is === 'not-seen-gone' && end.failure instanceof DemarcError),
  )
  expect(wrong.map(({ trouble, end }) => `${nameOfTrouble(trouble)}: ${JSON.stringify(end)}`)).toEqual([])
})

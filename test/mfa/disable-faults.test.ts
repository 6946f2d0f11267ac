/** @module-tag sweep */
import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Disabled, disable, targetOf } from '../../src/app/mfa/disable.ts'
import { DemarcError } from '../../src/core/errors.ts'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { virtualDevices } from '../../src/services/iam/collect/mfa-devices.ts'
import { seedOfDevice, TOKEN } from '../../src/services/iam/practice/devices.seed.ts'
import { type FaultProxy, kindOfFault } from '../faults/proxy.ts'
import { clientFor } from '../practice/in-test.ts'
import { sample } from '../sample.ts'
import {
  asCommand,
  nameOfTrouble,
  noSleep,
  sideBySide,
  someOf,
  type Trouble,
  tagFor,
  troublesOf,
} from './every-call.ts'
import { pairOf, startMfaProxy } from './in-test.ts'

let practice: Practice
let proxy: FaultProxy
let iam: IAM
beforeAll(async () => {
  practice = await startPractice({ pageSize: 1000 })
  proxy = await startMfaProxy(practice)
  iam = new IAM(clientFor(practice, 'admin'))
})
afterAll(async () => {
  await proxy.close()
  await practice.close()
})

interface Device {
  readonly user: string
  readonly serial: string
}
/** The state of a device: assigned to its user, unassigned, or deleted. */
type There = 'enabled' | 'left' | 'nothing'

/** `demarc mfa disable --user --serial`, as it goes about it. */
const disabled = (tag: string, { user, serial }: Device, keep = false, through = proxy, at = practice) =>
  asCommand<Disabled>(through, at.principals.admin, tag, async (account) =>
    disable(account, await targetOf(account, { is: 'user', name: user }, serial), { keep, sleep: noSleep }),
  )

let made = 0
const holders = new Map<string, Promise<unknown>>()
/** A new virtual device, of a user with eight at most; `left`: unassigned. */
async function given(left = false): Promise<Device> {
  const number = made++
  const user = `holder-${Math.floor(number / 8)}`
  if (!holders.has(user)) holders.set(user, iam.createUser({ UserName: user }))
  await holders.get(user)
  const { VirtualMFADevice } = await iam.createVirtualMFADevice({ VirtualMFADeviceName: `device-${number}` })
  const { SerialNumber: serial = '', Base32StringSeed } = VirtualMFADevice ?? {}
  if (left) return { user, serial }
  const [AuthenticationCode1, AuthenticationCode2] = pairOf(new TextDecoder().decode(Base32StringSeed))
  await iam.enableMFADevice({ UserName: user, SerialNumber: serial, AuthenticationCode1, AuthenticationCode2 })
  return { user, serial }
}
interface Case {
  readonly trouble: Trouble
  readonly device: Device
}
async function casesOf(troubles: readonly Trouble[], left = false): Promise<Case[]> {
  const cases: Case[] = []
  for (const { trouble } of someOf(troubles.map((one) => ({ trouble: one }))))
    cases.push({ trouble, device: await given(left) })
  return cases
}

/** What AWS itself shows, asked past the proxy. */
async function there(): Promise<(device: Device) => There> {
  const all = await virtualDevices(iam, 'Any')
  return ({ serial }) => {
    const found = all.find((one) => one.serial === serial)
    return found ? (found.holder === null ? 'left' : 'enabled') : 'nothing'
  }
}

/** The calls of a run in which nothing goes wrong. */
async function cleanCalls(device: Device, keep = false): Promise<readonly string[]> {
  const tag = tagFor(proxy)
  expect(await disabled(tag, device, keep)).toMatchObject({ is: 'disabled' })
  return proxy.done.get(tag) ?? []
}

/** What is wrong about what was said, by what there truly is; nothing when all is well. */
function untrue(said: Disabled | DemarcError, truth: There, wasLeft: boolean): string[] {
  const wrong = (text: string): string[] => [`${text} [it is: ${truth}]`]
  if (said instanceof DemarcError) {
    const { code, message, hint } = said
    if (code === 'MFA_NOT_DISABLED' && truth !== 'enabled') return wrong(`it is not disabled: ${message}`)
    // what is half done is said, with how it is brought to its end
    if (code === 'MFA_NOT_SEEN_GONE')
      return message.includes('was not deleted') && hint?.includes('mfa disable --user holder-') ? [] : wrong(message)
    return truth === (wasLeft ? 'left' : 'enabled') ? [] : wrong(`failed, as if nothing were done: ${message}`)
  }
  if (said.is !== 'disabled') return wrong(said.is)
  if (truth === 'enabled') return wrong('disabled')
  const { virtual } = said
  if (virtual?.is === 'deleted' && truth !== 'nothing') return wrong('the virtual device is deleted')
  if (virtual?.is === 'there' && truth !== 'left') return wrong(`the virtual device is there: ${virtual.why.message}`)
  if (virtual === undefined && truth !== 'left') return wrong('it is kept')
  return []
}

/** The faulty runs, what they said against what there is, and the runs after them in which nothing goes wrong. */
async function problemsOf(cases: readonly Case[], { left = false, keep = false } = {}): Promise<string[]> {
  const runs = await sideBySide(cases, async ({ trouble, device }) => {
    const tag = tagFor(proxy, trouble)
    return { what: nameOfTrouble(trouble), device, tag, said: await disabled(tag, device, keep) }
  })
  const truth = await there()
  const ended = await sideBySide(
    runs.map((run) => ({ ...run, trouble: undefined })),
    async ({ device, ...run }) => {
      const next = truth(device) === 'nothing' ? undefined : await disabled(tagFor(proxy), device)
      return { ...run, device, next }
    },
  )
  const after = await there()
  return ended.flatMap(({ what, device, tag, said, next }) =>
    [
      ...(proxy.met.get(tag) ? [] : ['the call was not made']),
      ...untrue(said, truth(device), left),
      ...(after(device) === 'nothing' ? [] : [`after the next run it is ${after(device)}`]),
      ...(next instanceof DemarcError ? [`the next run: ${next.message}`] : []),
    ].map((problem) => `${what}: ${problem}`),
  )
}

const firstChange = (calls: readonly string[]): number => calls.findIndex((call) => /^(Deactivate|Delete)/.test(call))

test.concurrent('whatever call fails, and however: what is said of a virtual device is so, and the next run ends it', async () => {
  const calls = await cleanCalls(await given())
  expect(calls).toEqual([
    'GetCallerIdentity',
    'ListMFADevices',
    'DeactivateMFADevice',
    'ListMFADevices',
    'DeleteVirtualMFADevice',
  ])
  const troubles = troublesOf(calls, firstChange(calls))
  expect(await problemsOf(await casesOf(troubles))).toEqual([])
})

test.concurrent('one that an earlier run left, and one that is to be kept', async () => {
  const ofLeft = await cleanCalls(await given(true))
  const ofKept = await cleanCalls(await given(), true)
  expect(ofLeft.slice(-2)).toEqual(['ListVirtualMFADevices', 'DeleteVirtualMFADevice'])
  const left = troublesOf(ofLeft, firstChange(ofLeft))
  // but for what comes after the change it is as if it were not to be kept
  const kept = troublesOf(ofKept, firstChange(ofKept), firstChange(ofKept) + 1)
  const problems = await Promise.all([
    problemsOf(await casesOf(left, true), { left: true }),
    problemsOf(await casesOf(kept.filter(({ times }) => times === 'always')), { keep: true }),
  ])
  expect(problems.flat()).toEqual([])
})

test.concurrent('before the first change: an error that says why, or the device that is meant', async () => {
  const device = await given()
  const left = await given(true)
  const cases = await Promise.all(
    [device, left].map(async (one) => {
      const calls = await cleanCalls(await given(one === left))
      // of one that is left, only the look for it is another
      return troublesOf(calls, one === left ? firstChange(calls) - 1 : 0, firstChange(calls)).map((trouble) => ({
        one,
        trouble,
      }))
    }),
  )
  const problems = await sideBySide(someOf(cases.flat()), async ({ one: { user, serial }, trouble }) => {
    const tag = tagFor(proxy, trouble)
    const target = await asCommand(proxy, practice.principals.admin, tag, (account) =>
      targetOf(account, { is: 'user', name: user }, serial),
    )
    const fine = target instanceof DemarcError ? target.message.length > 20 : target.serial === serial
    return fine && proxy.met.get(tag) ? [] : [`${nameOfTrouble(trouble)}: ${JSON.stringify(target)}`]
  })
  expect(problems.flat()).toEqual([])
  const truth = await there()
  expect([truth(device), truth(left)]).toEqual(['enabled', 'left'])
})

test.concurrent('a hardware token: nothing is left of it, and nothing is claimed of it', async () => {
  const user = 'backup-tool'
  const device = { user, serial: TOKEN }
  const [AuthenticationCode1, AuthenticationCode2] = pairOf(seedOfDevice(TOKEN))
  // there is one token in an account: each case has an account of its own
  const cases = sample(
    troublesOf(['DeactivateMFADevice'])
      .filter(({ times }) => times === 'always')
      .map((trouble) => ({ trouble })),
    [({ trouble: { fault } }) => kindOfFault(fault)],
  )
  const problems = await sideBySide(cases, async ({ trouble }) => {
    const own = await startPractice()
    const through = await startMfaProxy(own)
    try {
      const direct = new IAM(clientFor(own, 'admin'))
      await direct.enableMFADevice({ UserName: user, SerialNumber: TOKEN, AuthenticationCode1, AuthenticationCode2 })
      const said = await disabled(tagFor(through, trouble), device, false, through, own)
      const { MFADevices = [] } = await direct.listMFADevices({ UserName: user })
      const truth = MFADevices.length > 0 ? 'enabled' : 'nothing'
      const is = said instanceof DemarcError ? said.code : said.is
      const fine = is === 'disabled' ? truth === 'nothing' : is === 'MFA_NOT_SEEN_GONE' || truth === 'enabled'
      return fine ? [] : [`${nameOfTrouble(trouble)}: ${is}, and it is ${truth}`]
    } finally {
      await through.close()
      await own.close()
    }
  })
  expect(problems.flat()).toEqual([])
})

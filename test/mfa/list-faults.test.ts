/** @module-tag sweep */
import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listMfa, type MfaList, outcomeOfList } from '../../src/app/mfa/list.ts'
import { systemClock } from '../../src/core/clock.ts'
import { DemarcError, EXIT } from '../../src/core/errors.ts'
import type { HolderFacts } from '../../src/mfa/aws/holders.ts'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { members } from '../../src/practice/organization.ts'
import type { FaultProxy } from '../faults/proxy.ts'
import { clientFor } from '../practice/in-test.ts'
import { asCommand, nameOfTrouble, sideBySide, someOf, tagFor, troublesOf } from './every-call.ts'
import { adminOf, pairOf, startMfaProxy } from './in-test.ts'

let practice: Practice
let proxy: FaultProxy
let admin: Awaited<ReturnType<typeof adminOf>>
beforeAll(async () => {
  practice = await startPractice()
  proxy = await startMfaProxy(practice)
  // a member with few users, whose root user has a device: each listing is a call or two
  admin = await adminOf(practice, members.shop.id)
  const iam = new IAM({ ...clientFor(practice, 'admin'), credentials: admin })
  for (const name of ['with', 'without']) {
    await iam.createUser({ UserName: name })
    await iam.createLoginProfile({ UserName: name, Password: 'Nordlicht-2026' })
    const { VirtualMFADevice } = await iam.createVirtualMFADevice({ VirtualMFADeviceName: name })
    const [AuthenticationCode1, AuthenticationCode2] = pairOf(
      new TextDecoder().decode(VirtualMFADevice?.Base32StringSeed),
    )
    const SerialNumber = VirtualMFADevice?.SerialNumber
    if (name === 'with')
      await iam.enableMFADevice({ UserName: name, SerialNumber, AuthenticationCode1, AuthenticationCode2 })
  }
})
afterAll(async () => {
  await proxy.close()
  await practice.close()
})

const listed = (tag: string) => asCommand(proxy, admin, tag, (account) => listMfa(account, systemClock))

/** What a list says that the clean one does not; what it does not see is no difference. */
function differences(seen: MfaList, clean: MfaList): string[] {
  const before = new Map(clean.holders.map((one) => [one.name, one]))
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
  const ofHolder = (one: HolderFacts): string[] => {
    const was = before.get(one.name)
    if (!was) return [`there is no ${one.name}`]
    const facts = (['mfa', 'consolePassword', 'activeKeys'] as const).filter(
      (fact) => one[fact] !== null && one[fact] !== was[fact],
    )
    const strange = one.devices.filter((device) => !was.devices.some((known) => same(known, device)))
    return [
      ...facts.map((fact) => `${one.name}: ${fact} is ${one[fact]}`),
      // what only the report says is as old as the report
      ...(one.mfa !== null && !one.complete && one.is === 'user' && one.mfaAsOf === null
        ? [`${one.name}: of when?`]
        : []),
      ...strange.map((device) => `${one.name} has ${JSON.stringify(device)}`),
      ...(one.complete && !same(one.devices, was.devices) ? [`the devices of ${one.name} are called complete`] : []),
    ]
  }
  return [
    ...seen.holders.flatMap(ofHolder),
    ...(seen.unassigned === null || same(seen.unassigned, clean.unassigned) ? [] : ['what nobody has']),
    // what is missing is named
    ...(same({ ...seen, at: '' }, { ...clean, at: '' }) || seen.unseen.length > 0 ? [] : ['less, and nothing is said']),
    ...(seen.unseen.length > 0 && outcomeOfList(seen, { failOnMissing: false, strict: true }).code !== EXIT.unseen
      ? ['--strict is content']
      : []),
  ]
}

test('whatever call fails, and however: nothing is said that is not so, and what is not seen is named', async () => {
  const tag = tagFor(proxy)
  const clean = await listed(tag)
  if (clean instanceof DemarcError) throw clean
  expect(clean.unseen).toEqual([])
  expect(clean.unassigned).toEqual([`arn:aws:iam::${members.shop.id}:mfa/without`])
  expect(clean.holders.map(({ name, mfa, complete }) => [name, mfa, complete])).toEqual([
    ['root', true, true],
    ['with', true, true],
    ['without', false, true],
  ])
  // several calls of an operation are made at once: the first of them stands for any
  const calls = [...new Set(proxy.done.get(tag))]
  expect(calls.length).toBeGreaterThan(6)
  const cases = someOf(troublesOf(calls).map((trouble) => ({ trouble })))
  const problems = await sideBySide(cases, async ({ trouble }) => {
    const tag = tagFor(proxy, trouble)
    const said = await listed(tag)
    const found =
      said instanceof DemarcError
        ? trouble.operation === 'GetCallerIdentity' && said.code === 'NO_IDENTITY'
          ? []
          : [said.message]
        : differences(said, clean)
    return [...(proxy.met.get(tag) ? [] : ['the call was not made']), ...found].map(
      (problem) => `${nameOfTrouble(trouble)}: ${problem}`,
    )
  })
  expect(problems.flat()).toEqual([])
})

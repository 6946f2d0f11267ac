/** @module-tag sweep */
import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deviceToResync, resync } from '../../src/app/mfa/resync.ts'
import { EXIT } from '../../src/core/errors.ts'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { seedOfDevice } from '../../src/services/iam/practice/devices.seed.ts'
import type { FaultProxy } from '../faults/proxy.ts'
import { clientFor, refusal } from '../practice/in-test.ts'
import { asCommand, nameOfTrouble, sideBySide, someOf, tagFor, troublesOf } from './every-call.ts'
import { pairOf, startMfaProxy } from './in-test.ts'

const user = 'carla.mendes'
const serial = `arn:aws:iam::111122223333:mfa/${user}`
const seed = seedOfDevice(serial)
let practice: Practice
let proxy: FaultProxy
let iam: IAM
beforeAll(async () => {
  practice = await startPractice()
  proxy = await startMfaProxy(practice)
  iam = new IAM(clientFor(practice, 'admin'))
})
afterAll(async () => {
  await proxy.close()
  await practice.close()
})

/** `demarc mfa resync --user`, with two codes and no more. */
const resynced = (tag: string, pair: readonly [string, string]) =>
  asCommand(proxy, practice.principals.admin, tag, async (account) => {
    const device = await deviceToResync(account, { is: 'user', name: user }, undefined)
    const pairs = [pair]
    await resync(account, device, { codes: async () => pairs.shift(), wrong: () => {} })
    return 'resynced' as const
  })

/** Two codes are good once: whether AWS has taken them shows when they are given again. */
async function wereTaken([AuthenticationCode1, AuthenticationCode2]: readonly [string, string]): Promise<boolean> {
  const again = iam.resyncMFADevice({ UserName: user, SerialNumber: serial, AuthenticationCode1, AuthenticationCode2 })
  return (await refusal(again)).includes('InvalidAuthenticationCode')
}

test('whatever call fails, and however: what is said of the two codes is so, and the next two end it', async () => {
  let step = 0
  const pair = () => pairOf(seed, 2 * step++)
  const clean = tagFor(proxy)
  expect(await resynced(clean, pair())).toBe('resynced')
  const calls = proxy.done.get(clean) ?? []
  expect(calls).toEqual(['GetCallerIdentity', 'ListMFADevices', 'ResyncMFADevice'])

  const cases = someOf(troublesOf(calls).map((trouble) => ({ trouble })))
  const problems = await sideBySide(cases, async ({ trouble }) => {
    const tag = tagFor(proxy, trouble)
    const codes = pair()
    const said = await resynced(tag, codes)
    const taken = await wereTaken(codes)
    const problem = (text: string) => [`${nameOfTrouble(trouble)}: ${text} [the codes were taken: ${taken}]`]
    if (!proxy.met.get(tag)) return problem('the call was not made')
    // an answer that is damaged proves nothing, whatever came about
    if (said === 'resynced') return taken && !['cut', 'empty'].includes(trouble.fault) ? [] : problem('resynced')
    // that it may have taken effect is said, and that these codes are not to be given again
    if (said.code === 'MFA_RESYNC_UNSURE')
      return said.exitCode === EXIT.unseen &&
        said.hint?.includes('Wait for two new codes') &&
        said.message.includes('iam:ResyncMFADevice: ') &&
        !said.message.includes('access denied')
        ? []
        : problem(`${said.message} ${said.hint}`)
    // anything else says that nothing has changed: who gave the same codes again would be refused for good
    return taken ? problem(said.message) : []
  })
  expect(problems.flat()).toEqual([])

  expect(await resynced(tagFor(proxy), pair())).toBe('resynced')
})

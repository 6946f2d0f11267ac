/** @module-tag sweep */
import { expect, test } from 'vitest'
import { type EnableOutcome, enableToken } from '../../src/app/mfa/enable.ts'
import { DemarcError, EXIT } from '../../src/core/errors.ts'
import { startPractice } from '../../src/practice/account/server.ts'
import { seedOfDevice, TOKEN } from '../../src/services/iam/practice/devices.seed.ts'
import type { Decision, Fault } from '../faults/proxy.ts'
import { asCommand, hastyTag, noSleep } from './every-call.ts'
import { devicesNow, pairOf, startMfaProxy } from './in-test.ts'

const user = 'backup-tool'

/** `demarc mfa enable` of a hardware token, of which an account has one; what is said, and whether it is there. */
async function enabled(fault: Fault | undefined, unseen: boolean) {
  const practice = await startPractice()
  const proxy = await startMfaProxy(practice)
  try {
    const tag = hastyTag()
    const decide: Decision = ({ operation }) => {
      if (operation === 'EnableMFADevice') return fault
      return unseen && operation === 'ListMFADevices' ? 'error' : undefined
    }
    proxy.plans.set(tag, decide)
    const pairs = [pairOf(seedOfDevice(TOKEN))]
    const giver = { codes: async () => pairs.shift(), wrong: () => {} }
    const said = await asCommand<EnableOutcome>(proxy, practice.principals.admin, tag, (account) =>
      enableToken(account, { user, serial: TOKEN }, giver, noSleep),
    )
    const { mine } = await devicesNow(practice, user)
    return { said, there: mine.includes(TOKEN) }
  } finally {
    await proxy.close()
    await practice.close()
  }
}

const faults = [
  'deny',
  'throttle',
  'error',
  'timeout',
  'reset',
  'cut',
  'empty',
  'timeout-after',
  'reset-after',
  'error-after',
] as const

test('a hardware token: whatever becomes of the call, and of the looks after it, what is said is so', async () => {
  const cases = [undefined, ...faults].flatMap((fault) => [false, true].map((unseen) => ({ fault, unseen })))
  const found = await Promise.all(cases.map(async (one) => ({ ...one, ...(await enabled(one.fault, one.unseen)) })))
  const wrong = found.filter(({ said, there }) => {
    if (!(said instanceof DemarcError)) return !there || said.ended.is === 'removed'
    if (said.code === 'MFA_ENABLE_UNSURE') return said.exitCode !== EXIT.unseen || !said.hint?.includes('two new codes')
    // any other error says that nothing has changed
    return there
  })
  expect(wrong).toEqual([])
  const endOf = ({ said }: (typeof found)[number]): string => (said instanceof DemarcError ? said.code : said.ended.is)
  // a lost answer is looked at: only where that fails too, it is not known
  const lost = found.filter(({ fault, there }) => fault !== undefined && there)
  expect(lost).toHaveLength(10)
  expect(lost.map((one) => [one.unseen, endOf(one)])).toEqual(
    lost.map(({ unseen }) => [unseen, unseen ? 'MFA_ENABLE_UNSURE' : 'enabled']),
  )
  expect(found.slice(0, 2).map(endOf)).toEqual(['enabled', 'unverified'])
})

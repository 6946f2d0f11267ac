import { rmSync } from 'node:fs'
import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withMfaAccount } from '../../src/app/mfa/account.ts'
import { cleanUp, type EnableOutcome, enableVirtual, type MadeDevice } from '../../src/app/mfa/enable.ts'
import { EnrolmentJournal } from '../../src/app/mfa/journal.ts'
import { systemClock } from '../../src/core/clock.ts'
import { DemarcError } from '../../src/core/errors.ts'
import { encodeBase32 } from '../../src/mfa/base32.ts'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { type Fault, type FaultProxy, kindOfFault } from '../faults/proxy.ts'
import { clientFor } from '../practice/in-test.ts'
import { SWEEP, sample } from '../sample.ts'
import { noSleep, sideBySide } from './every-call.ts'
import { devicesNow, newHome, pairOf, startMfaProxy } from './in-test.ts'

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

const operations = [
  'ListAccountAliases',
  'ListVirtualMFADevices',
  'CreateVirtualMFADevice',
  'EnableMFADevice',
  'ListMFADevices',
  'DeleteVirtualMFADevice',
] as const
const faults = ['throttle', 'reset', 'reset-after', 'error-after'] as const satisfies readonly Fault[]
/** What is tried with a single call besides: refusals, and answers that are damaged or do not come. */
const more = ['deny', 'error', 'timeout', 'cut', 'empty'] as const satisfies readonly Fault[]

interface Case {
  readonly operation: (typeof operations)[number]
  /** Undefined: nothing goes wrong. */
  readonly fault: Fault | undefined
  /** The first call alone, or every one. */
  readonly times: 'once' | 'always'
  readonly right: boolean
}

/** An enrolment in which that goes wrong; then the next run, in which nothing does. */
async function enrolled({ operation, fault, times, right }: Case, index: number) {
  const user = `fault-${index}`
  const tag = `case-${index}`
  const home = newHome()
  await iam.createUser({ UserName: user })
  proxy.plans.set(tag, (asked) =>
    asked.operation === operation && (times === 'always' || asked.nth === 1) ? fault : undefined,
  )
  const { accessKeyId, secretAccessKey } = practice.principals.admin
  const reach = {
    endpointUrl: proxy.endpoint,
    requestHandler: proxy.requestHandler,
    credentials: { accessKeyId, secretAccessKey },
    defaultRegion: 'us-east-1',
    patience: { attempts: 2, connectMs: 60_000, answerMs: 60_000 },
  }
  const io = { time: { now: systemClock, sleep: async () => {} }, userAgent: tag, env: {} }
  const whose = { account: practice.account, endpoint: null }
  const journal = new EnrolmentJournal(home, whose, systemClock)
  const entry = { user, name: user }
  let secret = ''
  let result: EnableOutcome | DemarcError
  try {
    result = await withMfaAccount(reach, io, (account) =>
      enableVirtual(
        account,
        entry,
        { journal, now: systemClock, sleep: noSleep },
        {
          show: async ({ seed }: MadeDevice) => {
            secret = encodeBase32(seed)
          },
          codes: async () => (right ? pairOf(secret) : undefined),
          wrong: () => {},
        },
      ),
    )
    if (result.ended.is !== 'unverified') await journal.forget(entry)
  } catch (error) {
    if (!(error instanceof DemarcError)) throw error
    result = error
  }
  const before = await devicesNow(practice, user)
  const kept = await journal.left()
  const later: string[] = []
  await withMfaAccount(
    { ...reach, endpointUrl: practice.endpoint, requestHandler: practice.requestHandler },
    io,
    (account) => cleanUp(account, journal, ({ became }) => void later.push(String(became))),
  )
  const after = await devicesNow(practice, user)
  rmSync(home, { recursive: true })
  const is = (serial: string): boolean => serial.endsWith(`:mfa/${user}`)
  return {
    said: result instanceof DemarcError ? result.code : result.ended.is,
    there: before.mine.some(is) ? 'enabled' : before.free.some(is) ? 'half made' : 'nothing',
    kept: kept.length,
    later,
    afterwards: after.mine.some(is) ? 'enabled' : after.free.some(is) ? 'half made' : 'nothing',
  }
}

test('these are all the calls of an enrolment', async () => {
  const clean = { operation: 'ListMFADevices', fault: undefined, times: 'once' } as const
  expect(await enrolled({ ...clean, right: true }, 1001)).toMatchObject({ said: 'enabled', there: 'enabled' })
  expect(await enrolled({ ...clean, right: false }, 1002)).toMatchObject({ said: 'removed', there: 'nothing' })
  const calls = new Set([1001, 1002].flatMap((index) => proxy.done.get(`case-${index}`) ?? []))
  expect([...calls].sort()).toEqual(['GetCallerIdentity', ...operations].sort())
})

describe('whatever goes wrong with a call', () => {
  const once = [
    ...operations.flatMap((operation) =>
      [...faults, ...more].map((fault): Case => ({ operation, fault, times: 'once', right: true })),
    ),
    ...(['CreateVirtualMFADevice', 'EnableMFADevice'] as const).map(
      (operation): Case => ({ operation, fault: 'timeout-after', times: 'once', right: true }),
    ),
    // no codes come: the device is to be removed
    ...(['ListMFADevices', 'ListVirtualMFADevices', 'DeleteVirtualMFADevice'] as const).flatMap((operation) =>
      faults.map((fault): Case => ({ operation, fault, times: 'once', right: false })),
    ),
  ]
  const always = operations.flatMap((operation) =>
    (['throttle', 'reset-after'] as const).map(
      (fault): Case => ({ operation, fault, times: 'always', right: operation !== 'DeleteVirtualMFADevice' }),
    ),
  )

  test('nothing half made is left unsaid, and nothing is claimed that is not there', {
    ...SWEEP,
    timeout: 60_000,
  }, async () => {
    const cases = sample(
      [...always, ...once],
      [
        ({ operation, times, right }) => `${operation} ${times} ${right}`,
        ({ operation, fault = 'deny' }) => `${operation} ${kindOfFault(fault)}`,
        ({ fault, times, right }) => `${fault} ${times} ${right}`,
      ],
    )
    const found = await sideBySide([...cases.entries()], ([index, one]) => enrolled(one, index))
    const wrong = cases.flatMap((one, index) => {
      const end = found[index]
      const fine =
        end !== undefined &&
        // what is said is what is there
        (end.said === 'enabled' ? end.there === 'enabled' : end.said !== 'removed' || end.there === 'nothing') &&
        // what may be left is told to the next run
        (end.there === 'nothing' || end.said === 'enabled' || end.kept === 1) &&
        // which leaves nothing half made, and says if it was enabled after all
        end.afterwards !== 'half made' &&
        (end.afterwards === 'nothing' || end.said === 'enabled' || end.later.includes('enabled'))
      return fine ? [] : [{ ...one, ...end }]
    })
    expect(wrong).toEqual([])
    // a single failure of a call with right codes keeps the device from being enabled only where the call was refused, where what is
    // there already could not be read, or where its creation may be doubted
    const hindering: Readonly<Record<string, string>> = {
      'ListVirtualMFADevices deny': 'AWS_REFUSED',
      'ListVirtualMFADevices cut': 'AWS_REFUSED',
      'ListVirtualMFADevices empty': 'AWS_REFUSED',
      'CreateVirtualMFADevice reset-after': 'AWS_REFUSED',
      'CreateVirtualMFADevice error-after': 'AWS_REFUSED',
      'CreateVirtualMFADevice deny': 'AWS_REFUSED',
      'CreateVirtualMFADevice cut': 'AWS_REFUSED',
      'CreateVirtualMFADevice empty': 'AWS_REFUSED',
      'EnableMFADevice deny': 'removed',
      'CreateVirtualMFADevice timeout-after': 'AWS_REFUSED',
    }
    const single = [...cases.entries()].filter(([, { times, right }]) => times === 'once' && right)
    const name = ({ operation, fault }: Case): string => `${operation} ${fault}`
    expect(single.map(([index, one]) => [name(one), found[index]?.said])).toEqual(
      single.map(([, one]) => [name(one), hindering[name(one)] ?? 'enabled']),
    )
  })
})

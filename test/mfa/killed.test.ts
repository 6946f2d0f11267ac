import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withMfaAccount } from '../../src/app/mfa/account.ts'
import { type Cleaned, cleanUp } from '../../src/app/mfa/enable.ts'
import { EnrolmentJournal } from '../../src/app/mfa/journal.ts'
import { systemClock } from '../../src/core/clock.ts'
import { type Practice, startPractice } from '../../src/practice/server.ts'
import type { Fault } from '../faults/proxy.ts'
import { devicesNow, envOf, newHome, pairOf, Run, startMfaProxy } from './in-test.ts'

let practice: Practice
beforeAll(async () => {
  practice = await startPractice()
})
afterAll(() => practice.close())

const user = 'backup-tool'
const enable = (name: string, ...more: readonly string[]): string[] => [
  ...['mfa', 'enable', '--user', user, '--family', 'virtual', '--name', name, '--format', 'json'],
  ...more,
]

interface Moment {
  readonly operation: string
  readonly fault: Fault
  /** What the next run finds out. */
  readonly became: 'removed' | 'enabled'
}
const moments: readonly Moment[] = [
  { operation: 'CreateVirtualMFADevice', fault: 'timeout', became: 'removed' },
  { operation: 'CreateVirtualMFADevice', fault: 'timeout-after', became: 'removed' },
  { operation: 'EnableMFADevice', fault: 'timeout', became: 'removed' },
  { operation: 'EnableMFADevice', fault: 'timeout-after', became: 'enabled' },
  { operation: 'ListMFADevices', fault: 'timeout', became: 'enabled' },
  { operation: 'ListMFADevices', fault: 'timeout-after', became: 'enabled' },
]

/** A run that is killed at that moment; what the next one is told of it, and what there is then. */
async function killedAt({ operation, fault }: Moment, name: string) {
  const home = newHome()
  const proxy = await startMfaProxy(practice)
  try {
    let reached = (): void => {}
    const there = new Promise<void>((resolve) => {
      reached = resolve
    })
    proxy.plans.set('', (asked) => {
      if (asked.operation !== operation) return undefined
      reached()
      return fault
    })
    const run = new Run(enable(name), envOf(practice, home, 'admin', proxy.endpoint))
    if (operation !== 'CreateVirtualMFADevice') run.type(...pairOf(await run.secret()))
    await there
    // what is let through takes effect before the process is gone
    if (fault === 'timeout-after')
      while (!proxy.done.get('')?.includes(operation)) await new Promise((next) => setTimeout(next, 10))
    run.kill('SIGKILL')
    expect((await run.ended).code).toBeNull()
    proxy.plans.clear()
    const told: Cleaned[] = []
    const { accessKeyId, secretAccessKey } = practice.principals.admin
    const journal = new EnrolmentJournal(
      join(home, 'state', 'demarc'),
      { account: practice.account, endpoint: proxy.endpoint },
      systemClock,
    )
    await withMfaAccount(
      { endpointUrl: proxy.endpoint, credentials: { accessKeyId, secretAccessKey }, defaultRegion: 'us-east-1' },
      { time: { now: systemClock, sleep: async () => {} }, userAgent: 'test', env: {} },
      (account) => cleanUp(account, journal, (cleaned) => void told.push(cleaned)),
    )
    const { mine, free } = await devicesNow(practice, user)
    const is = (serial: string): boolean => serial.endsWith(`:mfa/${name}`)
    return {
      told: told.map(({ name, became }) => [name, became]),
      assigned: mine.some(is),
      free: free.some(is),
      left: await journal.left(),
    }
  } finally {
    await proxy.close()
    rmSync(home, { recursive: true })
  }
}

test('SIGKILL at any step: the next run says what became of it, and nothing half made is left', async () => {
  const found = await Promise.all(moments.map((moment, index) => killedAt(moment, `killed-${index}`)))
  expect(found).toEqual(
    moments.map(({ became }, index) => ({
      told: [[`killed-${index}`, became]],
      assigned: became === 'enabled',
      free: false,
      left: [],
    })),
  )
})

test('killed while it waits for codes: the next run removes the device and its picture, and says so once', async () => {
  const home = newHome()
  const picture = join(home, 'qr.png')
  const env = envOf(practice, home)
  const run = new Run(enable('waiting', '--qr', picture), env)
  await run.secret()
  // another run meanwhile lets it be
  const other = await new Run(enable('other'), env).done()
  expect(other.err).not.toContain('waiting')
  run.kill('SIGKILL')
  await run.ended
  expect(existsSync(picture)).toBe(true)
  const next = await new Run(enable('next'), env).done()
  expect(next.err).toContain(
    `an earlier run was stopped while it enabled the virtual device "waiting" of ${user}: what it left is removed`,
  )
  expect(next.err).toContain(`its QR code, ${picture}, is deleted`)
  expect(existsSync(picture)).toBe(false)
  expect((await devicesNow(practice, user)).free).toEqual([])
  expect(readdirSync(join(home, 'state', 'demarc', 'mfa'))).toEqual([])
  rmSync(home, { recursive: true })
})

import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withMfaAccount } from '../../src/app/mfa/account.ts'
import { disable, targetOf } from '../../src/app/mfa/disable.ts'
import { type Cleaned, cleanUp } from '../../src/app/mfa/enable.ts'
import { EnrolmentJournal } from '../../src/app/mfa/journal.ts'
import { listMfa } from '../../src/app/mfa/list.ts'
import { systemClock } from '../../src/core/clock.ts'
import { DemarcError } from '../../src/core/errors.ts'
import { HERE } from '../../src/core/here.ts'
import type { OpenedSession } from '../../src/mfa/session/kept.ts'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { demarc } from '../cli/in-test.ts'
import { ProcessRun } from '../cli/process.ts'
import { TestClock } from '../clock.ts'
import type { Fault } from '../faults/proxy.ts'
import { codeAt } from '../practice/in-test.ts'
import { SWEEP, sample } from '../sample.ts'
import { asCommand, noSleep, sessionAsCommand, tagFor } from './every-call.ts'
import { devicesNow, envOf, newHome, pairOf, startMfaProxy } from './in-test.ts'
import { Owners } from './owners.ts'

/** AWS's clock. It stands still, so that a code stays valid however slowly a process starts. */
let time: TestClock
let practice: Practice
beforeAll(async () => {
  time = new TestClock()
  practice = await startPractice({ clock: time.now })
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
  /** Which call of the operation; the first, unless it is said. */
  readonly nth?: number
  /** What the next run finds out. */
  readonly became: 'removed' | 'enabled'
}
const moments: readonly Moment[] = [
  { operation: 'CreateVirtualMFADevice', fault: 'timeout', became: 'removed' },
  { operation: 'CreateVirtualMFADevice', fault: 'timeout-after', became: 'removed' },
  { operation: 'EnableMFADevice', fault: 'timeout', became: 'removed' },
  { operation: 'EnableMFADevice', fault: 'timeout-after', became: 'enabled' },
  { operation: 'ListMFADevices', nth: 2, fault: 'timeout', became: 'enabled' },
  { operation: 'ListMFADevices', nth: 2, fault: 'timeout-after', became: 'enabled' },
]

/** A run that is killed at that moment; what the next one is told of it, and what there is then. */
async function killedAt({ operation, fault, nth = 1 }: Moment, name: string) {
  const home = newHome()
  const proxy = await startMfaProxy(practice)
  try {
    let reached = (): void => {}
    const there = new Promise<void>((resolve) => {
      reached = resolve
    })
    proxy.plans.set('', (asked) => {
      if (asked.operation !== operation || asked.nth < nth) return undefined
      reached()
      return fault
    })
    const run = new ProcessRun(enable(name), envOf(practice, home, 'admin', proxy.endpoint))
    if (operation !== 'CreateVirtualMFADevice') run.type(...pairOf(await run.secret(), 0, time.now()))
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

test('SIGKILL at any step: the next run says what became of it, and nothing half made is left', SWEEP, async () => {
  const some = sample(moments, [({ became }) => became, ({ fault }) => fault])
  const found = await Promise.all(some.map((moment, index) => killedAt(moment, `killed-${index}`)))
  expect(found).toEqual(
    some.map(({ became }, index) => ({
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
  const run = new ProcessRun(enable('waiting', '--qr', picture), env)
  await run.secret()
  // another run meanwhile lets it be
  const other = await demarc(enable('other'), env)
  expect(other.err).not.toContain('waiting')
  run.kill('SIGKILL')
  await run.ended
  expect(existsSync(picture)).toBe(true)
  const next = await demarc(enable('next'), env)
  expect(next.err).toContain(
    `an earlier run was stopped while it enabled the virtual device "waiting" of ${user}: what it left is removed`,
  )
  expect(next.err).toContain(`its QR code, ${picture}, is deleted`)
  expect(existsSync(picture)).toBe(false)
  expect((await devicesNow(practice, user)).free).toEqual([])
  expect(readdirSync(join(home, 'state', 'demarc', 'mfa'))).toEqual([])
  rmSync(home, { recursive: true })
})

interface Cut {
  readonly operation: 'DeactivateMFADevice' | 'DeleteVirtualMFADevice'
  readonly fault: 'timeout' | 'timeout-after'
}
const cuts: readonly (Cut & { readonly left: 'enabled' | 'unassigned' | 'nothing' })[] = [
  { operation: 'DeactivateMFADevice', fault: 'timeout', left: 'enabled' },
  { operation: 'DeactivateMFADevice', fault: 'timeout-after', left: 'unassigned' },
  { operation: 'DeleteVirtualMFADevice', fault: 'timeout', left: 'unassigned' },
  { operation: 'DeleteVirtualMFADevice', fault: 'timeout-after', left: 'nothing' },
]

/** A `mfa disable` that is killed at that moment; what AWS and `mfa list` then show, and what the next run says and leaves. */
async function disableKilledAt({ operation, fault }: Cut) {
  const own = await startPractice()
  const home = newHome()
  const proxy = await startMfaProxy(own)
  const [name, serial] = ['carla.mendes', 'arn:aws:iam::111122223333:mfa/carla.mendes']
  const says = (serial: string | undefined) =>
    asCommand(proxy, own.principals.admin, tagFor(proxy), async (account) =>
      disable(account, await targetOf(account, { is: 'user', name }, serial), { keep: false, sleep: noSleep }),
    )
  const hintOf = (said: unknown): string => (said instanceof DemarcError ? `${said.message}. ${said.hint}` : 'done')
  try {
    const there = new Promise<void>((reached) => {
      proxy.plans.set('', (asked) => {
        if (asked.operation !== operation) return undefined
        reached()
        return fault
      })
    })
    const run = new ProcessRun(['mfa', 'disable', '--user', name, '--yes'], envOf(own, home, 'admin', proxy.endpoint))
    await there
    if (fault === 'timeout-after')
      while (!proxy.done.get('')?.includes(operation)) await new Promise((next) => setTimeout(next, 10))
    run.kill('SIGKILL')
    const { out } = await run.ended
    const { mine, free } = await devicesNow(own, name)
    const list = await asCommand(proxy, own.principals.admin, tagFor(proxy), (account) => listMfa(account, systemClock))
    const next = hintOf(await says(mine.length > 0 ? serial : undefined))
    const last = free.length > 0 ? hintOf(await says(serial)) : 'nothing to do'
    const after = await devicesNow(own, name)
    return {
      out,
      left: mine.includes(serial) ? 'enabled' : free.includes(serial) ? 'unassigned' : 'nothing',
      listed: list instanceof DemarcError ? list.message : list.unassigned,
      next,
      last,
      after: [...after.mine, ...after.free],
    }
  } finally {
    await proxy.close()
    await own.close()
    rmSync(home, { recursive: true })
  }
}

test('SIGKILL of disable at each change: the list and the next run show what is left, and the next run ends it', async () => {
  const serial = 'arn:aws:iam::111122223333:mfa/carla.mendes'
  const none = 'carla.mendes has no MFA device'
  const found = await Promise.all(cuts.map(disableKilledAt))
  expect(found).toEqual(
    cuts.map(({ left }) => ({
      out: '',
      left,
      listed: left === 'unassigned' ? [serial] : [],
      next:
        left === 'enabled'
          ? 'done'
          : left === 'nothing'
            ? `${none}. undefined`
            : `${none}. Virtual devices without a user: ${serial}. To delete one: demarc mfa disable --user carla.mendes --serial ${serial}${HERE}`,
      last: left === 'unassigned' ? 'done' : 'nothing to do',
      after: [],
    })),
  )
})

/** Kills the process, from within, while the session is written. `half`: half of it is in the file. */
const killWhile = (moment: 'half' | 'before-rename' | 'after-rename'): string => `
  import fs from 'node:fs/promises'
  import { syncBuiltinESMExports } from 'node:module'
  const { writeFile, rename } = fs
  const die = (now) => now === ${JSON.stringify(moment)} && process.kill(process.pid, 'SIGKILL')
  fs.writeFile = async (file, content) => {
    await writeFile(file, content.slice(0, content.length / 2))
    die('half')
    await writeFile(file, content.slice(content.length / 2))
  }
  fs.rename = async (from, to) => {
    die('before-rename')
    await rename(from, to)
    die('after-rename')
  }
  syncBuiltinESMExports()`

/** What a kept file holds of a session. */
const credentialsOf = ({ accessKeyId, secretAccessKey, sessionToken, expiresAt }: OpenedSession) => ({
  accessKeyId,
  secretAccessKey,
  sessionToken,
  expiresAt,
})

test('SIGKILL of session while it is kept: a whole session or none, and nothing of it lies about', async () => {
  const proxy = await startMfaProxy(practice)
  const owners = new Owners(practice, time.now)
  const sessions = await Promise.all(
    (['half', 'before-rename', 'after-rename'] as const).map(async (moment) => {
      const home = newHome()
      const folder = join(home, 'cache', 'demarc', 'mfa')
      const { keys, serial, seed } = await owners.device()
      const env = {
        ...envOf(practice, home, keys),
        NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(killWhile(moment))}`,
      }
      const killed = await new ProcessRun(['mfa', 'session', '--code-from', '-', '--serial', serial], env)
        .type(codeAt(seed, time.now()))
        .done()
      const left = readdirSync(folder)
        // the lock of a process that is gone is taken away by the next
        .filter((name) => !name.endsWith('.lock'))
        .map((name) => [name.endsWith('.tmp'), statSync(join(folder, name)).mode & 0o777])
      // the next run asks for a code only where no session is kept
      const next = (code?: string) =>
        sessionAsCommand(proxy, keys, tagFor(proxy), {
          serial,
          cache: join(home, 'cache', 'demarc'),
          code,
          endpoint: practice.endpoint,
        })
      const without = await next()
      const after = without instanceof DemarcError ? await next(codeAt(seed, time.now(), 1)) : without
      const files = readdirSync(folder).filter((name) => !name.endsWith('.lock'))
      const kept = files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).session)
      rmSync(home, { recursive: true })
      return {
        ended: [killed.code, killed.out],
        left,
        without: without instanceof DemarcError ? without.code : 'a session',
        same: !(after instanceof DemarcError) && isDeepStrictEqual(kept, [credentialsOf(after)]),
      }
    }),
  )
  await proxy.close()
  const none = { ended: [null, ''], left: [[true, 0o600]], without: 'MFA_CODE_MISSING', same: true }
  expect(sessions).toEqual([none, none, { ...none, left: [[false, 0o600]], without: 'a session' }])
})

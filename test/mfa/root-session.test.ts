import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { members } from '../../src/practice/organization.ts'
import { Run } from '../cli/in-test.ts'
import { TestClock } from '../clock.ts'
import { clientFor } from '../practice/in-test.ts'
import { adminOf, envOf, memberConsole, newHome, rootOf, startMfaProxy } from './in-test.ts'

const { shop } = members
const serial = `arn:aws:iam::${shop.id}:mfa/root-account-mfa-device`
let home: string
beforeAll(() => {
  home = newHome()
})
afterAll(() => rmSync(home, { recursive: true }))

/** A practice account of its own, for as long as a test takes; its clock is that of the commands too. */
async function inPractice(use: (practice: Practice, time: TestClock) => Promise<void>): Promise<void> {
  const time = new TestClock()
  const practice = await startPractice({ clock: time.now })
  try {
    await use(practice, time)
  } finally {
    await practice.close()
  }
}

type Who = Parameters<typeof envOf>[2]
const mfa = (practice: Practice, who: Who, line: string, time = new TestClock()): Run =>
  new Run(`mfa ${line}`, { env: envOf(practice, home, who), time })
const disable = (practice: Practice, who: Who, more = '', time = new TestClock()): Run =>
  mfa(practice, who, `disable --root --yes${more}`, time)

/** What the member itself shows: whether its root user has MFA, and its virtual devices. */
async function memberNow(practice: Practice) {
  const iam = new IAM({ ...clientFor(practice, 'admin'), credentials: await adminOf(practice, shop.id) })
  const { VirtualMFADevices = [] } = await iam.listVirtualMFADevices({})
  return {
    mfa: (await iam.getAccountSummary({})).SummaryMap?.AccountMFAEnabled,
    virtual: VirtualMFADevices.map(({ SerialNumber, User }) => `${SerialNumber} ${User ? 'assigned' : 'left'}`),
  }
}

test.concurrent("in a session of AssumeRoot: the root user's last device, with --force, is gone; what is left is said", () =>
  inPractice(async (practice) => {
    const session = await rootOf(practice, shop.id, 'IAMDeleteRootUserCredentials')
    const list = await mfa(practice, session, 'list --format json').done()
    const { holders, unassigned, unseen } = JSON.parse(list.out)
    expect([list.code, holders]).toEqual([
      0,
      [
        expect.objectContaining({
          is: 'root',
          complete: true,
          mfa: true,
          devices: [expect.objectContaining({ serial })],
        }),
      ],
    ])
    // the task policy allows no reading of users and unassigned devices
    expect([unassigned, unseen.map(({ call }: { call: string }) => call)]).toEqual([
      null,
      expect.arrayContaining(['iam:ListUsers', 'iam:ListVirtualMFADevices']),
    ])

    const last = await disable(practice, session).done()
    expect([last.code, last.out, last.err]).toEqual([2, '', expect.stringContaining('[MFA_LAST_ROOT_DEVICE]')])
    expect(await memberNow(practice)).toEqual({ mfa: 1, virtual: [`${serial} assigned`] })

    const forced = await disable(practice, session, ' --force').done()
    expect([forced.code, forced.out]).toEqual([2, `${serial} is disabled: the root user no longer has it\n`])
    expect(forced.err).toMatch(/the virtual device is still there: iam:DeleteVirtualMFADevice: access denied/)
    expect(forced.err).toContain(`To delete it: demarc mfa disable --root --serial ${serial}`)
    expect(await memberNow(practice)).toEqual({ mfa: 0, virtual: [`${serial} left`] })

    // another principal of the account sees it and may delete it
    const admin = await adminOf(practice, shop.id)
    const seen = await mfa(practice, admin, 'list --details').done()
    expect(seen.out).toMatch(new RegExp(`Virtual devices without a user .*:\n {2}${serial}\n`))
    const rest = await disable(practice, admin, ` --serial ${serial}`).done()
    expect(rest).toMatchObject({ code: 0, out: `${serial} was assigned to no user; the virtual device is deleted\n` })
    expect(await memberNow(practice)).toEqual({ mfa: 0, virtual: [] })
    expect((await disable(practice, admin).done()).err).toContain('the root user has no MFA device')
  }))

test.concurrent("a session of another task may not: that is said, with the console's steps", () =>
  inPractice(async (practice) => {
    const session = await rootOf(practice, shop.id, 'IAMAuditRootUserCredentials')
    const { code, out, err } = await disable(practice, session, ' --force --wait 0.1').done()
    expect([code, out, err]).toEqual([3, '', expect.stringContaining('iam:DeactivateMFADevice: access denied')])
    expect(err).toMatch(
      /In the console:\n1\. In another terminal: demarc practice console-step deactivate [\s\S]*nothing is claimed/,
    )
    expect((await memberNow(practice)).mfa).toBe(1)
  }))

test.concurrent('an ordinary caller waits for the console, sees the device go, and deletes what is left', () =>
  inPractice(async (practice, time) => {
    const run = disable(practice, await adminOf(practice, shop.id), ' --force', time)
    await run.until(/Waiting until AWS does not show the device any more/)
    expect(run.err).toContain(`demarc practice console-step deactivate --serial ${serial} --endpoint `)
    // between the first look and the next
    await time.sleeps(2000)
    await (await memberConsole(practice, shop, time.now)).step('deactivate', { serial })
    await time.passes(2000)
    expect(await run.ended).toMatchObject({
      code: 0,
      out: `${serial} is gone: the root user no longer has it; the virtual device is deleted\n`,
    })
    expect(await memberNow(practice)).toEqual({ mfa: 0, virtual: [] })
  }))

test.concurrent('a security key, of which others are shown no more than that there is one', () =>
  inPractice(async (practice, time) => {
    const inConsole = async (step: string) => {
      const line = `practice console-step ${step} --software --devices ${join(home, 'key.json')}`
      const run = new Run(line, { env: envOf(practice, home, 'root'), time })
      expect((await run.type('Nordlicht2019').done()).code).toBe(0)
      return run.out
    }
    const assigned = await inConsole('assign --family security-key --name key')
    const run = disable(practice, 'admin', ' --force', time)
    await time.sleeps(2000)
    await inConsole(`deactivate --serial ${/arn:\S+:u2f\/\S+/.exec(assigned)?.[0]}`)
    await time.passes(2000)
    expect(await run.ended).toMatchObject({ code: 0, out: 'a device of the root user is gone: AWS shows none\n' })
  }))

test.concurrent.each([
  ['disable --root --yes --force', 'interrupted: no device was taken away by this run'],
  ['enable --root --family security-key', 'interrupted: nothing was enabled, and nothing is left behind'],
])('Ctrl-C ends the waiting of %s, though AWS owes it an answer', (line, words) =>
  inPractice(async (practice, time) => {
    const proxy = await startMfaProxy(practice)
    // from the look on that follows the first, no answer comes
    proxy.plans.set('', ({ operation, nth }) => (operation === 'GetAccountSummary' && nth > 2 ? 'timeout' : undefined))
    const who = await adminOf(practice, shop.id)
    const run = new Run(`mfa ${line}`, { env: envOf(practice, home, who, proxy.endpoint), time })
    while (!proxy.met.get('')) await sleep(20)
    run.kill('SIGINT')
    const { code, out, err } = await run.ended
    expect([code, out, err]).toEqual([130, '', expect.stringContaining(words)])
    expect((await memberNow(practice)).mfa).toBe(1)
    await proxy.close()
  }),
)

test.concurrent('a wait is over though AWS owes it an answer: nothing is claimed', () =>
  inPractice(async (practice, time) => {
    const proxy = await startMfaProxy(practice)
    proxy.plans.set('', ({ operation, nth }) => (operation === 'GetAccountSummary' && nth > 2 ? 'timeout' : undefined))
    const who = await adminOf(practice, shop.id)
    const line = 'mfa disable --root --yes --force --wait 0.1'
    const run = new Run(line, { env: envOf(practice, home, who, proxy.endpoint), time })
    while (!proxy.met.get('')) await sleep(20)
    // a look gets ten seconds
    await time.passes(10_000)
    const { code, out, err } = await run.ended
    expect([code, out, err]).toEqual([3, '', expect.stringContaining('AWS did not answer in time [MFA_NOT_SEEN]')])
    await proxy.close()
  }))

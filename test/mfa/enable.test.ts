import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseOtpauth } from '../../src/mfa/otpauth-uri.ts'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { seedOfDevice, TOKEN } from '../../src/services/iam/practice/devices.seed.ts'
import { Run } from '../cli/in-test.ts'
import { TestClock } from '../clock.ts'
import type { FaultProxy } from '../faults/proxy.ts'
import { devicesNow, envOf, newHome, pairOf, startMfaProxy } from './in-test.ts'

/** The clock of AWS, of the command and of the devices, so that a code stays valid however long a call takes. */
let time: TestClock
let practice: Practice
let proxy: FaultProxy
let home: string
beforeAll(async () => {
  time = new TestClock()
  practice = await startPractice({ clock: time.now })
  proxy = await startMfaProxy(practice)
  home = newHome()
})
afterAll(async () => {
  await proxy.close()
  await practice.close()
  rmSync(home, { recursive: true })
})

const user = 'backup-tool'
const arn = (name: string): string => `arn:aws:iam::111122223333:mfa/${name}`
const virtual = (name: string, ...more: readonly string[]): string[] => [
  ...['mfa', 'enable', '--user', user, '--family', 'virtual', '--name', name, '--format', 'json'],
  ...more,
]
const start = (args: readonly string[]): Run => new Run(args, { env: envOf(practice, home), time })
const pair = (secret: string, steps = 0): readonly [string, string] => pairOf(secret, steps, time.now())
const journal = (): string[] => {
  const folder = join(home, 'state', 'demarc', 'mfa')
  return existsSync(folder) ? readdirSync(folder) : []
}

describe('a virtual device', () => {
  test('is made, shown, enabled by two true codes, and seen', async () => {
    const picture = join(home, 'qr.svg')
    const run = start(virtual('good', '--qr', picture))
    const secret = await run.secret()
    expect(journal()).toHaveLength(1)
    expect(statSync(picture).mode & 0o777).toBe(0o600)
    expect(readFileSync(picture, 'utf8')).toMatch(/^<svg /)
    const { code, out, err } = await run.type(...pair(secret)).done()
    expect([code, err]).toEqual([0, expect.stringContaining(`deleted ${picture}`)])
    const [made, enabled] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(made).toMatchObject({ step: 'made', serial: arn('good'), secret })
    expect(parseOtpauth(made.uri).account).toBe('good@nordlicht-instruments')
    expect(enabled).toMatchObject({ step: 'enabled', user, family: 'virtual', serial: arn('good'), drift: 0 })
    expect(await devicesNow(practice, user)).toEqual({ mine: [arn('good')], free: [] })
    expect([journal(), existsSync(picture)]).toEqual([[], false])
  })

  test('says what is wrong about codes, and takes the next two', async () => {
    const run = start(virtual('slow'))
    const secret = await run.secret()
    const [first, second] = pair(secret)
    run.type(first, first)
    await run.until(/the same code was given twice/)
    run.type(second, first)
    await run.until(/the two codes are in the wrong order/)
    const { code, out } = await run.type(...pair(secret, 6)).done()
    expect([code, JSON.parse(out.trim().split('\n').at(-1) ?? '').drift]).toEqual([0, 6])
  })

  test('wrong codes three times, or too few: nothing is left of it', async () => {
    const cases: [string, string[], string][] = [
      ['bad-1', ['123456', '123456', '1', '2', '123456', '654321'], 'this is not a code of this device'],
      ['bad-2', [], 'two codes are needed'],
      ['bad-3', ['123456'], 'two codes are needed'],
    ]
    for (const [name, lines, words] of cases) {
      const run = start(virtual(name))
      await run.secret()
      const { code, err, out } = await run.type(...lines).done()
      expect([code, err]).toEqual([2, expect.stringContaining(words)])
      expect(err).toContain(`the half-made virtual device "${name}" was removed`)
      expect(out).toMatch(/"step":"removed"}\n$/)
    }
    expect((await devicesNow(practice, user)).free).toEqual([])
    expect(journal()).toEqual([])
  })

  test('Ctrl-C and its kin in the middle: nothing is left of it', async () => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      const picture = join(home, `${signal}.png`)
      const run = start(virtual(signal, '--qr', picture))
      await run.secret()
      expect(readFileSync(picture).subarray(1, 4).toString()).toBe('PNG')
      run.kill(signal)
      const { code, err } = await run.ended
      const words = `interrupted: the half-made virtual device "${signal}" was removed`
      expect([code, err, existsSync(picture)]).toEqual([130, expect.stringContaining(words), false])
    }
    expect((await devicesNow(practice, user)).free).toEqual([])
    expect(journal()).toEqual([])
  })

  test('without a reader of its output: nothing is left', async () => {
    const { code, err } = await start(virtual('deaf')).deaf().ended
    expect([code, err]).toEqual([130, expect.stringContaining('the half-made virtual device "deaf" was removed')])
    expect((await devicesNow(practice, user)).free).toEqual([])
    expect(journal()).toEqual([])
  })

  test('the secret and the QR code are shown to people on standard error alone', async () => {
    const run = start(['mfa', 'enable', '--user', user, '--family', 'virtual', '--name', 'people'])
    const [, shown = ''] = await run.until(/time-based key:\n((?: +[A-Z2-7 ]+\n)+)/)
    const { code, out, err } = await run.type(...pair(shown.replaceAll(/\s/g, ''))).done()
    expect(err).toContain('█▀')
    expect([code, out]).toEqual([
      0,
      `enabled the virtual device ${arn('people')} for ${user}: seen among the devices of ${user}\n`,
    ])
  })

  test.each([
    [['--qr', 'there.svg'], 'there.svg is there already'],
    [['--root'], 'two different identities'],
  ])('bad usage %j', async (more, words) => {
    writeFileSync(join(home, 'there.svg'), '')
    const args = more.map((word) => (word === 'there.svg' ? join(home, word) : word))
    const { code, err, out } = await start(virtual('x', ...args)).done()
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(words)])
  })
})

describe('a hardware token', () => {
  const token = (serial: string): Run =>
    start(['mfa', 'enable', '--user', user, '--family', 'hardware-token', '--serial', serial])

  test('that AWS knows is enabled by two codes', async () => {
    const run = token(TOKEN)
    const { code, out } = await run.type(...pair(seedOfDevice(TOKEN))).done()
    expect([code, out]).toEqual([0, expect.stringContaining(`enabled the hardware token ${TOKEN} for ${user}`)])
    expect((await devicesNow(practice, user)).mine).toContain(TOKEN)
  })

  test('that AWS does not know is refused, with what that means', async () => {
    const { code, err } = await token('GAKT00000000').type('123456', '654321').done()
    expect([code, err]).toEqual([2, expect.stringContaining('sold for AWS')])
  })
})

describe('what only the console can do', () => {
  /** ListMFADevices with one device more. */
  const withDevice =
    (serial: string) =>
    (answer: string): string =>
      answer
        .replace(
          /<MFADevices\s*\/>|<MFADevices>/,
          `<MFADevices><member><UserName>x</UserName><SerialNumber>${serial}</SerialNumber><EnableDate>2026-11-24T12:00:00Z</EnableDate></member>`,
        )
        .replace(/(<\/member>)(?!.*<\/MFADevices>)/s, '$1</MFADevices>')
  const key = 'arn:aws:iam::111122223333:u2f/user/contractor-2021/key-1'
  const wait = (args: readonly string[]): Run =>
    new Run(['mfa', 'enable', '--format', 'json', ...args], {
      env: envOf(practice, home, 'admin', proxy.endpoint),
      time,
    })

  test("a security key: the console's steps, and nothing claimed before it is seen", async () => {
    let there = false
    proxy.plans.set('', ({ operation }) => (there && operation === 'ListMFADevices' ? withDevice(key) : undefined))
    const run = wait(['--user', 'contractor-2021', '--family', 'security-key'])
    await run.until(/"step":"waiting"/)
    expect(run.err).toContain('The console of a practice account signs in the root user only')
    // the first look has seen nothing; the next one is two seconds later
    await time.sleeps(2000)
    there = true
    await time.passes(2000)
    const { code, out } = await run.ended
    expect([code, JSON.parse(out.trim().split('\n').at(-1) ?? '')]).toEqual([
      0,
      { step: 'enabled', family: 'security-key', serial: key },
    ])
  })

  test('what does not come is not claimed', async () => {
    proxy.plans.clear()
    const { code, err } = await wait(['--root', '--family', 'security-key', '--wait', '0.1']).ended
    expect([code, err]).toEqual([3, expect.stringContaining('nothing is claimed')])
  })

  test('Ctrl-C ends the waiting', async () => {
    const run = wait(['--root', '--family', 'virtual'])
    await run.until(/"step":"waiting"/)
    run.kill('SIGINT')
    expect((await run.ended).code).toBe(130)
  })
})

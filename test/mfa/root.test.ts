import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startPractice } from '../../src/practice/account/server.ts'
import { demarc, Run } from '../cli/in-test.ts'
import { TestClock } from '../clock.ts'
import { envOf, newHome } from './in-test.ts'

/** The root user assigns a device in the console of its practice account while we wait; the output for each caller. */
async function assigned(family: string, who: 'root' | 'admin') {
  const [time, home] = [new TestClock(), newHome()]
  const practice = await startPractice({ clock: time.now })
  try {
    const run = new Run(`mfa enable --root --family ${family} --format json`, {
      env: envOf(practice, home, who),
      time,
    })
    await run.until(/"step":"waiting"/)
    // between the first look and the next
    await time.sleeps(2000)
    const name = family === 'hardware-token' ? '' : ' --name in-console'
    const line = `practice console-step assign --family ${family} --software${name} --devices ${join(home, 'devices.json')}`
    const step = await new Run(line, { env: envOf(practice, home, 'root'), time }).type('Nordlicht2019').done()
    expect([step.code, step.err]).toEqual([0, ''])
    await time.passes(2000)
    const { code, out } = await run.ended
    const { serial, ...end } = JSON.parse(out.trim().split('\n').at(-1) ?? '')
    return { code, ...end, known: serial !== null }
  } finally {
    await practice.close()
    rmSync(home, { recursive: true })
  }
}

test("the root user's device of each family, assigned in the console, is verified", async () => {
  const families = ['security-key', 'hardware-token', 'virtual'] as const
  const seen = await Promise.all(families.flatMap((family) => [assigned(family, 'root'), assigned(family, 'admin')]))
  const enabled = { code: 0, step: 'enabled' }
  expect(seen).toEqual(
    families.flatMap((family) => [
      { ...enabled, family, known: true },
      // to others AWS shows of a device that is not virtual only that there is one
      family === 'virtual' ? { ...enabled, family, known: true } : { ...enabled, family: 'not-virtual', known: false },
    ]),
  )
})

test("the root user's last device is not taken away without --force, and another only in the console", async () => {
  const [practice, home] = [await startPractice(), newHome()]
  try {
    const line = `practice console-step assign --family virtual --name only --software --devices ${join(home, 'devices.json')}`
    expect((await demarc(line, envOf(practice, home, 'root'), home, 'Nordlicht2019')).code).toBe(0)
    const last = await demarc('mfa disable --root --yes --wait 0.1', envOf(practice, home))
    expect([last.code, last.err]).toEqual([2, expect.stringContaining("the root user's last MFA device")])
    const forced = await demarc('mfa disable --root --yes --wait 0.1 --force', envOf(practice, home))
    expect(forced.code).toBe(3)
    expect(forced.err).toMatch(
      /In the console:\n1\. In another terminal: demarc practice console-step deactivate [\s\S]*nothing is claimed/,
    )
  } finally {
    await practice.close()
    rmSync(home, { recursive: true })
  }
})

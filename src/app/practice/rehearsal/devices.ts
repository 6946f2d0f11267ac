import { DemarcError } from '../../../core/errors.ts'
import type { Family } from '../../../core/mfa-device.ts'
import { TOKEN } from '../../../services/iam/practice/devices.seed.ts'
import type { ConsoleClient } from '../console-client.ts'
import { assign, signIn } from '../console-steps.ts'
import type { Choice } from './person.ts'
import { isDone, type RehearsalStep, type Stage } from './stage.ts'
import { enter } from './visit.ts'

const DEVICES = 2

/** The devices that a person can assign; `phone` is the person's own, the others are simulated in software. */
type Kind = 'security-key' | 'phone' | 'app' | 'token'

const kinds: readonly Choice<Kind>[] = [
  { value: 'security-key', label: 'A security key', hint: 'in software here; it resists phishing' },
  { value: 'phone', label: 'The authenticator app of my phone', hint: 'it scans a QR code' },
  { value: 'app', label: 'An authenticator app in software', hint: 'if you have no phone at hand' },
  { value: 'token', label: 'The hardware token in the safe', hint: 'in software here' },
]

export const twoDevices: RehearsalStep = {
  title: 'MFA, with two devices',
  measure: 'mfa',
  why: [
    'With MFA a stolen password alone allows no sign-in. A security key also resists phishing pages.',
    'If you lose your only device, AWS must verify e-mail and phone before you sign in. Assign two.',
  ],
  done: (audit) => isDone(audit, 'mfa') && audit.devices.length >= DEVICES,
  act: async (stage) => {
    const { person } = stage
    const client = await enter(stage)
    for (;;) {
      const { devices } = await client.step('devices', {})
      if (devices.length >= DEVICES) break
      const has = (family: string): boolean => devices.some((one) => one.family === family)
      const free = kinds.filter(
        ({ value }) =>
          !(value === 'security-key' && has('security-key')) && !(value === 'token' && has('hardware-token')),
      )
      const first = devices.length === 0
      const kind = await person.choose(
        first ? 'The first device?' : 'The second device, in case the first is lost?',
        free,
        first ? 'security-key' : 'app',
      )
      await assignOne(stage, client, kind, devices.length + 1)
    }
    await signInWithDevice(stage)
  },
}

async function assignOne(stage: Stage, client: ConsoleClient, kind: Kind, nth: number): Promise<void> {
  const { person } = stage
  const family = { 'security-key': 'security-key', phone: 'virtual', app: 'virtual', token: 'hardware-token' } as const
  const devices = kind === 'phone' ? undefined : stage.devices
  if (kind === 'phone') person.say('  The app shows a new code every 30 seconds. AWS needs two consecutive codes.')
  for (let attempt = 1; ; attempt++) {
    // a device whose codes were wrong still exists and has its name
    const name = `${kind}-${nth}${attempt === 1 ? '' : `-${attempt}`}`
    try {
      const request = { family: family[kind], name, serial: TOKEN }
      const onSeed = ({ uri, seed }: { uri: string; seed: string }): void => person.qr(uri, seed)
      const serial = await assign(client, devices, kind === 'phone' ? { ...request, onSeed } : request, stage.io)
      person.say(`  Assigned: ${kind === 'security-key' ? serial.replace(/-[0-9A-F]{26}$/, '-...') : serial}`)
      return
    } catch (error) {
      if (person.alone || !(error instanceof DemarcError && error.code === 'CONSOLE_REFUSED')) throw error
      person.say(`  The console says: ${error.message}`)
      person.say('  Type two consecutive codes of this device, each while the device shows it.')
      const more = await person.choose(
        'Try again with a new device?',
        [
          { value: 'again', label: 'Try again' },
          { value: 'other', label: 'Another kind' },
        ],
        'again',
      )
      if (more === 'other') return
    }
  }
}

const named: Readonly<Record<Family, string>> = {
  'security-key': 'the security key',
  'hardware-token': 'a code of the hardware token',
  virtual: 'a code of the authenticator app',
}

/** As on any later day: the password alone is no longer enough. */
async function signInWithDevice(stage: Stage): Promise<void> {
  const { person, email, password, devices, io } = stage
  person.say('  The next sign-in needs a device too: the password alone is no longer enough.')
  for (;;)
    try {
      const { family } = await signIn(stage.console(), devices, { email, password }, io)
      person.say(`  Signed in with the password and ${family ? named[family] : 'nothing else'}.`)
      return
    } catch (error) {
      if (person.alone || !(error instanceof DemarcError && error.code === 'CONSOLE_REFUSED')) throw error
      person.say(`  The console says: ${error.message}`)
      person.say('  AWS accepts each code once: wait for the next one.')
    }
}

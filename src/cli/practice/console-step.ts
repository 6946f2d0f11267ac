import { join } from 'node:path'
import { Argument, Command, Option } from 'commander'
import type { ConsoleClient } from '../../app/practice/console-client.ts'
import type { ConsoleIo } from '../../app/practice/console-steps.ts'
import type { SoftwareDevices } from '../../app/practice/software-devices.ts'
import { DemarcError } from '../../core/errors.ts'
import { makeFolder } from '../../core/files.ts'
import { stateFolder } from '../../core/folders.ts'
import type { Family } from '../../core/mfa-device.ts'
import { visible, visibleJson } from '../../core/visible.ts'
import { type Answers, answersFrom } from '../answers.ts'
import { type Io, tell } from '../io.ts'
import { showsUnicode } from '../terminal.ts'
import { consoleStepHelp } from './console-step.help.ts'

const steps = ['sign-in', 'devices', 'assign', 'deactivate', 'change-password'] as const
type Step = (typeof steps)[number]
const families = ['virtual', 'hardware-token', 'security-key'] as const

interface Options {
  readonly endpoint?: string
  readonly email: string
  readonly family?: Family
  readonly name?: string
  readonly serial?: string
  readonly software?: true
  readonly devices?: string
  readonly format: 'text' | 'json'
}

/** The default file of the software devices. */
async function devicesFile(env: NodeJS.ProcessEnv): Promise<string> {
  const folder = stateFolder(env)
  await makeFolder(folder)
  return join(folder, 'practice-devices.json')
}

/** `demarc practice console-step`: does on the practice account what AWS lets the root user do only in its console. */
export function consoleStepCommand(io: Io): Command {
  return new Command('console-step')
    .description("do what AWS lets the root user do in the console alone, in a practice account's console")
    .addArgument(new Argument('<step>', 'what to do after sign-in').choices(steps))
    .option('--endpoint <url>', 'where the practice account listens (default: AWS_ENDPOINT_URL)')
    .option('--email <address>', 'the root user to sign in as', 'aws@nordlicht.example')
    .addOption(new Option('--family <family>', 'assign: the kind of device').choices(families))
    .option('--name <name>', 'assign: the name of a virtual device or a security key')
    .option('--serial <number>', 'assign: the serial number of a token; deactivate: of the device')
    .option('--software', 'use software versions of the authenticator app, the token and the security key')
    .option('--devices <file>', 'the file with the software devices')
    .addOption(
      new Option('-f, --format <format>', 'how to say what was done').choices(['text', 'json']).default('text'),
    )
    .addHelpText('after', consoleStepHelp)
    .action(async (step: Step, options: Options) => {
      const endpoint = options.endpoint ?? io.env['AWS_ENDPOINT_URL']
      if (endpoint === undefined)
        throw new DemarcError('NO_ENDPOINT', 'which practice account? No endpoint is named', {
          hint: 'Start one: demarc practice. Then name it: --endpoint URL, or AWS_ENDPOINT_URL.',
        })
      const [{ ConsoleClient }, { SoftwareDevices }, { signIn }] = await Promise.all([
        import('../../app/practice/console-client.ts'),
        import('../../app/practice/software-devices.ts'),
        import('../../app/practice/console-steps.ts'),
      ])
      const devices = options.software
        ? await SoftwareDevices.open(options.devices ?? (await devicesFile(io.env)))
        : undefined
      const answers = answersFrom(io)
      try {
        const client = new ConsoleClient(endpoint)
        const at: ConsoleIo = { now: io.clock, random: io.random, askCode: askCode(answers) }
        const password = await answers.secret(`Password of ${options.email}`)
        const signedIn = await signIn(client, devices, { email: options.email, password }, at)
        const done = await perform(step, { client, devices, options, answers, at, password, io })
        const said = { account: signedIn.account, signedInWith: signedIn.family ?? 'password alone', ...done }
        io.stdout.write(options.format === 'json' ? `${visibleJson(said)}\n` : textOf(said))
      } finally {
        answers.end()
      }
    })
}

interface Work {
  readonly client: ConsoleClient
  readonly devices: SoftwareDevices | undefined
  readonly options: Options
  readonly answers: Answers
  readonly at: ConsoleIo
  readonly password: string
  readonly io: Io
}

async function perform(step: Step, work: Work): Promise<Readonly<Record<string, unknown>>> {
  const { client, options, answers, password } = work
  switch (step) {
    case 'sign-in':
      return { done: 'signed in' }
    case 'devices':
      return { done: 'listed the devices', ...(await client.step('devices', {})) }
    case 'assign':
      return assignOne(work)
    case 'deactivate': {
      const { devices } = await client.step('devices', {})
      if (devices.length === 0)
        throw new DemarcError('MFA_NO_DEVICE', 'the root user has no MFA device: there is none to deactivate', {
          hint: 'To assign one: demarc practice console-step assign',
        })
      const serial =
        options.serial ??
        (await answers.choose(
          'Which device?',
          devices.map(({ serial: value }) => ({ value, label: value })),
          '--serial',
        ))
      return { done: 'deactivated', ...(await client.step('deactivate', { serial })) }
    }
    case 'change-password': {
      const wanted = await answers.secret('New password')
      return { done: 'changed the password', ...(await client.step('change-password', { old: password, new: wanted })) }
    }
  }
}

async function assignOne({
  client,
  devices,
  options,
  answers,
  at,
  io,
}: Work): Promise<Readonly<Record<string, unknown>>> {
  const { assign } = await import('../../app/practice/console-steps.ts')
  const family =
    options.family ??
    (await answers.choose(
      'Which kind of device?',
      families.map((value) => ({ value, label: value.replace('-', ' ') })),
      '--family',
    ))
  const name = options.name ?? (family === 'security-key' ? 'security-key' : 'root-account-mfa-device')
  const serial = await assign(
    client,
    devices,
    {
      family,
      name,
      serial: options.serial,
      onSeed: async ({ seed, uri }) => {
        // a person scans it or types it in; the software app already has it
        if (devices) return
        if (answers.personal) {
          const { renderUnicodeCompact, renderANSI } = await import('uqr')
          tell(io, showsUnicode(io.env) ? renderUnicodeCompact(uri) : renderANSI(uri))
        }
        tell(io, `Scan it with your authenticator app, or type its key: ${visible(seed)}`)
      },
    },
    at,
  )
  return { done: 'assigned', family, serial }
}

const askCode =
  (answers: Answers): ConsoleIo['askCode'] =>
  (serial, which) => {
    const what = { one: 'Code', first: 'First code', second: 'The next code' }[which]
    return answers.line(`${what} of ${serial}`)
  }

const textOf = ({ done, account, signedInWith, ...rest }: Readonly<Record<string, unknown>>): string => {
  const lines = Object.entries(rest).map(
    ([key, value]) => `  ${visible(key)}: ${typeof value === 'string' ? visible(value) : visibleJson(value)}`,
  )
  return [visible(`${done}, as the root user of ${account} (signed in with: ${signedInWith})`), ...lines, ''].join('\n')
}

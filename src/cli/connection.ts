import { type Command, Option } from 'commander'
import type { AccountReach } from '../app/collect-account.ts'
import { type Pace, paces } from '../collect/quotas.ts'
import { visible } from '../core/visible.ts'
import type { Practice } from '../practice/account/server.ts'
import type { Size } from '../practice/principals.ts'
import { type Io, tell, timeOf } from './io.ts'
import { finding } from './mfa/asked-by-itself.ts'
import { version } from './version.ts'

/** The options that select an account. */
export interface ConnectionFlags {
  /** `true` without a size means the small one. */
  readonly practice?: true | Size
  /** Keeps the practice account running after the command. */
  readonly keep?: true
  readonly profile?: string
  readonly roleArn?: string
  readonly externalId?: string
  readonly endpointUrl?: string
  readonly insecureEndpoint?: true
  readonly codeFrom?: string
  readonly pace?: Pace
}

/** `--pace PACE`, for every command that reads an account. `when`: the option it belongs to. */
export const paceOption = (when = ''): Option =>
  new Option(
    '--pace <pace>',
    `${when}use at most a quarter, half or all of AWS's request quotas (default: normal, half; at an endpoint of your own no limit)`,
  ).choices(paces)

/** The sizes of the practice account, the default first. */
export const practiceSizes = ['small', 'company'] as const satisfies readonly Size[]

/** `--practice [size]`. `verb`: what the command does with an account. */
export const practiceOption = (verb = 'ask'): Option =>
  new Option(
    '--practice [size]',
    `${verb} a simulated account on this machine instead of a real one: small, or company (default: small)`,
  )
    .choices(practiceSizes)
    .preset('small')

/** `--keep`, for commands whose screen ends with what to run next. */
export const keepOption = (): Option =>
  new Option('--keep', 'with --practice: keep that account running after the command, until Ctrl-C')

/** The flag for a practice account of the same kind; empty without one, and for a kept one, whose endpoint is in the environment. */
const practiceFlag = ({ practice, keep }: ConnectionFlags): string =>
  practice === undefined || keep
    ? ''
    : practice === true || practice === 'small'
      ? '--practice'
      : `--practice ${practice}`

/** The flags, each preceded by a space, with which the next command selects the same account; without credentials. */
export const onSame = ({ profile, endpointUrl, ...flags }: ConnectionFlags): string =>
  [
    practiceFlag(flags),
    profile === undefined ? '' : `--profile ${/^[\w.-]+$/.test(profile) ? profile : `'${profile}'`}`,
    endpointUrl === undefined ? '' : `--endpoint-url ${endpointUrl}`,
  ]
    .filter((flag) => flag !== '')
    .map((flag) => ` ${flag}`)
    .join('')

export const withConnection = (command: Command): Command =>
  command
    .addOption(practiceOption())
    .option('--profile <name>', 'the profile of ~/.aws/config to use')
    .option('--role-arn <arn>', 'a role to assume first')
    .option('--external-id <id>', 'the external ID that the role requires')
    .option('--endpoint-url <url>', 'one endpoint for all services (default: AWS_ENDPOINT_URL)')
    .option('--insecure-endpoint', 'allow plain http to an endpoint on another machine')
    .addOption(codeFromOption())
    .addOption(paceOption())

/** Where to get the code of an MFA device. */
export const codeFromOption = (when = ''): Option =>
  new Option(
    '--code-from <command>',
    `${when}a program, run without a shell, that prints the MFA code of the profile; - is standard input (default: ask at the terminal)`,
  )

/** Starts the practice account of `--practice`; undefined without the option. The caller closes it. */
export async function practiceOf(
  { practice, keep }: ConnectionFlags,
  { clock }: Pick<Io, 'clock'>,
): Promise<Practice | undefined> {
  if (keep && !practice) {
    const { DemarcError } = await import('../core/errors.ts')
    throw new DemarcError('FLAGS_MISSING', '--keep keeps a practice account running, and --practice is missing', {
      hint: 'Add --practice, or leave --keep out.',
    })
  }
  if (!practice) return undefined
  const { startAtUsualPort, startPracticeAccount } = await import('../app/practice.ts')
  return (keep ? startAtUsualPort : startPracticeAccount)({ clock, size: practice === true ? 'small' : practice })
}

/** Where the calls go, and with which credentials: those of a principal of the practice account, or of the SDK's chain. */
export async function accessOf(
  flags: ConnectionFlags,
  practice: Practice | undefined,
  who: keyof Practice['principals'],
  { env, carrierOf }: Pick<Io, 'env' | 'carrierOf'>,
): Promise<AccountReach> {
  const pace = flags.pace === undefined ? {} : { pace: flags.pace }
  if (practice) {
    const { endpoint, requestHandler, region, principals } = practice
    return { endpointUrl: endpoint, requestHandler, defaultRegion: region, credentials: principals[who], ...pace }
  }
  const { endpointOfAll } = await import('../collect/configured-endpoints.ts')
  const endpointUrl = (flags.endpointUrl ?? (await endpointOfAll(env, flags.profile))) || undefined
  const requestHandler = endpointUrl && carrierOf?.(endpointUrl)
  return {
    ...(flags.profile === undefined ? {} : { profile: flags.profile }),
    ...(flags.roleArn === undefined ? {} : { roleArn: flags.roleArn }),
    ...(flags.externalId === undefined ? {} : { externalId: flags.externalId }),
    ...(endpointUrl === undefined ? {} : { endpointUrl }),
    ...(requestHandler ? { requestHandler } : {}),
    ...(flags.insecureEndpoint ? { insecureEndpoint: true } : {}),
    ...pace,
  }
}

/** The region from the flags, the environment or the profile, before any call to AWS. Throws UNKNOWN_PROFILE. */
export async function regionInUse(flags: ConnectionFlags, { env }: Pick<Io, 'env'>): Promise<string> {
  const { demandProfile, firstRegion } = await import('../app/collect-account.ts')
  const reach = flags.profile === undefined ? {} : { profile: flags.profile }
  if (flags.profile !== undefined) await demandProfile(reach, { env })
  return firstRegion(reach, { env })
}

/** The parts of `Io` for code that calls AWS. */
export const callingIo = (io: Pick<Io, 'clock' | 'sleep' | 'env' | 'given' | 'stderr'>) => {
  const told = new Set<string>()
  return {
    onForeignEndpoint: (host: string) => {
      if (!told.has(host)) tell(io, `AWS is asked at ${visible(host)}, which is not AWS's own`)
      told.add(host)
    },
    time: timeOf(io),
    userAgent: `demarc/${version}`,
    env: io.env,
    programEnv: () => ({ ...io.given, ...finding(io.env) }),
  }
}

/** The same for the commands about the root user. */
export const rootIo = (io: Pick<Io, 'clock' | 'sleep' | 'env' | 'given' | 'stderr'>) => ({
  ...callingIo(io),
  clock: io.clock,
})

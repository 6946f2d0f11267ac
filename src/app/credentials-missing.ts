import { DemarcError } from '../core/errors.ts'
import type { FileFault } from '../mfa/session/aws-file-faults.ts'
import { ofProfile } from '../mfa/session/missing.ts'

type Profiles = Readonly<Record<string, Readonly<Record<string, string | undefined>>>>

/** The lines that the SDKs ignore, of a profile and of its source profiles. */
export async function faultsOf(profile: string | undefined, env: NodeJS.ProcessEnv): Promise<readonly ProfileFault[]> {
  const { knownProfiles } = await import('../collect/credentials.ts')
  // the error itself names a file that cannot be read
  const known: Profiles = await knownProfiles().catch(() => ({}))
  const { awsFileFaults } = await import('./mfa/aws-files.ts')
  const faults = awsFileFaults(env)
  const found: ProfileFault[] = []
  const seen = new Set<string>()
  let name: string | undefined = profile ?? (env['AWS_PROFILE'] || 'default')
  while (name !== undefined && !seen.has(name)) {
    const of: string = name
    seen.add(of)
    const isThere = known[of] !== undefined
    const here = faults.filter((one) => one.profile === of || one.spillsInto === of)
    found.push(...here.map((one) => ({ ...one, of, isThere })))
    name = known[of]?.['source_profile']
  }
  return found
}

/** A fault, and the profile that it makes incomplete. */
export interface ProfileFault extends FileFault {
  readonly path: string
  readonly of: string
  /** Whether the SDKs know that profile all the same. */
  readonly isThere: boolean
}

/** What the first such line makes of an error that a profile is the reason of; any other error stays as it is. */
export async function withBrokenLine(
  error: unknown,
  profile: string | undefined,
  env: NodeJS.ProcessEnv,
): Promise<unknown> {
  if (!(error instanceof DemarcError) || !ofProfiles.has(error.code)) return error
  const fault = (await faultsOf(profile, env)).find(({ isRead }) => !isRead)
  if (!fault) return error
  const broken = fault.profile ?? fault.of
  return new DemarcError(
    error.code,
    `${fault.path}:${fault.line}: ${fault.message}; so profile "${broken}" is incomplete`,
    {
      hint: `Correct that line, or write the profile again: aws configure --profile ${broken}`,
      cause: error,
    },
  )
}

const ofProfiles: ReadonlySet<string> = new Set([
  'CREDENTIALS_MISSING',
  'UNKNOWN_PROFILE',
  'BAD_PROFILE',
  'ROLE_MISSING',
])

/**
 * Why a profile gave no credentials, or is not there, from what AWS's files say of it: a line that cannot be read, a missing
 * source_profile, half a key, a sign-in that has expired. Any other error, and that of a profile of which the files say nothing, stays
 * as it is.
 */
export async function withProfile(
  error: unknown,
  profile: string | undefined,
  env: NodeJS.ProcessEnv,
): Promise<unknown> {
  if (!(error instanceof DemarcError)) return error
  // what AWS or a client says of a profile's values does not name the profile
  if (error.code === 'NO_IDENTITY')
    return (await wrongIn(profile ?? (env['AWS_PROFILE'] || 'default'), env, error)) ?? error
  if (error.code !== 'CREDENTIALS_MISSING' && error.code !== 'UNKNOWN_PROFILE') return error
  const broken = await withBrokenLine(error, profile, env)
  if (broken !== error) return broken
  const { knownProfiles } = await import('../collect/credentials.ts')
  const known: Profiles = await knownProfiles().catch(() => ({}))
  const name = profile ?? env['AWS_PROFILE']
  const unread = name && !known[name] ? await unreadBySdk(name, env, error) : undefined
  if (unread || error.code === 'UNKNOWN_PROFILE') return unread ?? error
  const told = explainedBy(known, name || 'default', error.message)
  if (!told || !isSpecific(known, name || 'default')) {
    const wrong = await wrongIn(name || 'default', env, error)
    if (wrong) return wrong
  }
  return told ? new DemarcError(error.code, told.message, { hint: told.hint, cause: error }) : error
}

/**
 * A profile that the AWS CLI knows and the SDK for JavaScript does not: in a section of the configuration file that takes the word profile it reads
 * names of ASCII letters, digits and _-@+.%:/ alone. Undefined where no file has it.
 */
async function unreadBySdk(
  profile: string,
  env: NodeJS.ProcessEnv,
  cause: DemarcError,
): Promise<DemarcError | undefined> {
  const { readAwsConfig } = await import('./mfa/aws-files.ts')
  if (readAwsConfig(env).profiles[profile] === undefined) return undefined
  const name = `'${profile.replaceAll("'", "'\\''")}'`
  return new DemarcError(
    'UNKNOWN_PROFILE',
    `profile "${profile}" is there, and the AWS SDK for JavaScript does not read a profile of this name`,
    {
      hint: `Give it a name of letters without accents, digits and _-@+.%:/ after one space: [profile NAME]. Or hand on its credentials: eval "$(aws configure export-credentials --profile ${name} --format env)", with MFA eval "$(demarc mfa session --profile ${name})"; then leave --profile and AWS_PROFILE out.`,
      cause,
    },
  )
}

/** BAD_PROFILE as `demarc mfa session` says it: a circle of source profiles, two sources, a value that AWS refuses. */
async function wrongIn(name: string, env: NodeJS.ProcessEnv, cause: DemarcError): Promise<DemarcError | undefined> {
  const [{ readAwsConfig }, { planOf }] = await Promise.all([
    import('./mfa/aws-files.ts'),
    import('../mfa/session/plan.ts'),
  ])
  try {
    planOf({ profile: name }, readAwsConfig(env), env)
    return undefined
  } catch (error) {
    if (!(error instanceof DemarcError) || error.code !== 'BAD_PROFILE') return undefined
    return new DemarcError(error.code, error.message, {
      cause,
      ...(error.hint === undefined ? {} : { hint: error.hint }),
    })
  }
}

/** Whether half a key or a missing source is what is wrong with a profile, or with one that it comes from. */
function isSpecific(known: Profiles, name: string, before: readonly string[] = []): boolean {
  const { source_profile: source, aws_access_key_id: id, aws_secret_access_key: secret } = known[name] ?? {}
  if ((source !== undefined && !known[source]) || (id === undefined) !== (secret === undefined)) return true
  return source !== undefined && !before.includes(source) && isSpecific(known, source, [...before, name])
}

/** Pure. Undefined where the files say nothing of the profile, or it comes from itself. */
export function explainedBy(
  known: Profiles,
  name: string,
  message: string,
  before: readonly string[] = [],
): { readonly message: string; readonly hint: string } | undefined {
  const says = known[name]
  if (!says || before.includes(name)) return undefined
  const { source_profile: source, aws_access_key_id: id, aws_secret_access_key: secret } = says
  if (source !== undefined && !known[source])
    return {
      message: `profile "${name}" has the source_profile "${source}", which is not there`,
      hint: `Add it: aws configure --profile ${source}; or correct source_profile of ${name} in ~/.aws/config.`,
    }
  if ((id === undefined) !== (secret === undefined))
    return {
      message: `profile "${name}" has ${id === undefined ? 'aws_secret_access_key without aws_access_key_id' : 'aws_access_key_id without aws_secret_access_key'}`,
      hint: `Set both: aws configure --profile ${name}`,
    }
  // the credentials are those of the source: what it lacks is what is missing
  if (source !== undefined && source !== name) return explainedBy(known, source, message, [...before, name])
  const set = Object.fromEntries(
    Object.entries(says).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
  const { message: why, hint } = ofProfile(name, set, message)
  return { message: why, hint: hint ?? `Run: aws configure --profile ${name}` }
}

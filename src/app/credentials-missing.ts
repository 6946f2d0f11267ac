import { howProgramFailed } from '../collect/credential-process.ts'
import { DemarcError } from '../core/errors.ts'
import type { FileFault } from '../mfa/session/aws-file-faults.ts'
import { ofProfile } from '../mfa/session/missing.ts'

type Profiles = Readonly<Record<string, Readonly<Record<string, string | undefined>>>>

/** The lines that the SDKs ignore in a profile and its source profiles. */
export async function faultsOf(profile: string | undefined, env: NodeJS.ProcessEnv): Promise<readonly ProfileFault[]> {
  const { knownProfiles } = await import('../collect/credentials.ts')
  // if a file cannot be read, the error itself names it
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

/** An ignored line, and the profile that it makes incomplete. */
export interface ProfileFault extends FileFault {
  readonly path: string
  readonly of: string
  /** Whether the SDKs still know that profile. */
  readonly isThere: boolean
}

/** Explains an error caused by a profile with the first ignored line; other errors are returned unchanged. */
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
 * Explains, from AWS's files, why a profile gave no credentials or does not exist: an invalid line, a missing source_profile,
 * half a key, an expired sign-in. Other errors, and those that the files do not explain, are returned unchanged.
 */
export async function withProfile(
  error: unknown,
  profile: string | undefined,
  env: NodeJS.ProcessEnv,
): Promise<unknown> {
  if (!(error instanceof DemarcError)) return error
  // messages about a profile's values, from AWS or a client, do not name the profile
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
  const explained = explainedBy(known, name || 'default', error.message)
  if (!explained || !isSpecific(known, name || 'default')) {
    const wrong = await wrongIn(name || 'default', env, error)
    if (wrong) return wrong
  }
  return explained ? new DemarcError(error.code, explained.message, { hint: explained.hint, cause: error }) : error
}

/**
 * A profile that the AWS CLI knows but the SDK for JavaScript does not: in sections of the configuration file that start with
 * "profile", the SDK reads only names of ASCII letters, digits and _-@+.%:/. Undefined when no file has it.
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

/** BAD_PROFILE in the words of `demarc mfa session`: circular source profiles, two sources, a value that AWS refuses. */
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

/** Whether half a key or a missing source is what is wrong with a profile or one of its sources. */
function isSpecific(known: Profiles, name: string, before: readonly string[] = []): boolean {
  const { source_profile: source, aws_access_key_id: id, aws_secret_access_key: secret } = known[name] ?? {}
  if ((source !== undefined && !known[source]) || (id === undefined) !== (secret === undefined)) return true
  return source !== undefined && !before.includes(source) && isSpecific(known, source, [...before, name])
}

/** Pure. Undefined when the files explain nothing, or the profile is its own source. */
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
  // the credentials are those of the source profile, so look for the fault there
  if (source !== undefined && source !== name) return explainedBy(known, source, message, [...before, name])
  const set = Object.fromEntries(
    Object.entries(says).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
  const { message: why, hint } = ofProfile(name, set, message, howProgramFailed)
  return { message: why, hint: hint ?? `Run: aws configure --profile ${name}` }
}

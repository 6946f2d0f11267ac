import { DemarcError } from '../core/errors.ts'
import type { FileFault } from '../mfa/session/aws-file-faults.ts'
import { ofProfile } from '../mfa/session/missing.ts'

type Profiles = Readonly<Record<string, Readonly<Record<string, string | undefined>>>>

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
  if (!(error instanceof DemarcError) || (error.code !== 'CREDENTIALS_MISSING' && error.code !== 'UNKNOWN_PROFILE'))
    return error
  const name = profile ?? (env['AWS_PROFILE'] || 'default')
  const { knownProfiles } = await import('../collect/credentials.ts')
  // a file that cannot be read is told of by the error itself
  const known: Profiles = await knownProfiles().catch(() => ({}))
  const { awsFileFaults } = await import('./mfa/aws-files.ts')
  const told =
    brokenBy(awsFileFaults(env), name, known) ??
    (error.code === 'UNKNOWN_PROFILE' ? undefined : explainedBy(known, name, error.message))
  return told ? new DemarcError(error.code, told.message, { hint: told.hint, cause: error }) : error
}

/** The line that a profile is broken by: in its section, or, where no file has the profile, one that was to begin it. Pure. */
function brokenBy(
  faults: readonly (FileFault & { readonly path: string })[],
  name: string,
  known: Profiles,
): { readonly message: string; readonly hint: string } | undefined {
  const fault =
    faults.find((one) => one.profile === name) ??
    (known[name] === undefined ? faults.find(({ says }) => says.includes('section')) : undefined)
  if (!fault) return undefined
  return {
    message: `${fault.path}:${fault.line}: ${fault.says}; so profile "${name}" has no credentials`,
    hint: `Correct that line, or write the profile again: aws configure --profile ${name}`,
  }
}

/** Pure. Undefined where the files say nothing of the profile. */
export function explainedBy(
  known: Profiles,
  name: string,
  message: string,
): { readonly message: string; readonly hint: string } | undefined {
  const says = known[name]
  if (!says) return undefined
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
  if (source !== undefined && source !== name) return explainedBy(known, source, message)
  const set = Object.fromEntries(
    Object.entries(says).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
  const { message: why, hint } = ofProfile(name, set, message)
  return { message: why, hint: hint ?? `Run: aws configure --profile ${name}` }
}

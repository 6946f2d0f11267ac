import { z } from 'zod'
import { DemarcError } from '../../core/errors.ts'

/** Tells programs started for credentials (a `credential_process`) for which profiles credentials are already being looked up. */
export const FINDING = 'DEMARC_MFA_SESSION_FINDING'

const names = z.array(z.string())

/**
 * Records in the environment for which profile credentials are looked up; programs started for this inherit it. Throws if that is
 * already in progress: a profile whose `credential_process` starts from the profile itself would call itself without end.
 */
export function findOnce(profile: string | undefined, env: NodeJS.ProcessEnv): void {
  // as the SDKs do: the given name, AWS_PROFILE, or "default"
  const wanted = profile || env['AWS_PROFILE'] || 'default'
  const before = namesIn(env[FINDING])
  if (before.includes(wanted))
    throw new DemarcError('MFA_ASKS_ITSELF', `the credential_process of profile "${wanted}" asks that profile itself`, {
      hint: 'Let it ask the profile that has the access keys: demarc mfa session --profile base --format json',
    })
  env[FINDING] = JSON.stringify([...before, wanted])
}

/** The record of `findOnce`, for the environment of a program that the SDK starts. */
export const finding = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  env[FINDING] === undefined ? {} : { [FINDING]: env[FINDING] }

function namesIn(text: string | undefined): readonly string[] {
  try {
    return names.parse(JSON.parse(text ?? '[]'))
  } catch {
    // not written by findOnce
    return []
  }
}

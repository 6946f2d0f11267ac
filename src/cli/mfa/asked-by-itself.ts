import { z } from 'zod'
import { DemarcError } from '../../core/errors.ts'

/** Tells what is started for credentials (a `credential_process`) for which profiles they are being found already. */
export const FINDING = 'DEMARC_MFA_SESSION_FINDING'

const names = z.array(z.string())

/**
 * Notes in the environment whose credentials are now to be found: what is started for them inherits it. Refuses where they are being
 * found already: a profile whose `credential_process` begins from that profile starts itself without end.
 */
export function findOnce(profile: string | undefined, env: NodeJS.ProcessEnv): void {
  // as the SDKs find it: the name that is given, AWS_PROFILE, "default"
  const wanted = profile || env['AWS_PROFILE'] || 'default'
  const before = namesIn(env[FINDING])
  if (before.includes(wanted))
    throw new DemarcError(
      'MFA_ASKS_ITSELF',
      `the credential_process of profile "${wanted}" begins from that profile itself`,
      { hint: 'Name in it the profile that has the access keys: demarc mfa session --profile base --format json' },
    )
  env[FINDING] = JSON.stringify([...before, wanted])
}

/** The note of `findOnce`, for the environment of a program that the SDK starts. */
export const finding = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  env[FINDING] === undefined ? {} : { [FINDING]: env[FINDING] }

function namesIn(text: string | undefined): readonly string[] {
  try {
    return names.parse(JSON.parse(text ?? '[]'))
  } catch {
    // nothing that was written here
    return []
  }
}

import { type Credentials, machineCredentials, profileCredentials } from '../../collect/credentials.ts'
import type { Base } from '../../mfa/session/plan.ts'

/** The credentials that a plan starts from; if they are not keys, the SDK finds them. */
export async function baseCredentials(base: Base): Promise<Credentials> {
  switch (base.is) {
    case 'keys': {
      const { accessKeyId, secretAccessKey, sessionToken } = base
      return async () => ({ accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) })
    }
    case 'profile':
      return profileCredentials(base.profile)
    case 'chain':
      return profileCredentials()
    case 'machine':
      return machineCredentials(base.source)
  }
}

import type { Reach } from '../../app/collect-account.ts'
import { readAwsConfig } from '../../app/mfa/aws-files.ts'
import { sessionOf } from '../../app/mfa/session.ts'
import { DemarcError } from '../../core/errors.ts'
import { type Asked, planOf, type SessionPlan } from '../../mfa/session/plan.ts'
import { type ConnectionFlags, callingIo } from '../connection.ts'
import { interruption } from '../interruption.ts'
import type { Io } from '../io.ts'
import { codeAsker } from './ask-code.ts'
import { Prompts } from './prompts.ts'
import { storeOf } from './session-run.ts'

/**
 * The access of a profile that names an MFA device: by a session that AWS has seen a code for. Any other access stays as it is, for the
 * SDK to find. `alone`: also where the profile has no role.
 */
export async function profileSession(flags: ConnectionFlags, access: Reach, io: Io, alone: boolean): Promise<Reach> {
  const { profile, roleArn, externalId, endpointUrl } = flags
  const plan = planned({ profile, roleArn, externalId, endpointUrl }, io)
  if (!plan || plan.serial === undefined || (!alone && plan.roles.length === 0)) return access
  const { roleArn: _, externalId: __, ...reach } = access
  const open = async () => {
    const { signal, end } = interruption(io)
    const prompts = new Prompts(io, signal)
    try {
      return await sessionOf(plan, {
        reach,
        io: callingIo(io),
        store: storeOf(undefined, io),
        code: codeAsker(io, flags.codeFrom, prompts, signal),
        choose: prompts.chooseDevice,
        fresh: false,
        notKept: ({ message }) => prompts.warn(`the session is not kept for the next time: ${message}`),
      })
    } finally {
      prompts.close()
      end()
    }
  }
  const credentials = async () => {
    const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = await open()
    return { accessKeyId, secretAccessKey, sessionToken, expiration: new Date(expiresAt) }
  }
  try {
    // before anything is drawn: the question stands alone
    await credentials()
  } catch (error) {
    const isUnasked = error instanceof DemarcError && error.code === 'MFA_CODE_MISSING'
    if (!isUnasked || plan.roles.length > 0) throw error
    // the SDKs use a user's keys without a code, whatever device the profile names
    new Prompts(io, new AbortController().signal).warn(`asked without MFA: ${error.message}`)
    return access
  }
  return { ...reach, credentials }
}

/** Undefined where the profile is not one that Demarc understands: the SDK may, or says what is wrong with it. */
function planned(asked: Asked, { env }: Io): SessionPlan | undefined {
  try {
    return planOf(asked, readAwsConfig(env), env)
  } catch (error) {
    if (error instanceof DemarcError && error.code === 'BAD_PROFILE') return undefined
    throw error
  }
}

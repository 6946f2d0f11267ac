import type { AccountReach } from '../../app/collect-account.ts'
import { readAwsConfig } from '../../app/mfa/aws-files.ts'
import { sessionOf } from '../../app/mfa/session.ts'
import { inMemory } from '../../app/mfa/session-store.ts'
import type { Clock } from '../../core/clock.ts'
import { DemarcError } from '../../core/errors.ts'
import { visible } from '../../core/visible.ts'
import type { OpenedSession } from '../../mfa/session/kept.ts'
import { planOf, type SessionPlan, type SessionRequest } from '../../mfa/session/plan.ts'
import { isUsable } from '../../mfa/session/refresh.ts'
import { type ConnectionFlags, callingIo } from '../connection.ts'
import { interruption } from '../interruption.ts'
import { type Io, tell } from '../io.ts'
import { codeAsker } from './ask-code.ts'
import { Prompts } from './prompts.ts'
import { storeOf } from './session-run.ts'

/**
 * The access of a profile with an MFA device: by a session with MFA. Any other access is returned unchanged, for the SDK to
 * resolve. `alone`: also for a profile without a role.
 */
export async function profileSession(
  flags: ConnectionFlags,
  access: AccountReach,
  io: Io,
  alone: boolean,
): Promise<AccountReach> {
  const { profile, roleArn, externalId, endpointUrl } = flags
  const plan = planned({ profile, roleArn, externalId, endpointUrl }, io)
  if (!plan || plan.serial === undefined || (!alone && plan.roles.length === 0)) return access
  const { roleArn: _, externalId: __, ...reach } = access
  const store = inMemory(storeOf(undefined, io, (why) => tell(io, visible(`warning: ${why}`))))
  const open = async (): Promise<OpenedSession> => {
    const { signal, end } = interruption(io)
    const prompts = new Prompts(io, signal)
    try {
      return await sessionOf(plan, {
        reach,
        io: callingIo(io),
        store,
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
  const session = heldOpen(open, io.clock)
  const credentials = async () => {
    const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = await session()
    return { accessKeyId, secretAccessKey, sessionToken, expiration: new Date(expiresAt) }
  }
  try {
    // before anything is drawn, so that the question stands alone
    await credentials()
  } catch (error) {
    const isUnasked = error instanceof DemarcError && error.code === 'MFA_CODE_MISSING'
    if (!isUnasked || plan.roles.length > 0) throw error
    // the SDKs use a user's keys without a code even if the profile names a device
    new Prompts(io, new AbortController().signal).warn(`asked without MFA: ${error.message}`)
    return access
  }
  return { ...reach, credentials }
}

/** How long before the end of credentials the SDK asks for new ones, in milliseconds (`refreshWindows`). */
const WINDOW = 5 * 60_000

/**
 * Opens a session unless the current one lasts long enough. The clients of all services and regions ask separately but share one
 * opening. If no new session can be opened, the old one is used until its end.
 */
export function heldOpen(open: () => Promise<OpenedSession>, now: Clock): () => Promise<OpenedSession> {
  let held: OpenedSession | undefined
  let opening: Promise<OpenedSession> | undefined
  return async () => {
    if (held && Date.parse(held.expiresAt) - now() > WINDOW) return held
    opening ??= open().finally(() => {
      opening = undefined
    })
    try {
      held = await opening
    } catch (error) {
      if (!held || !isUsable(held, now())) throw error
    }
    return held
  }
}

/** Undefined when Demarc does not understand the profile; the SDK may, or reports what is wrong with it. */
function planned(asked: SessionRequest, { env }: Io): SessionPlan | undefined {
  try {
    return planOf(asked, readAwsConfig(env), env)
  } catch (error) {
    if (error instanceof DemarcError && error.code === 'BAD_PROFILE') return undefined
    throw error
  }
}

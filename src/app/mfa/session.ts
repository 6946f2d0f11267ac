import type { STS } from '@aws-sdk/client-sts'
import { isoTime } from '../../core/clock.ts'
import { DemarcError, systemCode } from '../../core/errors.ts'
import { makeFolder } from '../../core/files.ts'
import { lockFile } from '../../core/lock.ts'
import { assumeRole, notFromSession, openSession } from '../../mfa/aws/session.ts'
import { isDirect, keyOf, type OpenedSession, ofUser, type Session } from '../../mfa/session/kept.ts'
import type { Role, SessionPlan } from '../../mfa/session/plan.ts'
import { isFresh, isUsable } from '../../mfa/session/refresh.ts'
import { type AccountReach, type CollectIo, withAws } from '../collect-account.ts'
import { type MfaAccount, withMfaAccount } from './account.ts'
import { baseCredentials } from './base-credentials.ts'
import { type ChooseDevice, namedDevice, ownDevice } from './own-device.ts'
import { pathOf } from './session-files.ts'
import type { SessionStore } from './session-store.ts'

export interface SessionMeans {
  /** Where the calls go; the credentials come from the plan. */
  readonly reach: Omit<AccountReach, 'credentials' | 'roleArn' | 'externalId'>
  readonly io: CollectIo
  /** Keeps sessions; undefined to keep none. */
  readonly store: SessionStore | undefined
  /** Asks for a code of a device; undefined when none can be obtained. */
  readonly code: (serial: string) => Promise<string | undefined>
  /** Asks which of several devices to use; undefined when no person can be asked. */
  readonly choose?: ChooseDevice | undefined
  /** Uses a new code, even if a session is kept. */
  readonly fresh: boolean
  /** Told why a session could not be kept, which is not fatal. */
  readonly notKept: (error: DemarcError) => void
}

interface Means extends SessionMeans {
  /** Milliseconds since the epoch. */
  readonly began: number
}

/**
 * A session opened with MFA: a kept one while it is valid, else a new one. When several processes need a session of one user at
 * the same time, one asks for a code and the others wait for the session it keeps.
 */
export async function sessionOf(plan: SessionPlan, given: SessionMeans): Promise<OpenedSession> {
  const means = { ...given, began: given.io.time.now() }
  const kept = await keptFor(plan, means)
  if (kept && isFresh(kept, means.io.time.now())) return kept
  const turn = await takeTurn(plan, means)
  if (turn.is === 'kept') return turn.session
  try {
    return await opened(plan, means)
  } catch (error) {
    // when no person can be asked, a session with some minutes left is better than none
    const isUnasked = error instanceof DemarcError && error.code === 'MFA_CODE_MISSING'
    if (isUnasked && kept && isUsable(kept, means.io.time.now())) return kept
    throw error
  } finally {
    await turn.release()
  }
}

/** Where a new session is wanted (`fresh`), one that another process has opened since this one began will do. */
async function keptFor(plan: SessionPlan, { store, fresh, began }: Means): Promise<OpenedSession | undefined> {
  const key = keyOf(plan)
  const kept = key === undefined ? undefined : await store?.read(key)
  return kept && fresh && Date.parse(kept.openedAt) < began ? undefined : kept
}

type Turn =
  | { readonly is: 'kept'; readonly session: OpenedSession }
  | { readonly is: 'ours'; readonly release: () => Promise<void> }

/** Milliseconds between two checks for a session opened by another process. */
const LOOK_MS = 200

/** Waits until no other process asks for a code of this user, or until one has kept the wanted session. */
async function takeTurn(plan: SessionPlan, means: Means): Promise<Turn> {
  const { store, io } = means
  const key = keyOf(ofUser(plan))
  const free: Turn = { is: 'ours', release: async () => {} }
  const folder = store?.folder
  if (folder === undefined || key === undefined) return free
  try {
    await makeFolder(folder)
    for (;;) {
      const lock = await lockFile(pathOf(folder, key))
      const kept = await keptFor(plan, means)
      if (kept && isFresh(kept, io.time.now())) {
        await lock?.release()
        return { is: 'kept', session: kept }
      }
      if (lock) return { is: 'ours', release: () => lock.release() }
      await io.time.sleep(LOOK_MS)
      io.signal?.throwIfAborted()
    }
  } catch (error) {
    // no lock can be made in this folder: each process asks for itself; that its session cannot be kept is reported later
    if ((error instanceof DemarcError && /^(LOCK_|CANNOT_WRITE)/.test(error.code)) || systemCode(error) !== undefined)
      return free
    throw error
  }
}

/**
 * Opens the plan's session: roles are assumed from a session of the user, so that one code is enough for all, or the first role
 * takes the code itself.
 */
async function opened(plan: SessionPlan, means: Means): Promise<OpenedSession> {
  const user = ofUser(plan)
  const hasRoles = plan.roles.length > 0
  const kept = hasRoles && !isDirect(plan) ? await keptFor(user, means) : undefined
  if (kept && isUsable(kept, means.io.time.now())) return assumed(plan, kept, plan.roles, means)
  const reach = { ...means.reach, credentials: await baseCredentials(plan.base) }
  return withMfaAccount(reach, means.io, async (account) => {
    if (!hasRoles) return withCode(plan, undefined, account, means)
    // session credentials cannot open another session, so the role takes the code itself
    if (!isDirect(plan) && !account.temporary)
      return assumed(plan, await withCode(user, undefined, account, means), plan.roles, means)
    const [first, ...more] = plan.roles
    const alone = { ...plan, roles: plan.roles.slice(0, 1), direct: true }
    const session = await withCode(alone, first, account, means)
    return more.length === 0 ? session : assumed(plan, session, more, means)
  })
}

/** Opens a session of the user or a role with a code, and keeps it. */
async function withCode(
  plan: SessionPlan,
  role: Role | undefined,
  account: MfaAccount,
  means: Means,
): Promise<OpenedSession> {
  // AWS would refuse it after a person typed a code for nothing
  if (account.temporary && !role) throw notFromSession()
  const device = await (plan.serial === undefined
    ? ownDevice(account, means.choose)
    : namedDevice(account, plan.serial))
  const code = await means.code(device)
  if (code === undefined)
    throw new DemarcError('MFA_CODE_MISSING', `a code of ${device} is needed, and there is no terminal to ask at`, {
      hint: "--code-from 'COMMAND ...' takes it from a program, --code-from - from standard input.",
    })
  try {
    const session = await openSession(
      account.sts,
      { serial: device, ...(role ? { role } : {}), seconds: plan.seconds },
      code,
    )
    return await keep(plan, session, device, means)
  } catch (error) {
    // another process may have used this code and kept its session
    const isRefused = error instanceof DemarcError && error.code === 'MFA_CODE_REFUSED'
    const kept = isRefused ? await keptFor(plan, means) : undefined
    if (kept && isFresh(kept, means.io.time.now())) return kept
    throw error
  }
}

/** Assumes roles one after the other, starting from a session, and keeps the last. */
async function assumed(
  plan: SessionPlan,
  from: OpenedSession,
  roles: readonly Role[],
  means: Means,
): Promise<OpenedSession> {
  let session: Session = from
  for (const role of roles) session = await as(session, means, (sts) => assumeRole(sts, role))
  return keep(plan, session, from.device, means)
}

const as = (session: Session, { reach, io }: Means, use: (sts: STS) => Promise<Session>): Promise<Session> =>
  withAws({ ...reach, credentials: session, secrets: 'kept' }, io, async (aws, at) => use(await aws.client('sts', at)))

/** The code is used and the session is open: a problem with its file must not lose it. */
async function keep(plan: SessionPlan, session: Session, device: string, means: Means): Promise<OpenedSession> {
  const opened = { ...session, device, openedAt: isoTime(means.io.time.now()) }
  const key = keyOf(plan)
  if (means.store && key !== undefined)
    await means.store.keep(key, opened).catch((error: unknown) => {
      if (!(error instanceof DemarcError)) throw error
      means.notKept(error)
    })
  return opened
}

import { withBrokenLine } from '../../app/credentials-missing.ts'
import { readAwsConfig } from '../../app/mfa/aws-files.ts'
import { systemKeychain } from '../../app/mfa/keychain.ts'
import { type SessionMeans, sessionOf } from '../../app/mfa/session.ts'
import { sessionFolder } from '../../app/mfa/session-files.ts'
import { type CacheKind, cacheKinds, type SessionStore, sessionStore } from '../../app/mfa/session-store.ts'
import { howProgramFailed } from '../../collect/credential-process.ts'
import { DemarcError } from '../../core/errors.ts'
import { cacheFolder } from '../../core/folders.ts'
import { type AwsConfig, parseAwsConfig } from '../../mfa/session/aws-config.ts'
import { type ChildEnvironment, childEnvironment } from '../../mfa/session/child-environment.ts'
import type { OpenedSession } from '../../mfa/session/kept.ts'
import { credentialsMissing } from '../../mfa/session/missing.ts'
import { planOf, type SessionPlan, type SessionRequest } from '../../mfa/session/plan.ts'
import type { Practice } from '../../practice/account/server.ts'
import { accessOf, callingIo, practiceOf } from '../connection.ts'
import { interruption, isInterrupt } from '../interruption.ts'
import type { Io } from '../io.ts'
import { tellFaults } from '../profile-faults.ts'
import { codeAsker } from './ask-code.ts'
import { findOnce } from './asked-by-itself.ts'
import { isInteractive, Prompts } from './prompts.ts'
import { runWith } from './session-command.ts'
import { CACHE_VARIABLE, type PlanFlags, type SessionFlags, sessionRequest } from './session-flags.ts'
import { printed } from './session-lines.ts'

/** Runs `demarc mfa session`; the exit code. */
export async function runSession(words: readonly string[], flags: SessionFlags, io: Io): Promise<number> {
  return withSession(flags, {}, io, async ({ session, handed }) => {
    const [program, ...args] = words
    if (program !== undefined) return runWith(session, handed, program, args, io)
    io.stdout.write(printed(session, handed, flags.format))
    return 0
  })
}

/** An open session, its origin, and the variables that go with it. */
export interface Ready {
  readonly session: OpenedSession
  readonly plan: SessionPlan
  readonly handed: ChildEnvironment
}

/** Opens the session of the flags and passes it to `use`, which returns the exit code. `more`: further requirements of the command. */
export async function withSession(
  flags: PlanFlags,
  more: Partial<SessionRequest>,
  io: Io,
  use: (ready: Ready) => Promise<number>,
): Promise<number> {
  // without a terminal Ctrl-C must end the process as usual, since a blocking read receives no signals
  const { signal, end } = isInteractive(io) ? interruption(io) : { signal: new AbortController().signal, end: () => {} }
  const prompts = new Prompts(io, signal)
  let ready: Ready
  const practice = await practiceOf(flags, io)
  if (!practice) await tellFaults(flags.profile, io)
  try {
    ready = await open(flags, more, io, { prompts, signal, practice })
  } catch (error) {
    await practice?.close()
    if (!isInterrupt(error)) throw practice ? error : await withBrokenLine(error, flags.profile, io.env)
    prompts.say('interrupted: no session was opened')
    return 130
  } finally {
    prompts.close()
    end()
  }
  try {
    return await use(ready)
  } finally {
    await practice?.close()
  }
}

interface At {
  readonly prompts: Prompts
  readonly signal: AbortSignal
  readonly practice: Practice | undefined
}

async function open(flags: PlanFlags, more: Partial<SessionRequest>, io: Io, at: At): Promise<Ready> {
  const { plan, config, env, endpointUrl } = planned({ ...sessionRequest(flags), ...more }, at.practice, io)
  if (plan.base.is === 'profile' || plan.base.is === 'chain')
    findOnce(plan.base.is === 'profile' ? plan.base.profile : undefined, io.env)
  const { roleArn: _, externalId: __, ...where } = flags
  const { credentials: ___, ...reach } = await accessOf(where, at.practice, 'admin', io)
  const session = await opened(plan, {
    reach,
    io: callingIo(io),
    store: storeOf(flags.cache, io, (why) => at.prompts.warn(why)),
    code: codeAsker(io, flags.codeFrom, at.prompts, at.signal),
    choose: at.prompts.chooseDevice,
    fresh: flags.fresh === true,
    notKept: ({ message }) => at.prompts.warn(`the session is not kept for the next time: ${message}`),
  })
  return { session, plan, handed: childEnvironment(plan, endpointUrl, config, env) }
}

async function opened(plan: SessionPlan, means: SessionMeans): Promise<OpenedSession> {
  try {
    return await sessionOf(plan, means)
  } catch (error) {
    throw credentialsMissing(plan.base, plan.profile, error, howProgramFailed)
  }
}

/** The plan for the requested session. The practice account is called with its administrator's keys, not with this machine's. */
function planned(
  asked: SessionRequest,
  practice: Practice | undefined,
  { env }: Io,
): {
  readonly plan: SessionPlan
  readonly config: AwsConfig
  readonly env: NodeJS.ProcessEnv
  readonly endpointUrl?: string
} {
  if (!practice) {
    const config = readAwsConfig(env)
    const { endpointUrl } = asked
    return { plan: planOf(asked, config, env), config, env, ...(endpointUrl === undefined ? {} : { endpointUrl }) }
  }
  const { endpoint, principals, region } = practice
  const { accessKeyId, secretAccessKey } = principals.admin
  const config = parseAwsConfig(
    `[profile practice]\nregion=${region}\naws_access_key_id=${accessKeyId}\naws_secret_access_key=${secretAccessKey}\n`,
    '',
  )
  const plan = planOf({ ...asked, profile: 'practice', endpointUrl: endpoint }, config, {})
  return { plan, config, env: {}, endpointUrl: endpoint }
}

/** The store for sessions. `warn`: told why a kept session is not used. Throws BAD_OPTION, KEYCHAIN_MISSING. */
export function storeOf(
  flag: CacheKind | false | undefined,
  io: Pick<Io, 'env' | 'given' | 'random'>,
  warn: (why: string) => void,
): SessionStore | undefined {
  const named = flag === false ? 'none' : (flag ?? io.env[CACHE_VARIABLE] ?? 'file')
  const kind = cacheKinds.find((one) => one === named)
  if (kind === undefined)
    throw new DemarcError('BAD_OPTION', `${CACHE_VARIABLE} is "${named}"`, {
      hint: `It is one of ${cacheKinds.join(', ')}.`,
    })
  if (kind === 'none') return undefined
  const keychain = kind === 'keychain' ? systemKeychain(io.given) : undefined
  return sessionStore(sessionFolder(cacheFolder(io.env)), io.random, keychain, warn)
}

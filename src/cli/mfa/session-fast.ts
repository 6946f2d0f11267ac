import { readAwsConfig } from '../../app/mfa/aws-files.ts'
import { readKept, sessionFolder } from '../../app/mfa/session-files.ts'
import { cacheFolder } from '../../core/folders.ts'
import { childEnvironment } from '../../mfa/session/child-environment.ts'
import { keyOf } from '../../mfa/session/kept.ts'
import { planOf } from '../../mfa/session/plan.ts'
import { isFresh } from '../../mfa/session/refresh.ts'
import { CACHE_VARIABLE, type SessionFormat, sessionFormats } from './session-flags.ts'
import { printed } from './session-lines.ts'

/** The options that the fast path supports, each with a value. */
export const FAST_OPTIONS = {
  '--profile': 'profile',
  '--serial': 'serial',
  '--duration': 'duration',
  '--role-arn': 'roleArn',
  '--external-id': 'externalId',
  '--session-name': 'sessionName',
  '--endpoint-url': 'endpointUrl',
  '--code-from': 'codeFrom',
  '--cache': 'cache',
  '--format': 'format',
  '-f': 'format',
} as const

type Flags = Partial<Record<(typeof FAST_OPTIONS)[keyof typeof FAST_OPTIONS], string>>

/**
 * The output of `demarc mfa session` when a kept session is valid. A `credential_process` runs often, so this reads only two
 * files of the user's and one of Demarc's. Undefined for everything that needs the whole command line: another option, an error,
 * a session to be opened.
 */
export function keptAnswer(words: readonly string[], env: NodeJS.ProcessEnv, now: number): string | undefined {
  const flags = flagsOf(words)
  if (!flags) return undefined
  try {
    return answerOf(flags, env, now)
  } catch {
    return undefined
  }
}

function answerOf(
  { format = 'env', duration, cache, codeFrom: _, ...asked }: Flags,
  env: NodeJS.ProcessEnv,
  now: number,
): string | undefined {
  const shown = sessionFormats.find((one): one is SessionFormat => one === format)
  const seconds = duration === undefined ? undefined : Number(duration)
  if (shown === undefined || (cache ?? env[CACHE_VARIABLE] ?? 'file') !== 'file' || Number.isNaN(seconds))
    return undefined
  const config = readAwsConfig(env)
  const plan = planOf({ ...asked, duration: seconds }, config, env)
  const key = keyOf(plan)
  const kept = key === undefined ? undefined : readKept(sessionFolder(cacheFolder(env)), key)
  if (!kept?.session || !isFresh(kept, now)) return undefined
  return printed(kept.session, childEnvironment(plan, asked.endpointUrl, config, env), shown)
}

function flagsOf(words: readonly string[]): Flags | undefined {
  const flags: Flags = {}
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    const equals = word.startsWith('--') ? word.indexOf('=') : -1
    const name = equals < 0 ? word : word.slice(0, equals)
    if (!isKnown(name)) return undefined
    const value = equals < 0 ? words[++at] : word.slice(equals + 1)
    // commander reports what is wrong with it
    if (value === undefined || value === '' || value.startsWith('-')) return undefined
    flags[FAST_OPTIONS[name]] = value
  }
  return flags
}

const isKnown = (name: string): name is keyof typeof FAST_OPTIONS => Object.hasOwn(FAST_OPTIONS, name)

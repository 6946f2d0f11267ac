import { DemarcError } from '../../core/errors.ts'
import { checkedEndpoint, foreignHost } from '../endpoint.ts'
import { type KeysNote, notedKeys } from './keys-note.ts'
import { type PracticeCaller, USUAL_PORT } from './where.ts'

type Env = Readonly<Record<string, string | undefined>>

/**
 * A running practice account: the given one, else that of AWS_ENDPOINT_URL, else the one at the usual port. Throws BAD_ENDPOINT,
 * and PRACTICE_KEYS for another machine, since practice accounts listen only on this one.
 */
export async function findAccount(
  env: Env,
  named: string | undefined,
): Promise<{ readonly endpoint: string; readonly noted: KeysNote }> {
  const url = checkedEndpoint(named ?? (env['AWS_ENDPOINT_URL'] || `http://127.0.0.1:${USUAL_PORT}`), true)
  // without a path or user name, since it is written into shell lines and config files
  const endpoint = url.origin
  if (foreignHost(url) !== undefined)
    throw new DemarcError('PRACTICE_KEYS', `there is no practice account at ${endpoint}: it is another machine`, {
      hint: 'Name where it listens on this one: --endpoint http://127.0.0.1:PORT',
    })
  return { endpoint, noted: await notedKeys(env, endpoint) }
}

/** The keys of one of its callers. Throws PRACTICE_CALLER for an unknown caller. */
export function keysOf(noted: KeysNote, caller: PracticeCaller): KeysNote['admin'] {
  const keys = noted[caller]
  if (keys) return keys
  throw new DemarcError('PRACTICE_CALLER', `this practice account has no user named ${caller}`, {
    hint: 'The small one has: demarc practice small.',
  })
}

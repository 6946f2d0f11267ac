import { createHash } from 'node:crypto'
import { constants, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { Clock } from '../../core/clock.ts'
import { DemarcError } from '../../core/errors.ts'
import { makeFolder, refusedBySystem, sweepTemporaries, writeFileAtomic } from '../../core/files.ts'
import { canonicalJson } from '../../core/json.ts'
import { heldDevices } from '../../mfa/aws/iam-calls.ts'
import { isDenied } from '../../mfa/aws/refused.ts'
import { notFromSession, openSession, type Session, type SessionOf } from '../../mfa/aws/session.ts'
import type { MfaAccount } from './account.ts'
import { noSuchDevice, serialNamed } from './named-serial.ts'

/** All that makes two sessions different: no other session is ever taken for the one that is asked for. */
interface Key extends SessionOf {
  readonly account: string
  readonly caller: string
  readonly endpoint: string | null
}

export interface SessionMeans {
  /** The cache's folder; undefined for none. */
  readonly cache: string | undefined
  readonly endpoint: string | null
  readonly now: Clock
  readonly code: (serial: string) => Promise<string | undefined>
  /** Not from the cache. */
  readonly fresh: boolean
  /** Told why a session could not be kept: it is as good without. */
  readonly notKept: (error: DemarcError) => void
}

/** With less than this left a session is opened anew, so that what is begun with it can end. */
const MARGIN = 5 * 60 * 1000

const shape = z.object({
  schema: z.literal('demarc.mfa-session/1'),
  key: z.string(),
  session: z.object({
    accessKeyId: z.string().min(1),
    secretAccessKey: z.string().min(1),
    sessionToken: z.string().min(1),
    expiresAt: z.iso.datetime(),
  }),
})

/** A session that AWS has seen a code for: from the cache while it has some minutes left, else opened with a new code. */
export async function sessionOf(account: MfaAccount, of: SessionOf, means: SessionMeans): Promise<Session> {
  const key = canonicalJson({
    ...of,
    account: account.account,
    caller: account.arn,
    endpoint: means.endpoint,
  } satisfies Key)
  const path =
    means.cache === undefined
      ? undefined
      : join(means.cache, 'mfa', `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.json`)
  // a run that was killed while it wrote leaves a session there
  if (path !== undefined) await sweepTemporaries(dirname(path))
  const kept = path === undefined || means.fresh ? undefined : await read(path, key)
  if (kept && Date.parse(kept.expiresAt) - means.now() > MARGIN) return kept
  // AWS would refuse it, and a person would have typed a code for nothing
  if (account.temporary && !of.role) throw notFromSession()
  const code = await means.code(of.serial)
  if (code === undefined)
    throw new DemarcError('MFA_CODE_MISSING', `a code of ${of.serial} is needed`, {
      hint: 'Without a terminal it is read from standard input: a line, which is waited for a minute.',
    })
  const session = await openSession(account.sts, of, code)
  if (path !== undefined) await keep(path, { schema: 'demarc.mfa-session/1', key, session }, means.notKept)
  return session
}

/** What is kept there for this very key; nothing where the file is another's, damaged, or open to others. */
async function read(path: string, key: string): Promise<Session | undefined> {
  try {
    // a pipe in its place is not waited for
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      // what others can read they may have written, or know; what belongs to another user is that user's word
      const found = await file.stat()
      if (!found.isFile() || (found.mode & 0o077) !== 0) return undefined
      // Windows has no such number
      if (found.uid !== (process.getuid?.() ?? found.uid)) return undefined
      const kept = shape.parse(JSON.parse(await file.readFile('utf8')))
      return kept.key === key ? kept.session : undefined
    } finally {
      await file.close()
    }
  } catch {
    // no such file, or nothing that can be used: it is written anew
    return undefined
  }
}

/** The code is spent and the session is open: nothing that befalls its file takes it from anybody. */
async function keep(path: string, kept: z.infer<typeof shape>, notKept: SessionMeans['notKept']): Promise<void> {
  try {
    await makeFolder(dirname(path))
    await writeFileAtomic(path, `${canonicalJson(kept)}\n`)
  } catch (error) {
    const refused = refusedBySystem(error, path)
    const why = error instanceof Error ? error.message : String(error)
    notKept(
      refused instanceof DemarcError ? refused : new DemarcError('CANNOT_WRITE', `${path} cannot be written: ${why}`),
    )
  }
}

/**
 * The serial of the device that is meant: an ARN, the number of a token, or the name of a virtual device of the caller's. Who may
 * not see their own devices is taken at their word.
 */
export async function namedDevice(account: MfaAccount, named: string): Promise<string> {
  const { iam, caller } = account
  if (named.startsWith('arn:') || !caller) return named
  const devices = await heldDevices(iam, caller.is === 'user' ? caller.name : undefined).catch((error: unknown) => {
    if (isDenied(error)) return undefined
    throw error
  })
  if (!devices) return named
  const serials = devices.map(({ id }) => id)
  const found = serialNamed(account, serials, named)
  if (found !== undefined) return found
  throw noSuchDevice('you have', named, serials, serials.join(', '))
}

/** The caller's device that gives codes; of several it must be said which. Security keys give none (STS, GetSessionToken). */
export async function ownDevice({ iam, caller }: MfaAccount): Promise<string> {
  if (!caller)
    throw new DemarcError('MFA_NO_USER', 'a session of a role has no MFA device of its own', {
      hint: 'Use the credentials of an IAM user (--profile).',
    })
  const devices = await heldDevices(iam, caller.is === 'user' ? caller.name : undefined).catch((error: unknown) => {
    if (!(error instanceof DemarcError) || error.code !== 'AWS_REFUSED') throw error
    throw new DemarcError('MFA_WHICH_DEVICE', `your own devices cannot be looked up: ${error.message}`, {
      cause: error,
      hint: 'Say which it is with --serial: the ARN of a virtual device, or the number on a token.',
    })
  })
  const [only, ...more] = devices.filter(({ family }) => family !== 'security-key')
  if (only && more.length === 0) return only.id
  if (only)
    throw new DemarcError('MFA_WHICH_DEVICE', `you have ${more.length + 1} devices that give codes`, {
      hint: `Say which with --serial: ${[only, ...more].map(({ id }) => id).join(', ')}`,
    })
  throw new DemarcError(
    'MFA_NO_DEVICE',
    devices.length > 0 ? 'your security keys give no codes, and the API takes nothing else' : 'you have no MFA device',
    { hint: 'demarc mfa enable --family virtual makes one that gives codes.' },
  )
}

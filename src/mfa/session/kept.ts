import { MAX_CHAINED, type SessionPlan } from './plan.ts'
import type { Span } from './refresh.ts'

/** Credentials opened with an MFA code. */
export interface Session {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  /** ISO 8601. */
  readonly expiresAt: string
}

/** An open session, with the data that a list of sessions shows. */
export interface OpenedSession extends Session, Span {
  /** The serial number of the device whose code opened it. */
  readonly device: string
}

/** A session as stored in its file: the credentials are plain, or encrypted with a key of the keychain. */
export interface KeptFile extends Span {
  readonly schema: typeof SCHEMA
  readonly key: string
  readonly device: string
  readonly session?: Session
  readonly sealed?: string
}

export const SCHEMA = 'demarc.mfa-session/2'

/**
 * Everything that distinguishes one session from another, as text without secrets: the keys it starts from, the endpoint, the
 * device, the roles. Undefined when it starts from the identity of this machine; such a session is not kept.
 */
export function keyOf({ base, endpoint, serial, roles, seconds, direct }: SessionPlan): string | undefined {
  const from =
    base.is === 'keys'
      ? base.accessKeyId
      : base.is === 'profile'
        ? { profile: base.profile, says: base.settings }
        : undefined
  if (from === undefined) return undefined
  const each = roles.map((role) => [role.arn, role.sessionName, role.externalId ?? null, role.seconds ?? null])
  return JSON.stringify([
    from,
    endpoint ?? null,
    serial ?? null,
    each,
    seconds ?? null,
    isDirect({ base, roles, direct }),
  ])
}

/** The same plan without its roles: the user's session, from which they are assumed. */
export const ofUser = (plan: SessionPlan): SessionPlan => ({ ...plan, roles: [], seconds: undefined, direct: false })

/**
 * Whether the first role is assumed with the code itself: when it should last longer than a chained session may, or when the plan
 * starts from a session, which cannot open another one.
 */
export const isDirect = ({ base, roles, direct }: Pick<SessionPlan, 'base' | 'roles' | 'direct'>): boolean =>
  roles.length > 0 &&
  (direct || (roles[0]?.seconds ?? 0) > MAX_CHAINED || (base.is === 'keys' && base.sessionToken !== undefined))

/** The file name for a session's key. Two keys may share a name; the file says which one it belongs to. */
export function fileNameOf(key: string): string {
  return `${[0x811c9dc5, 0x01000193, 0x9e3779b9].map((start) => hashFrom(start, key)).join('')}.json`
}

/** 32-bit FNV-1a in hexadecimal: loading Node's hashes would take longer than everything else. */
function hashFrom(start: number, text: string): string {
  let hash = start
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** Parses the file of a kept session; undefined for anything else. */
export function keptFrom(text: string): KeptFile | undefined {
  const { schema, key, device, openedAt, expiresAt, sealed, session } = membersOf(jsonOf(text))
  if (schema !== SCHEMA || !isText(key) || !isText(device) || !isTime(openedAt) || !isTime(expiresAt)) return undefined
  const common = { schema: SCHEMA, key, device, openedAt, expiresAt } as const
  if (isText(sealed)) return { ...common, sealed }
  const whole = sessionFrom(session)
  return whole && { ...common, session: whole }
}

/** Parses stored credentials; undefined when they are incomplete. */
export function sessionFrom(value: unknown): Session | undefined {
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = membersOf(value)
  if (!isText(accessKeyId) || !isText(secretAccessKey) || !isText(sessionToken) || !isTime(expiresAt)) return undefined
  return { accessKeyId, secretAccessKey, sessionToken, expiresAt }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  // safe: each member is checked before it is used
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const isTime = (value: unknown): value is string => isText(value) && !Number.isNaN(Date.parse(value))

/** The content of a session's key, for people. */
export interface KeyFacts {
  /** The access key id, or the profile, that it starts from. */
  readonly from: string
  readonly endpoint: string | null
  /** The ARNs of the roles in the order in which they are assumed; empty for a user's session. */
  readonly roles: readonly string[]
}

/** Parses a key from `keyOf`; undefined for any other text. */
export function factsOfKey(key: string): KeyFacts {
  const parts = listOf(jsonOf(key))
  const [from, endpoint, , roles] = parts
  return {
    from: isText(from) ? from : String(membersOf(from)['profile'] ?? ''),
    endpoint: isText(endpoint) ? endpoint : null,
    roles: listOf(roles).flatMap((role) => {
      const [arn] = listOf(role)
      return isText(arn) ? [arn] : []
    }),
  }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

import type { CacheKind } from '../../app/mfa/session-store.ts'
import type { SessionRequest } from '../../mfa/session/plan.ts'
import type { ConnectionFlags } from '../connection.ts'

export const sessionFormats = ['env', 'fish', 'powershell', 'json'] as const
export type SessionFormat = (typeof sessionFormats)[number]

/** Options that select a session and how to obtain it. */
export interface PlanFlags extends ConnectionFlags {
  readonly serial?: string
  readonly duration?: number
  readonly sessionName?: string
  readonly fresh?: true
  /** False for `--no-cache`. */
  readonly cache?: CacheKind | false
}

export interface SessionFlags extends PlanFlags {
  readonly format: SessionFormat
}

/** The variable for where sessions are kept, unless an option says so. */
export const CACHE_VARIABLE = 'DEMARC_MFA_CACHE'

export const sessionRequest = ({
  profile,
  serial,
  roleArn,
  externalId,
  sessionName,
  duration,
  endpointUrl,
}: PlanFlags): SessionRequest => ({
  profile,
  serial,
  roleArn,
  externalId,
  sessionName,
  duration,
  endpointUrl,
})

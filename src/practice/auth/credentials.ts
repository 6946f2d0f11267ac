import type { Principal } from '../service.ts'
import type { IdentityState, StoredAccessKey, StoredPolicies } from './identities.ts'

/** A principal's access key, and its permissions. */
export interface Credential {
  principal: Principal
  secret: string
  permissions: Permissions
  /** The long-term access key in IAM's state, to record its last use. */
  key?: StoredAccessKey
  /** Requests with temporary credentials must include it. */
  sessionToken?: string
  /** Milliseconds since 1970, for temporary credentials. */
  expires?: number
  /**
   * For a temporary credential: when an MFA code was given for it (milliseconds since 1970); undefined without a code.
   */
  mfaAt?: number | undefined
}

/** `all`, or policy documents (JSON). A boundary or session policy, if set, must allow the action too. */
export type Permissions =
  | 'all'
  | {
      identity: readonly string[]
      boundary?: string | undefined
      session?: readonly string[] | undefined
    }

/** Finds the active credential of an access key id. */
export type FindCredential = (accessKeyId: string) => Credential | undefined

/** The root user of an account. */
export const rootPrincipal = (account: string, accessKeyId: string): Principal => ({
  kind: 'root',
  account,
  arn: `arn:aws:iam::${account}:root`,
  userId: account,
  name: 'root',
  accessKeyId,
})

/** The identity-based policies of a user, with those of its groups. */
export function userPermissions(state: IdentityState, name: string): Permissions {
  const user = state.users[name]
  if (!user) return { identity: [] }
  const holders = [user, ...user.groups.flatMap((group) => state.groups[group] ?? [])]
  return { identity: holders.flatMap((holder) => documentsOf(state, holder)), boundary: boundaryOf(state, user) }
}

export function rolePermissions(state: IdentityState, name: string, session?: readonly string[]): Permissions {
  const role = state.roles[name]
  if (!role) return { identity: [] }
  return { identity: documentsOf(state, role), boundary: boundaryOf(state, role), session }
}

export function documentsOf(state: IdentityState, { inline, attached }: StoredPolicies): string[] {
  return [...Object.values(inline), ...attached.flatMap((arn) => state.policies[arn]?.document ?? [])]
}

/** A boundary that does not exist allows nothing. */
function boundaryOf(state: IdentityState, { boundary }: { boundary?: string | undefined }): string | undefined {
  return boundary === undefined ? undefined : (state.policies[boundary]?.document ?? '{}')
}

/** The credential of an IAM user's active access key. */
export function userCredential(state: IdentityState, account: string, accessKeyId: string): Credential | undefined {
  for (const [name, user] of Object.entries(state.users)) {
    const key = Object.hasOwn(user.accessKeys, accessKeyId) ? user.accessKeys[accessKeyId] : undefined
    if (key?.status !== 'Active') continue
    const principal: Principal = { kind: 'user', account, arn: user.arn, userId: user.id, name, accessKeyId }
    return { principal, secret: key.secret, permissions: userPermissions(state, name), key }
  }
  return undefined
}

/** The credential of an active access key of the root user. */
export function rootCredential(state: IdentityState, account: string, accessKeyId: string): Credential | undefined {
  const keys = state.root?.accessKeys ?? {}
  const key = Object.hasOwn(keys, accessKeyId) ? keys[accessKeyId] : undefined
  if (key?.status !== 'Active') return undefined
  return { principal: rootPrincipal(account, accessKeyId), secret: key.secret, permissions: 'all', key }
}

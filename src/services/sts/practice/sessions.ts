import { type Credential, rolePermissions, rootPrincipal, userPermissions } from '../../../practice/auth/credentials.ts'
import type { IdentityState } from '../../../practice/auth/identities.ts'
import { iamId, type SecretOf } from '../../../practice/ids.ts'
import { policyText } from '../../../practice/seeds.ts'
import type { Principal } from '../../../practice/service.ts'

/** The temporary credentials of all accounts that have not expired, by access key id. */
export interface StsState {
  /** The number ever issued: it makes each id unique without randomness. */
  given: number
  sessions: Record<string, StoredSession>
}

interface Common {
  secret: string
  token: string
  account: string
  /** ISO 8601 */
  expires: string
  /** When an MFA code was given for it, ISO 8601. */
  mfaAt?: string | undefined
}

/**
 * A session of a role (AssumeRole), of a user or the root user (GetSessionToken), or of a member's root user
 * (AssumeRoot).
 */
export type StoredSession = Common &
  (
    | { kind: 'role'; role: string; name: string; policies?: string[] | undefined }
    | { kind: 'user'; user: string }
    | { kind: 'root' }
    | { kind: 'assumed-root'; by: string; task: string }
  )

type Distribute<T> = T extends unknown ? Omit<T, 'secret' | 'token' | 'expires'> : never

/** Opens a session, and returns its credentials in STS's form. */
export function openSession(
  { state, now, secretOf }: { readonly state: StsState; readonly now: Date; readonly secretOf: SecretOf },
  seconds: number,
  what: Distribute<StoredSession>,
) {
  for (const [id, { expires }] of Object.entries(state.sessions))
    if (Date.parse(expires) < now.getTime()) delete state.sessions[id]
  state.given += 1
  const unique = `${JSON.stringify(what)} ${state.given}`
  const accessKeyId = iamId('ASIA', unique, 16)
  const expires = new Date(now.getTime() + seconds * 1000)
  const session: StoredSession = {
    ...what,
    secret: secretOf(unique),
    token: Buffer.from(`${secretOf(`token ${unique}`)}${secretOf(`more ${unique}`)}`).toString('base64'),
    expires: expires.toISOString(),
  }
  state.sessions[accessKeyId] = session
  return {
    AccessKeyId: accessKeyId,
    SecretAccessKey: session.secret,
    SessionToken: session.token,
    Expiration: expires,
  }
}

const EVERYTHING = policyText({ Effect: 'Allow', Action: '*', Resource: '*' })

/**
 * The limit of a GetSessionToken session: without MFA no IAM action, and only these two STS actions
 * (STS/latest/APIReference/API_GetSessionToken.html).
 */
function tokenCeiling(withMfa: boolean): string {
  const sts = { Effect: 'Deny', NotAction: ['sts:AssumeRole', 'sts:GetCallerIdentity'], Resource: '*' }
  const otherSts = {
    ...sts,
    NotAction: undefined,
    Action: ['sts:GetSessionToken', 'sts:GetFederationToken', 'sts:AssumeRoot'],
  }
  const iam = { Effect: 'Deny', Action: 'iam:*', Resource: '*' }
  return policyText({ Effect: 'Allow', Action: '*', Resource: '*' }, otherSts, ...(withMfa ? [] : [iam]))
}

/** The credential of a session: it has the current permissions of its role or user, limited by its session policy. */
export function sessionCredential(
  { sessions }: StsState,
  identities: (account: string) => IdentityState,
  accessKeyId: string,
): Credential | undefined {
  const session = Object.hasOwn(sessions, accessKeyId) ? sessions[accessKeyId] : undefined
  if (!session) return undefined
  const { account, secret, token, expires, mfaAt } = session
  const temporary = {
    secret,
    sessionToken: token,
    expires: Date.parse(expires),
    ...(mfaAt === undefined ? {} : { mfaAt: Date.parse(mfaAt) }),
  }
  const state = identities(account)
  const root = rootPrincipal(account, accessKeyId)
  switch (session.kind) {
    case 'role': {
      const role = state.roles[session.role]
      if (!role) return undefined
      const principal: Principal = {
        kind: 'assumed-role',
        account,
        arn: `arn:aws:sts::${account}:assumed-role/${session.role}/${session.name}`,
        userId: `${role.id}:${session.name}`,
        name: session.role,
        accessKeyId,
      }
      return { ...temporary, principal, permissions: rolePermissions(state, session.role, session.policies) }
    }
    case 'user': {
      const user = state.users[session.user]
      const permissions = userPermissions(state, session.user)
      if (!user || permissions === 'all') return undefined
      const principal: Principal = {
        kind: 'user',
        account,
        arn: user.arn,
        userId: user.id,
        name: session.user,
        accessKeyId,
      }
      const ceiling = [tokenCeiling(mfaAt !== undefined)]
      return { ...temporary, principal, permissions: { ...permissions, session: ceiling } }
    }
    case 'root':
      return {
        ...temporary,
        principal: root,
        permissions: { identity: [EVERYTHING], session: [tokenCeiling(mfaAt !== undefined)] },
      }
    case 'assumed-root': {
      const principal = { ...root, assumedRootBy: session.by }
      return { ...temporary, principal, permissions: { identity: [EVERYTHING], session: [session.task] } }
    }
  }
}

import { type Credential, rolePermissions } from '../auth/credentials.ts'
import type { IdentityState } from '../auth/identities.ts'
import { trusts } from '../auth/trust.ts'
import { iamId, secretOf } from '../ids.ts'
import { awsError, type Call, practiceService } from '../service.ts'

/** Temporary credentials that were given out and have not expired, by access key id. */
export interface StsState {
  /** How many were ever given: it makes each id new without drawing lots. */
  given: number
  sessions: Record<string, StoredSession>
}

interface StoredSession {
  secret: string
  token: string
  role: string
  name: string
  /** ISO 8601 */
  expires: string
  /** Session policies: documents that bound what the role allows. */
  policies?: string[]
}

/** AWS Security Token Service. */
export const sts = practiceService({
  id: 'sts',
  scope: 'global',
  client: () => import('@aws-sdk/client-sts'),
  seed: (): StsState => ({ given: 0, sessions: {} }),
  action: {
    // AWS answers it whatever the caller's policies say (STS/latest/APIReference/API_GetCallerIdentity.html)
    GetCallerIdentity: null,
    // the role's trust policy has a say: see roleFor()
    AssumeRole: null,
  },
  reads: {
    GetCallerIdentity: ({ principal, account }) => ({
      UserId: principal.userId,
      Account: account,
      Arn: principal.arn,
    }),
  },
  changes: {
    AssumeRole: (call) => {
      const { input, state, account, partition, now } = call
      const role = roleFor(call)
      const name = sessionNameOf(input.RoleSessionName)
      const expires = new Date(now.getTime() + secondsOf(input.DurationSeconds) * 1000)
      forgetExpired(state, now)
      state.given += 1
      const unique = `${role.id} ${name} ${state.given}`
      const accessKeyId = iamId('ASIA', unique, 16)
      const policies = [input.Policy, ...(input.PolicyArns ?? []).map(({ arn }) => policyDocument(call, arn))].filter(
        (document) => document !== undefined,
      )
      const session: StoredSession = {
        secret: secretOf(unique),
        token: Buffer.from(`${secretOf(`token ${unique}`)}${secretOf(`more ${unique}`)}`).toString('base64'),
        role: role.name,
        name,
        expires: expires.toISOString(),
        ...(policies.length > 0 && { policies }),
      }
      state.sessions[accessKeyId] = session
      return {
        Credentials: {
          AccessKeyId: accessKeyId,
          SecretAccessKey: session.secret,
          SessionToken: session.token,
          Expiration: expires,
        },
        AssumedRoleUser: {
          AssumedRoleId: `${role.id}:${name}`,
          Arn: `arn:${partition}:sts::${account}:assumed-role/${role.name}/${name}`,
        },
      }
    },
  },
})

type AssumeRole = Call<{ RoleArn?: string | undefined; ExternalId?: string | undefined }, StsState>

/**
 * The role, if the caller may assume it: its trust policy names the caller, or names the account and the caller's own
 * policies allow sts:AssumeRole (IAM/latest/UserGuide/reference_policies_evaluation-logic.html, within one account).
 */
function roleFor(call: AssumeRole): { name: string; id: string } {
  const arn = call.input.RoleArn ?? ''
  const { principal } = call
  if (principal.kind === 'root') throw awsError('AccessDenied', 'Roles may not be assumed by root accounts.', 403)
  const found = Object.entries(call.identities().roles).find(([, role]) => role.arn === arn)
  const trusted = found && trusts(found[1].trust, call)
  const decision = call.decide('sts:AssumeRole', arn)
  if (
    found &&
    decision !== 'explicit-deny' &&
    (trusted === 'caller' || (trusted === 'account' && decision === 'allow'))
  )
    return { name: found[0], id: found[1].id }
  throw awsError(
    'AccessDenied',
    `User: ${principal.arn} is not authorized to perform: sts:AssumeRole on resource: ${arn}`,
    403,
  )
}

function sessionNameOf(name: string | undefined): string {
  if (name !== undefined && /^[\w+=,.@-]{2,64}$/.test(name)) return name
  throw awsError('ValidationError', 'RoleSessionName must be 2 to 64 characters: letters, digits and _+=,.@-')
}

function secondsOf(duration: number | undefined): number {
  if (duration === undefined) return 3600
  if (duration >= 900 && duration <= 43_200) return duration
  throw awsError('ValidationError', 'DurationSeconds must be from 900 to 43200.')
}

function policyDocument(call: AssumeRole, arn: string | undefined): string {
  const policy = arn === undefined ? undefined : call.identities().policies[arn]
  if (policy) return policy.document
  throw awsError('ValidationError', `Policy ${arn ?? ''} does not exist or is not attachable.`)
}

function forgetExpired(state: StsState, now: Date): void {
  for (const [id, { expires }] of Object.entries(state.sessions))
    if (Date.parse(expires) < now.getTime()) delete state.sessions[id]
}

/** The credential of a session that AssumeRole opened: what it may do is what its role may do now. */
export function sessionCredential(
  { sessions }: StsState,
  identities: IdentityState,
  account: string,
  accessKeyId: string,
): Credential | undefined {
  const session = Object.hasOwn(sessions, accessKeyId) ? sessions[accessKeyId] : undefined
  const role = session && identities.roles[session.role]
  if (!session || !role) return undefined
  return {
    principal: {
      kind: 'assumed-role',
      arn: `arn:aws:sts::${account}:assumed-role/${session.role}/${session.name}`,
      userId: `${role.id}:${session.name}`,
      name: session.role,
      accessKeyId,
    },
    secret: session.secret,
    sessionToken: session.token,
    expires: Date.parse(session.expires),
    permissions: rolePermissions(identities, session.role, session.policies),
  }
}

import { checkAwsCode } from '../../../mfa/aws-device.ts'
import { decodeBase32 } from '../../../mfa/base32.ts'
import { trusts } from '../../../practice/auth/trust.ts'
import { account as management } from '../../../practice/principals.ts'
import { awsError, type Call, keepingChange, type Principal, practiceService } from '../../../practice/service.ts'
import { iam } from '../../iam/practice/index.ts'
import { organizations } from '../../organizations/practice/index.ts'
import { sts as sdk } from '../sdk.ts'
import { openSession, type StsState } from './sessions.ts'
import { taskPolicies } from './task-policies.ts'

/** AWS Security Token Service: one state for all accounts of the organization. */
export const sts = practiceService({
  sdk,
  scope: 'organization',
  seed: (): StsState => ({ given: 0, sessions: {} }),
  action: {
    // AWS never denies it, even if the caller's policies do (STS/latest/APIReference/API_GetCallerIdentity.html)
    GetCallerIdentity: null,
    // the role's trust policy is part of the decision: see roleFor()
    AssumeRole: null,
    // needs no permission (STS/latest/APIReference/API_GetSessionToken.html)
    GetSessionToken: null,
  },
  resource: {
    AssumeRoot: ({ input }) => `arn:aws:iam::${accountOf(input.TargetPrincipal)}:root`,
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
      const { input, partition } = call
      const mfaAt = mfaOf(call) ?? mfaOfCaller(call)
      const name = sessionNameOf(input.RoleSessionName)
      const role = roleFor(call, mfaAt)
      const seconds = secondsOf(input.DurationSeconds, { least: 900, most: 43_200, usual: 3600 })
      notLongerThan(seconds, role.longest, call.principal)
      const policies = [input.Policy, ...(input.PolicyArns ?? []).map(({ arn }) => policyDocument(call, arn))].filter(
        (document) => document !== undefined,
      )
      const Credentials = openSession(call, seconds, {
        kind: 'role',
        account: role.account,
        role: role.name,
        name,
        ...(mfaAt === undefined ? {} : { mfaAt: new Date(mfaAt).toISOString() }),
        ...(policies.length > 0 && { policies }),
      })
      return {
        Credentials,
        AssumedRoleUser: {
          AssumedRoleId: `${role.id}:${name}`,
          Arn: `arn:${partition}:sts::${role.account}:assumed-role/${role.name}/${name}`,
        },
      }
    },
    GetSessionToken: (call) => {
      const { principal, input, account } = call
      if (principal.kind === 'assumed-role' || principal.accessKeyId.startsWith('ASIA'))
        throw awsError('AccessDenied', 'Cannot call GetSessionToken with session credentials', 403)
      const root = principal.kind === 'root'
      const limits = { least: 900, most: root ? 3600 : 129_600, usual: root ? 3600 : 43_200 }
      const seconds = secondsOf(input.DurationSeconds, limits)
      const mfaAt = mfaOf(call)
      const common = { account, ...(mfaAt === undefined ? {} : { mfaAt: new Date(mfaAt).toISOString() }) }
      const what = root
        ? ({ kind: 'root', ...common } as const)
        : ({ kind: 'user', user: principal.name, ...common } as const)
      return { Credentials: openSession(call, seconds, what) }
    },
    AssumeRoot: (call) => {
      const { principal, input } = call
      const target = accountOf(input.TargetPrincipal)
      const task = taskPolicies[input.TaskPolicyArn?.arn ?? '']
      if (!task) throw awsError('ValidationError', 'The task policy is not one that AssumeRoot takes.')
      const seconds = secondsOf(input.DurationSeconds, { least: 0, most: 900, usual: 900 })
      const { accounts, delegated, rootFeatures } = call.of(organizations)
      const entitled = call.account === management.id || (delegated[call.account] ?? []).includes('iam.amazonaws.com')
      const member = accounts.find(({ id }) => id === target)
      // never by a root user, never for the management account or a suspended account
      if (
        principal.kind === 'root' ||
        !entitled ||
        member?.status !== 'ACTIVE' ||
        target === management.id ||
        !rootFeatures.includes(task.feature)
      )
        throw awsError(
          'AccessDenied',
          `User: ${principal.arn} is not authorized to perform: sts:AssumeRoot on resource: arn:aws:iam::${target}:root`,
          403,
        )
      const session = { kind: 'assumed-root', account: target, by: principal.arn, task: task.document } as const
      return { Credentials: openSession(call, seconds, session) }
    },
  },
})

type AssumeRole = Call<
  { RoleArn?: string | undefined; ExternalId?: string | undefined; RoleSessionName?: string | undefined },
  StsState
>

interface RoleFound {
  readonly account: string
  readonly name: string
  readonly id: string
  /** The longest duration of its sessions, in seconds. */
  readonly longest: number
}

const HOUR = 3600

/**
 * A session lasts no longer than its role allows, and at most an hour if a session opens it
 * (STS/latest/APIReference/API_AssumeRole.html, DurationSeconds). Sessions of GetSessionToken count too, according to
 * github.com/mmmorris1975/aws-runas/issues/11.
 */
function notLongerThan(seconds: number, longest: number, { accessKeyId }: Principal): void {
  const tooLong = (limit: string) => awsError('ValidationError', `The requested DurationSeconds exceeds the ${limit}.`)
  if (seconds > HOUR && accessKeyId.startsWith('ASIA'))
    throw tooLong('1 hour session limit for roles assumed by role chaining')
  if (seconds > longest) throw tooLong('MaxSessionDuration set for this role')
}

/**
 * The role, if the caller may assume it: its trust policy names the caller, or it names the account and the caller's
 * own policies allow sts:AssumeRole. Across accounts, both must allow it. Every service control policy must allow it in any case
 * (IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html). A request has one context, against which all policies are
 * evaluated (IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-reqcontext.html): the code of this call
 * counts for the caller's policies, too. No page of AWS says so for a caller's policy in particular.
 */
function roleFor(call: AssumeRole, mfaAt: number | undefined): RoleFound {
  const arn = call.input.RoleArn ?? ''
  const { principal } = call
  if (principal.kind === 'root') throw awsError('AccessDenied', 'Roles may not be assumed by root accounts.', 403)
  const account = arn.split(':')[4] ?? ''
  const known =
    account === call.account ||
    call.of(organizations).accounts.some(({ id, status }) => id === account && status === 'ACTIVE')
  const found = known && Object.entries(call.identities(account).roles).find(([, role]) => role.arn === arn)
  const { ExternalId, RoleSessionName } = call.input
  const more = { mfaAt, values: { 'sts:ExternalId': ExternalId, 'sts:RoleSessionName': RoleSessionName } }
  const trusted = found && trusts(found[1].trust, { ...call, more })
  const decision = call.decide('sts:AssumeRole', arn, more)
  // a trust policy that names the caller replaces its own policies, and no service control policy
  const allowed = account === call.account ? call.guarded('sts:AssumeRole', arn, more) : decision
  const byName = trusted === 'caller' && allowed === 'allow'
  if (found && decision !== 'explicit-deny' && (byName || (trusted === 'account' && decision === 'allow')))
    return { account, name: found[0], id: found[1].id, longest: found[1].maxSession ?? HOUR }
  throw awsError(
    'AccessDenied',
    `User: ${principal.arn} is not authorized to perform: sts:AssumeRole on resource: ${arn}`,
    403,
  )
}

/**
 * When the code of the caller's MFA device in this request was checked; undefined without a code. Throws if the code is
 * wrong.
 */
function mfaOf(
  call: Call<{ SerialNumber?: string | undefined; TokenCode?: string | undefined }, StsState>,
): number | undefined {
  const { SerialNumber: serial, TokenCode: code } = call.input
  if (serial === undefined && code === undefined) return undefined
  const denied = (why: string) => awsError('AccessDenied', `MultiFactorAuthentication failed${why}`, 403)
  if (serial === undefined || code === undefined)
    throw denied(', must provide both MFA serial number and one time pass code.')
  const { users, root, devices } = call.of(iam)
  const mine = call.principal.kind === 'root' ? root.mfa : (users[call.principal.name]?.mfa ?? [])
  const device = mine.includes(serial) ? devices[serial] : undefined
  if (!device?.otp || device.seed === null)
    throw denied(
      ', unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
    )
  const looked = checkAwsCode(decodeBase32(device.seed), device.otp, code, call.now.getTime())
  device.otp = looked.device
  if (looked.ok) return call.now.getTime()
  throw keepingChange(denied(' with invalid MFA one time pass code. '))
}

/**
 * When a code was given for the session whose credentials make the call; undefined for a session without a code, for
 * long-term keys, and for a role's session (IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html).
 */
function mfaOfCaller({ principal, state }: Call<unknown, StsState>): number | undefined {
  const { accessKeyId, kind } = principal
  if (kind === 'assumed-role') return undefined
  const at = Object.hasOwn(state.sessions, accessKeyId) ? state.sessions[accessKeyId]?.mfaAt : undefined
  return at === undefined ? undefined : Date.parse(at)
}

/** The account of an AssumeRoot target: the account id, or the ARN of the root user. */
const accountOf = (target: string | undefined): string => /(?:^|::)(\d{12})(?::root)?$/.exec(target ?? '')?.[1] ?? ''

function sessionNameOf(name: string | undefined): string {
  if (name !== undefined && /^[\w+=,.@-]{2,64}$/.test(name)) return name
  throw awsError('ValidationError', 'RoleSessionName must be 2 to 64 characters: letters, digits and _+=,.@-')
}

function secondsOf(
  duration: number | undefined,
  { least, most, usual }: { readonly least: number; readonly most: number; readonly usual: number },
): number {
  if (duration === undefined) return usual
  if (duration >= least && duration <= most) return duration
  throw awsError('ValidationError', `DurationSeconds must be from ${least} to ${most}.`)
}

function policyDocument(call: AssumeRole, arn: string | undefined): string {
  const policy = arn === undefined ? undefined : call.identities().policies[arn]
  if (policy) return policy.document
  throw awsError('ValidationError', `Policy ${arn ?? ''} does not exist or is not attachable.`)
}

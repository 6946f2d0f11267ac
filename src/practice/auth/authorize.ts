import type { Principal } from '../service.ts'
import type { Context, ContextMore } from './conditions.ts'
import type { Permissions } from './credentials.ts'
import { type Decision, evaluate } from './policy.ts'
import { accessDenied, type Family } from './refusals.ts'

export interface Attempt {
  principal: Principal
  permissions: Permissions
  action: string
  resource: string
  context: Context
  family: Family
  /**
   * The service control policies for the caller's account, level by level from the root down; every level must allow
   * the action.
   */
  guards?: readonly (readonly string[])[] | undefined
}

/** Throws AWS's error unless the identity policies, the boundary and the session policies all allow the action. */
export function authorize(attempt: Attempt): void {
  const { decision, layer } = decide(attempt)
  if (decision === 'allow') return
  const { principal, action, resource, family } = attempt
  const article = layer.startsWith('i') ? 'an' : 'a'
  const why =
    decision === 'explicit-deny'
      ? `with an explicit deny in ${article} ${layer}`
      : `because no ${layer} allows the ${action} action`
  throw accessDenied(family, principal.arn, action, resource, why)
}

/** The decision, and the kind of policy that made it. */
export function decide({ permissions, guards, ...request }: Omit<Attempt, 'principal' | 'family'>): Verdict {
  // an explicit deny at any level takes precedence over a missing allow at a level above
  const levels = (guards ?? []).map((level) => evaluate(level, request))
  const guarded = levels.find((one) => one === 'explicit-deny') ?? levels.find((one) => one !== 'allow')
  if (guarded) return { decision: guarded, layer: 'service control policy' }
  if (permissions === 'all') return { decision: 'allow', layer: 'identity-based policy' }
  const { identity, boundary, session } = permissions
  const layers = [
    ['identity-based policy', identity],
    ['permissions boundary', boundary === undefined ? undefined : [boundary]],
    ['session policy', session],
  ] as const
  for (const [layer, documents] of layers) {
    const decision = documents ? evaluate(documents, request) : 'allow'
    if (decision !== 'allow') return { decision, layer }
  }
  return { decision: 'allow', layer: 'identity-based policy' }
}

interface Verdict {
  decision: Decision
  layer: 'service control policy' | 'identity-based policy' | 'permissions boundary' | 'session policy'
}

/** The condition keys of a request, by lower-case name. */
export function contextOf(
  principal: Principal,
  facts: {
    region: string
    now: Date
    temporary: boolean
    mfaAt?: number | undefined
  },
  { mfaAt = facts.mfaAt, values: more = {} }: ContextMore = {},
): Context {
  const values: Record<string, string | undefined> = {
    'aws:CurrentTime': facts.now.toISOString(),
    'aws:EpochTime': String(Math.floor(facts.now.getTime() / 1000)),
    // present in temporary credentials only (IAM/latest/UserGuide/reference_policies_condition-keys.html)
    'aws:MultiFactorAuthPresent': facts.temporary || mfaAt !== undefined ? String(mfaAt !== undefined) : undefined,
    // seconds since the code was given; absent without a code
    'aws:MultiFactorAuthAge':
      mfaAt === undefined ? undefined : String(Math.floor((facts.now.getTime() - mfaAt) / 1000)),
    // true in a session of AssumeRoot (IAM/latest/UserGuide/reference_policies_iam-condition-keys.html)
    'aws:AssumedRoot': principal.assumedRootBy === undefined ? undefined : 'true',
    'aws:PrincipalAccount': principal.account,
    'aws:PrincipalArn': principal.arn,
    'aws:PrincipalType': { root: 'Account', user: 'User', 'assumed-role': 'AssumedRole' }[principal.kind],
    'aws:RequestedRegion': facts.region,
    'aws:SecureTransport': 'false',
    'aws:SourceIp': '127.0.0.1',
    'aws:userid': principal.userId,
    'aws:username': principal.kind === 'user' ? principal.name : undefined,
    ...more,
  }
  const present = Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [[key.toLowerCase(), value] as const],
  )
  return new Map(present)
}

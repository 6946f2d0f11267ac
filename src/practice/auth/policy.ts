import { parsePolicy } from '../../core/policy/parse.ts'
import type { Matching, Policy, Statement } from '../../core/policy/policy.ts'
import { matchesWildcard } from '../../core/policy/wildcard.ts'
import { type Context, conditionsHold } from './conditions.ts'
import { fillVariables } from './variables.ts'

/**
 * Evaluates IAM identity-based policies: an explicit deny wins, then an allow; otherwise denied. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export type Decision = 'allow' | 'explicit-deny' | 'implicit-deny'

export interface AccessRequest {
  /** `s3:GetBucketPolicy` */
  action: string
  resource: string
  context: Context
}

/** The decision of several policies together, for example all policies of a user. */
export function evaluate(documents: readonly string[], request: AccessRequest): Decision {
  let decision: Decision = 'implicit-deny'
  for (const document of documents) {
    const policy = policyOf(document)
    for (const statement of policy?.statements ?? []) {
      if (!applies(statement, request, policy?.version)) continue
      if (statement.effect === 'Deny') return 'explicit-deny'
      decision = 'allow'
    }
  }
  return decision
}

function applies(statement: Statement, request: AccessRequest, version: Policy['version'] | undefined): boolean {
  const denies = statement.effect === 'Deny'
  if (!concernsAction(statement.actions, request.action)) return false
  const values = version === '2012-10-17' ? request.context : undefined
  if (!concernsResource(statement.resources, request.resource, values, denies)) return false
  const holds = conditionsHold(statement.conditions, request.context)
  // an undecided condition never grants, and denies to be safe
  return holds === 'yes' || (holds === 'undecided' && denies)
}

/** Actions are case-insensitive, and have no policy variables. */
export function concernsAction({ not, patterns }: Matching, action: string): boolean {
  const lower = action.toLowerCase()
  return patterns.some((pattern) => matchesWildcard(pattern.toLowerCase(), lower)) !== not
}

function concernsResource(
  resources: Matching | undefined,
  resource: string,
  values: Context | undefined,
  denies: boolean,
): boolean {
  if (!resources) return denies
  const filled = resources.patterns.map((pattern) => (values ? fillVariables(pattern, values) : pattern))
  // if an excepted ARN is not known, the resource may be excepted
  if (resources.not && filled.includes(undefined)) return denies
  return filled.some((pattern) => pattern !== undefined && matchesWildcard(pattern, resource)) !== resources.not
}

const parsed = new Map<string, Policy | undefined>()
const POLICIES_KEPT = 512

/** The policy in a document. An invalid document, which IAM does not accept, neither grants nor denies. */
export function policyOf(document: string): Policy | undefined {
  if (!parsed.has(document)) {
    const result = parsePolicy(document)
    if (parsed.size >= POLICIES_KEPT) parsed.clear()
    parsed.set(document, result.ok ? result.policy : undefined)
  }
  return parsed.get(document)
}

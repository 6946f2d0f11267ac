import { type Context, conditionHolds, isObject } from './conditions.ts'
import { matches, type Pattern, pattern } from './pattern.ts'

/**
 * Evaluates IAM identity-based policies: an explicit deny wins, else an allow, else denied.
 * Source: IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export type Decision = 'allow' | 'explicit-deny' | 'implicit-deny'

export interface AccessRequest {
  /** `s3:GetBucketPolicy` */
  action: string
  resource: string
  context: Context
}

interface Statement {
  allows: boolean
  action: PatternSet | undefined
  resource: PatternSet | undefined
  condition: unknown
}

/** Action or NotAction, Resource or NotResource. */
interface PatternSet {
  negated: boolean
  patterns: readonly string[]
}

const parsed = new Map<string, readonly Statement[]>()
const POLICIES_KEPT = 512

/** The decision of several policies together, as of all those attached to one user. */
export function evaluate(documents: readonly string[], request: AccessRequest): Decision {
  let decision: Decision = 'implicit-deny'
  for (const document of documents) {
    for (const statement of statementsOf(document)) {
      if (!applies(statement, request)) continue
      if (!statement.allows) return 'explicit-deny'
      decision = 'allow'
    }
  }
  return decision
}

function applies({ allows, action, resource, condition }: Statement, request: AccessRequest): boolean {
  if (!inSet(action, request.action.toLowerCase(), request.context, true)) return false
  if (!inSet(resource, request.resource, request.context, false)) return false
  const holds = conditionHolds(condition, request.context)
  // what cannot be decided never grants, and denies to be safe
  return holds === 'yes' || (holds === 'undecided' && !allows)
}

function inSet(set: PatternSet | undefined, text: string, context: Context, ignoreCase: boolean): boolean {
  if (!set) return false
  const compile = (source: string): Pattern | undefined => pattern(ignoreCase ? source.toLowerCase() : source, context)
  const found = set.patterns.some((source) => {
    const compiled = compile(source)
    return compiled !== undefined && matches(compiled, text)
  })
  return found !== set.negated
}

/** The statements of a document; what is not a policy has none. Never throws. */
function statementsOf(document: string): readonly Statement[] {
  let statements = parsed.get(document)
  if (!statements) {
    statements = parse(document)
    if (parsed.size >= POLICIES_KEPT) parsed.clear()
    parsed.set(document, statements)
  }
  return statements
}

function parse(document: string): Statement[] {
  let json: unknown
  try {
    json = JSON.parse(document)
  } catch {
    return []
  }
  const list = isObject(json) ? json['Statement'] : undefined
  return (Array.isArray(list) ? list : [list]).flatMap((statement) => {
    if (!isObject(statement) || (statement['Effect'] !== 'Allow' && statement['Effect'] !== 'Deny')) return []
    return {
      allows: statement['Effect'] === 'Allow',
      action: patternSet(statement, 'Action', 'NotAction'),
      resource: patternSet(statement, 'Resource', 'NotResource'),
      condition: statement['Condition'],
    }
  })
}

function patternSet(statement: Record<string, unknown>, name: string, negatedName: string): PatternSet | undefined {
  const negated = statement[name] === undefined
  const value = statement[negated ? negatedName : name]
  const patterns = (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string')
  return patterns.length === 0 ? undefined : { negated, patterns }
}

import type { Matching, Statement } from './policy.ts'
import { matchesWildcard, patternsMeet } from './wildcard.ts'

/** Does the statement, whatever its effect, concern all of this action (or pattern of actions, `s3:Get*`)? Action names are not case-sensitive. */
export function concerns(statement: Statement, action: string): boolean {
  return covers(lower(statement.actions), action.toLowerCase())
}

/** Does it concern any action of the pattern? (`s3:*` of a statement with `s3:GetObject`.) */
export function touches(statement: Statement, action: string): boolean {
  return meets(lower(statement.actions), action.toLowerCase())
}

/** Does it allow this action on something, perhaps under conditions? */
export const grants = (statement: Statement, action: string): boolean =>
  statement.effect === 'Allow' && concerns(statement, action)

/**
 * Does it allow every action of a service (`s3`), or of all services when none is named? A NotAction that excludes nothing of
 * the service allows all of it.
 */
export const grantsAll = (statement: Statement, service = '*'): boolean => grants(statement, `${service}:*`)

/** Does the statement apply to all of this resource (an ARN or a pattern of ARNs)? One without Resource (a trust policy) applies to its own. */
export const appliesTo = (statement: Statement, resource: string): boolean =>
  statement.resources === undefined || covers(statement.resources, resource)

/** Does it apply to any resource of the pattern? */
export const mayApplyTo = (statement: Statement, resource: string): boolean =>
  statement.resources === undefined || meets(statement.resources, resource)

function covers({ not, patterns }: Matching, text: string): boolean {
  return not
    ? !patterns.some((pattern) => patternsMeet(withoutVariables(pattern), text))
    : patterns.some((pattern) => matchesWildcard(pattern, text))
}

function meets({ not, patterns }: Matching, text: string): boolean {
  return not
    ? !patterns.some((pattern) => matchesWildcard(pattern, text))
    : patterns.some((pattern) => patternsMeet(withoutVariables(pattern), text))
}

/** Many actions are asked of one statement, which does not change: it is put in lower case once. */
const lowered = new WeakMap<Matching, Matching>()

function lower(matching: Matching): Matching {
  let known = lowered.get(matching)
  if (!known) {
    known = { not: matching.not, patterns: matching.patterns.map((pattern) => pattern.toLowerCase()) }
    lowered.set(matching, known)
  }
  return known
}

/** `arn:aws:s3:::home/${aws:username}` -> `arn:aws:s3:::home/*`: a variable could stand for anything. */
function withoutVariables(pattern: string): string {
  let result = ''
  let at = 0
  for (;;) {
    const open = pattern.indexOf('${', at)
    const close = open < 0 ? -1 : pattern.indexOf('}', open)
    if (close < 0) return result + pattern.slice(at)
    result += `${pattern.slice(at, open)}*`
    at = close + 1
  }
}

import type { Matching, Statement } from './policy.ts'
import { matchesWildcard, patternsMeet } from './wildcard.ts'

/**
 * Does the statement (Allow or Deny) cover this action, or every action of this pattern (`s3:Get*`)? Action names are not
 * case-sensitive.
 */
export const concerns = (statement: Statement, action: string): boolean =>
  answered(concerned, statement.actions, action, () => covers(lower(statement.actions), action.toLowerCase()))

/** Does the statement cover any action of the pattern? (`s3:*` for a statement with `s3:GetObject`.) */
export const touches = (statement: Statement, action: string): boolean =>
  answered(touched, statement.actions, action, () => meets(lower(statement.actions), action.toLowerCase()))

type Answers = WeakMap<Matching, Map<string, boolean>>
const concerned: Answers = new WeakMap()
const touched: Answers = new WeakMap()

/** Caches answers per list of actions: an account has few distinct lists, and controls ask about few actions. */
function answered(answers: Answers, actions: Matching, action: string, ask: () => boolean): boolean {
  let ofList = answers.get(actions)
  if (!ofList) {
    ofList = new Map()
    answers.set(actions, ofList)
  }
  const known = ofList.get(action)
  if (known !== undefined) return known
  const made = ask()
  if (ofList.size < MOST_ACTIONS) ofList.set(action, made)
  return made
}
const MOST_ACTIONS = 1000

/** Does the statement allow this action on some resource, perhaps under conditions? */
export const grants = (statement: Statement, action: string): boolean =>
  statement.effect === 'Allow' && concerns(statement, action)

/** Does the statement list an action of the service that is not in `known`? False for NotAction. */
export function namesOthersThan(statement: Statement, service: string, known: readonly string[]): boolean {
  const { not, patterns } = lower(statement.actions)
  return (
    !not &&
    patterns.some(
      (pattern) =>
        pattern.startsWith(`${service}:`) && !known.some((action) => patternsMeet(pattern, action.toLowerCase())),
    )
  )
}

/**
 * Does the statement allow every action of a service (`s3`), or of all services by default? A NotAction that excludes nothing of
 * the service does.
 */
export const grantsAll = (statement: Statement, service = '*'): boolean => grants(statement, `${service}:*`)

/**
 * Does the statement allow every action of at least one service? Every NotAction that leaves an action does: it allows all of the
 * services that it does not name.
 */
export function grantsWholeService(statement: Statement): boolean {
  if (statement.effect !== 'Allow') return false
  const { not, patterns } = lower(statement.actions)
  return not ? touches(statement, '*:*') : patterns.some((pattern) => pattern === '*' || /^[^:]+:\*$/.test(pattern))
}

/**
 * Does the statement apply to this resource, or to every resource of this ARN pattern? A statement without Resource (a trust
 * policy) applies.
 */
export const appliesTo = ({ resources }: Statement, resource: string): boolean =>
  resources === undefined || covers(simple(resources), resource)

/** The same, with policy variables taken for wildcards: AWS does not count a variable as a fixed value. */
export function couldApplyTo({ resources }: Statement, resource: string): boolean {
  if (resources === undefined) return true
  const { patterns } = simple(resources)
  // the caller may influence a variable's value, so a variable in NotResource excludes nothing for certain
  if (resources.not) return !patterns.some((pattern) => matchesWildcard(pattern, resource))
  return covers({ not: false, patterns: patterns.map(withoutVariables) }, resource)
}

/** Does the statement apply to any resource of the pattern? */
export const mayApplyTo = ({ resources }: Statement, resource: string): boolean =>
  resources === undefined || meets(simple(resources), resource)

function covers({ not, patterns }: Matching, text: string): boolean {
  return not
    ? !patterns.some((pattern) => patternsMeet(withoutVariables(pattern), text))
    : patterns.some((pattern) => matchesWildcard(pattern, text))
}

function meets(matching: Matching, text: string): boolean {
  const { not, patterns } = matching
  return not
    ? !patterns.some((pattern) => matchesWildcard(pattern, text))
    : bareOf(matching).some((pattern) => patternsMeet(pattern, text))
}

/** Simplified patterns, cached: many questions are asked about one statement, which never changes. */
const lowered = new WeakMap<Matching, Matching>()
const simplified = new WeakMap<Matching, Matching>()

const lower = (matching: Matching): Matching =>
  once(lowered, matching, (pattern) => withSimpleWildcards(pattern.toLowerCase()))

const simple = (matching: Matching): Matching => once(simplified, matching, withSimpleWildcards)

const bare = new WeakMap<Matching, readonly string[]>()

/** The patterns with wildcards in place of variables, cached. */
function bareOf(matching: Matching): readonly string[] {
  const known = bare.get(matching)
  if (known) return known
  const made = matching.patterns.map(withoutVariables)
  bare.set(matching, made)
  return made
}

function once(known: WeakMap<Matching, Matching>, matching: Matching, form: (pattern: string) => string): Matching {
  const before = known.get(matching)
  if (before) return before
  const made = { not: matching.not, patterns: matching.patterns.map(form) }
  known.set(matching, made)
  return made
}

/**
 * `kms:**`, `s3:?*` -> `kms:*`, `s3:*`: a run of wildcards that includes a star matches any text. Its `?` only demand a minimum
 * length, which every action and resource name has.
 */
const withSimpleWildcards = (pattern: string): string =>
  pattern.replace(/[*?]{2,}/g, (run) => (run.includes('*') ? '*' : run))

/** `arn:aws:s3:::home/${aws:username}` -> `arn:aws:s3:::home/*`: a variable can stand for any text. */
export function withoutVariables(pattern: string): string {
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

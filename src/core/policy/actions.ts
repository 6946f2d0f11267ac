import type { Matching, Statement } from './policy.ts'
import { matchesWildcard, patternsMeet } from './wildcard.ts'

/**
 * Does the statement, Allow or Deny, concern all of this action (or pattern of actions, `s3:Get*`)? Action names are not case-sensitive.
 */
export const concerns = (statement: Statement, action: string): boolean =>
  answered(concerned, statement.actions, action, () => covers(lower(statement.actions), action.toLowerCase()))

/** Does it concern any action of the pattern? (`s3:*` of a statement with `s3:GetObject`.) */
export const touches = (statement: Statement, action: string): boolean =>
  answered(touched, statement.actions, action, () => meets(lower(statement.actions), action.toLowerCase()))

type Answers = WeakMap<Matching, Map<string, boolean>>
const concerned: Answers = new WeakMap()
const touched: Answers = new WeakMap()

/** What a list of actions answers, asked once: the statements of an account have few lists, and controls ask for few actions. */
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

/** Does it allow this action on something, perhaps under conditions? */
export const grants = (statement: Statement, action: string): boolean =>
  statement.effect === 'Allow' && concerns(statement, action)

/** Does one of its patterns name only actions of the service that are none of these? A NotAction names none. */
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
 * Does it allow every action of a service (`s3`), or of all services when none is named? A NotAction that excludes nothing of
 * the service allows all of it.
 */
export const grantsAll = (statement: Statement, service = '*'): boolean => grants(statement, `${service}:*`)

/** Does it allow every action of at least one service? A NotAction that leaves anything allows all of the services it does not name. */
export function grantsWholeService(statement: Statement): boolean {
  if (statement.effect !== 'Allow') return false
  const { not, patterns } = lower(statement.actions)
  return not ? touches(statement, '*:*') : patterns.some((pattern) => pattern === '*' || /^[^:]+:\*$/.test(pattern))
}

/** Does the statement apply to all of this resource (an ARN or a pattern of ARNs)? One without Resource (a trust policy) applies to its own. */
export const appliesTo = ({ resources }: Statement, resource: string): boolean =>
  resources === undefined || covers(simple(resources), resource)

/** The same where a policy variable is taken for a wildcard: AWS does not count it as a fixed value. */
export function couldApplyTo({ resources }: Statement, resource: string): boolean {
  if (resources === undefined) return true
  const { patterns } = simple(resources)
  // the caller may choose the value of a variable: what NotResource excludes by one is not surely excluded
  if (resources.not) return !patterns.some((pattern) => matchesWildcard(pattern, resource))
  return covers({ not: false, patterns: patterns.map(withoutVariables) }, resource)
}

/** Does it apply to any resource of the pattern? */
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

/** Many questions are asked of one statement, which does not change: it is put in a simple form once. */
const lowered = new WeakMap<Matching, Matching>()
const simplified = new WeakMap<Matching, Matching>()

const lower = (matching: Matching): Matching =>
  once(lowered, matching, (pattern) => withSimpleWildcards(pattern.toLowerCase()))

const simple = (matching: Matching): Matching => once(simplified, matching, withSimpleWildcards)

const bare = new WeakMap<Matching, readonly string[]>()

/** The patterns with wildcards in place of variables: made once. */
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
 * `kms:**`, `s3:?*` -> `kms:*`, `s3:*`: a run of wildcards with a star in it stands for any text. What its `?` ask for is a length,
 * and no action or resource has a name that is too short for it.
 */
const withSimpleWildcards = (pattern: string): string =>
  pattern.replace(/[*?]{2,}/g, (run) => (run.includes('*') ? '*' : run))

/** `arn:aws:s3:::home/${aws:username}` -> `arn:aws:s3:::home/*`: a variable could stand for anything. */
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

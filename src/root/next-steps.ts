import type { Missing } from '../collect/seen.ts'
import { atHere } from '../core/here.ts'
import { partitionCalled } from '../core/partition.ts'
import type { RootEvidence } from './evidence.ts'

/** What to do next about a measure: IAM actions to allow for the audit's identity, or a sentence. */
export type NextStep =
  | { readonly is: 'do'; readonly text: string }
  | { readonly is: 'allow'; readonly actions: readonly string[] }

export const todo = (text: string): NextStep => ({ is: 'do', text })

/** A step that only the root user can do; other callers are told how to become it first. `text`: in the imperative. */
export function rootTodo({ caller, partition }: Pick<RootEvidence, 'caller' | 'partition'>, text: string): NextStep {
  if (caller === 'root') return todo(text)
  const way =
    partitionCalled(partition).root === 'keys' ? 'With an access key of the root user' : 'Sign in as the root user'
  return todo(`${way}: ${text.slice(0, 1).toLowerCase()}${text.slice(1)}`)
}

/** What an allowed call needs when it failed. */
export const ASK_AGAIN =
  'Check the network and the endpoint, and run this again: calls that were not denied gave no answer.'

/**
 * How to see what is missing: allow the IAM actions that were denied, call again after other failures, or, for a session of
 * sts:AssumeRoot with a fixed policy, use another identity.
 */
export function allow(missing: readonly Missing[]): readonly NextStep[] {
  const refused = missing.flatMap((one) => (one.is === 'refused' ? [one] : []))
  const actions = new Set(refused.filter(({ kind }) => kind === 'denied').map(({ call }) => call))
  return [
    ...(actions.size === 0 ? [] : [{ is: 'allow' as const, actions: [...actions] }]),
    ...(refused.some(({ kind }) => kind !== 'denied') ? [todo(ASK_AGAIN)] : []),
    ...(missing.some(({ is }) => is === 'not-asked')
      ? [todo('See the rest from the account itself, by a role that may read: a session of sts:AssumeRoot may not.')]
      : []),
    ...(missing.some(({ is }) => is === 'left-out') ? [todo('Look in every enabled region: leave --region out.')] : []),
  ]
}

/** `practice`: the flag that selects a practice account, so that a copied command does not reach a real one. */
export const tellNext = (step: NextStep, practice = ''): string =>
  step.is === 'do'
    ? atHere(step.text, practice === '' ? '' : ` ${practice}`)
    : `Allow ${step.actions.join(', ')} to the auditing identity.`

/** What to do next for all measures, in words: each step once, with all actions to allow in the first. */
export function nextSteps(
  measures: readonly { readonly next: readonly NextStep[] }[],
  practice = '',
): readonly string[] {
  const steps = measures.flatMap(({ next }) => next)
  const actions = new Set(steps.flatMap((one) => (one.is === 'allow' ? one.actions : [])))
  const all: NextStep = { is: 'allow', actions: [...actions] }
  return [...new Set(steps.map((one) => tellNext(one.is === 'allow' ? all : one, practice)))]
}

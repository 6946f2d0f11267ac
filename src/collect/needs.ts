import type { Control } from '../controls/control.ts'
import { compareText } from '../core/json.ts'
import type { Collector, Narrowed } from './collector.ts'

/** Called by every scan besides its collectors: the caller's identity (allowed to any principal) and the enabled regions. */
const always = ['ec2:DescribeRegions', 'sts:GetCallerIdentity']

/** What a scan needs for Cloud Control. Its handlers call the services as the caller, whose policy must allow those actions, too. */
export const cloudControlActions: readonly string[] = ['cloudformation:GetResource', 'cloudformation:ListResources']

/** The IAM actions that some collectors need, sorted. All are read-only. */
export function actionsNeeded(collectors: readonly Collector[]): readonly string[] {
  const actions = new Set(always)
  for (const { needs, details } of collectors) {
    for (const action of needs) actions.add(action)
    for (const detail of details) for (const action of detail.needs) actions.add(action)
  }
  return [...actions].sort(compareText)
}

/** The resources that collectors limit each action to, sorted. */
export function narrowedBy(collectors: readonly Collector[]): Narrowed {
  const narrowed = new Map<string, readonly string[]>()
  for (const { only } of collectors)
    for (const [action, paths] of Object.entries(only))
      narrowed.set(action, [...new Set([...(narrowed.get(action) ?? []), ...paths])].sort(compareText))
  return Object.fromEntries(narrowed)
}

/**
 * The Resource element for an action: `*`, or the resources the action is limited to. These are given as a path within the
 * service, or as an ARN with `{partition}` and `{account}` placeholders.
 */
export function resourcesForAction(
  action: string,
  narrowed: Narrowed,
  partition = 'aws',
  account = '*',
): readonly string[] {
  const names = Object.hasOwn(narrowed, action) ? narrowed[action] : undefined
  const [service = ''] = action.split(':')
  return (
    names?.map((name) =>
      name.startsWith('arn:')
        ? name.replace('{partition}', partition).replace('{account}', account)
        : `arn:${partition}:${service}:*::${name}`,
    ) ?? ['*']
  )
}

/** The Sid prefix in the scan's policy. */
const READ_ONLY = 'DemarcReadOnly'

/** An IAM policy. */
export interface PolicyDocument {
  readonly Version: '2012-10-17'
  readonly Statement: readonly {
    readonly Sid: string
    readonly Effect: 'Allow'
    readonly Action: string | readonly string[]
    readonly Resource: string | readonly string[]
  }[]
}

/** One statement for actions on all resources, since listings have no narrower resource, and one for each action limited to some. */
function documentOf(
  actions: readonly string[],
  narrowed: Narrowed,
  partition: string,
  sid = READ_ONLY,
): PolicyDocument {
  const wide = actions.filter((action) => !Object.hasOwn(narrowed, action))
  const narrow = actions
    .filter((action) => Object.hasOwn(narrowed, action))
    .map((Action) => ({
      // a Sid allows letters and digits only
      Sid: `${sid}${Action.replace(':', sid === READ_ONLY ? ':' : '').split(':')[0]}`,
      Effect: 'Allow' as const,
      Action,
      Resource: resourcesForAction(Action, narrowed, partition),
    }))
  const all = { Sid: sid, Effect: 'Allow' as const, Action: wide, Resource: '*' }
  return { Version: '2012-10-17', Statement: [...(wide.length > 0 ? [all] : []), ...narrow] }
}

/** The minimal policy for a scan; `more` adds actions. */
export const readOnlyPolicy = (
  collectors: readonly Collector[],
  partition = 'aws',
  more: readonly string[] = [],
): string =>
  JSON.stringify(
    documentOf(
      [...new Set([...actionsNeeded(collectors), ...more])].sort(compareText),
      narrowedBy(collectors),
      partition,
    ),
  )

/** The largest managed policy in characters, without white space (IAM/latest/UserGuide/reference_iam-quotas.html). */
export const MANAGED_POLICY_LIMIT = 6144

/** The largest total of a role's inline policies in characters, without white space (same page), so they need splitting later. */
export const ROLE_POLICY_LIMIT = 10_240

/** The policy as managed policies: as few as possible, each within IAM's limit, with the actions in order. */
export function managedPolicies(
  actions: readonly string[],
  narrowed: Narrowed,
  partition = 'aws',
  limit = MANAGED_POLICY_LIMIT,
  sid = READ_ONLY,
): readonly PolicyDocument[] {
  const documents: PolicyDocument[] = []
  let held: readonly string[] = []
  for (const action of actions) {
    const more = [...held, action]
    if (held.length > 0 && JSON.stringify(documentOf(more, narrowed, partition, sid)).length > limit) {
      documents.push(documentOf(held, narrowed, partition, sid))
      held = [action]
    } else held = more
  }
  return [...documents, documentOf(held, narrowed, partition, sid)]
}

/**
 * The IAM actions needed to see what a control reads: those of the listings of its type and neighbours' types, and of the details
 * that fill a property it reads. Sorted.
 */
export function actionsBehind({ on, reads, neighbours }: Control, collectors: readonly Collector[]): readonly string[] {
  const actions = new Set<string>()
  const look = (type: string, paths: readonly string[]): void => {
    for (const { types, needs, details } of collectors) {
      if (!types.some((one) => one === type)) continue
      for (const action of needs) actions.add(action)
      for (const detail of details)
        if (detail.on === type && detail.fills.some((path) => paths.includes(path)))
          for (const action of detail.needs) actions.add(action)
    }
  }
  look(on, reads)
  for (const [, { of, reads: theirs }] of neighbours) look(of, theirs)
  return [...actions].sort(compareText)
}

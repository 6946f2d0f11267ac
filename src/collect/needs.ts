import type { Control } from '../controls/control.ts'
import { compareText } from '../core/json.ts'
import type { Collector } from './collector.ts'

/** What every scan asks besides its collectors: who is calling (allowed to anyone), and which regions are enabled. */
const always = ['ec2:DescribeRegions', 'sts:GetCallerIdentity']

/** The IAM actions that some collectors need, sorted: exactly those, and all of them read-only. */
function actionsNeeded(collectors: readonly Collector[]): readonly string[] {
  const actions = new Set(always)
  for (const { needs, details } of collectors) {
    for (const action of needs) actions.add(action)
    for (const detail of details) for (const action of detail.needs) actions.add(action)
  }
  return [...actions].sort(compareText)
}

/**
 * API Gateway has one action for all that can be read, API keys and their values among it: these paths are what its collectors
 * read (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagement.html).
 */
const narrowed: Readonly<Record<string, readonly string[]>> = {
  'apigateway:GET': [
    '/apis',
    '/apis/*/integrations',
    '/apis/*/routes',
    '/apis/*/stages',
    '/domainnames',
    '/restapis',
    '/restapis/*/resources',
    '/restapis/*/stages',
  ],
}

/**
 * The least policy that lets an identity scan: one statement over all resources, since a listing has no other, and one for each
 * action that is narrowed to some.
 */
export function readOnlyPolicy(collectors: readonly Collector[], partition = 'aws'): string {
  const actions = actionsNeeded(collectors)
  const wide = actions.filter((action) => !(action in narrowed))
  const narrow = actions.flatMap((Action) => {
    const paths = narrowed[Action]
    if (!paths) return []
    const [service = ''] = Action.split(':')
    const Resource = paths.map((path) => `arn:${partition}:${service}:*::${path}`)
    return [{ Sid: `DemarcReadOnly${service}`, Effect: 'Allow', Action, Resource }]
  })
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Sid: 'DemarcReadOnly', Effect: 'Allow', Action: wide, Resource: '*' }, ...narrow],
  })
}

/**
 * The IAM actions by which what a control reads is seen: those of the listings of its type and its neighbours' types, and those
 * of the details that fill a property it reads. Sorted.
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

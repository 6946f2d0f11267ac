import type * as RdsClient from '@aws-sdk/client-rds'
import { among, take } from '../../../practice/kind.ts'
import { onlyThese } from '../../../practice/limits.ts'
import type { ServiceDefinition } from '../../../practice/service.ts'
import {
  type C,
  type Client,
  clusterParameterGroups,
  clusterSnapshots,
  clusters,
  instances,
  invalidValue,
  paged,
  parameterGroups,
  proxies,
  type RdsState,
  type StoredProxy,
  snapshots,
  subnetGroups,
  subscriptions,
} from './state.ts'

const shown = ({ TagList: _, ...proxy }: StoredProxy) => proxy

const tagged = [
  instances,
  clusters,
  snapshots,
  clusterSnapshots,
  parameterGroups,
  clusterParameterGroups,
  subnetGroups,
  subscriptions,
  proxies,
]
/** The tags of the resource with an ARN: a list that a change may modify. */
function tagsOf(call: C, arn: string | undefined): RdsClient.Tag[] {
  const named = among<RdsState, { TagList: RdsClient.Tag[] }>(tagged, () => {
    const [, , service, , , kind, ...name] = (arn ?? '').split(':')
    if (service !== 'rds' || kind === undefined) return invalidValue(`Invalid resource name: ${arn}`)
    const missed = kind === 'cluster' ? clusters : kind.endsWith('snapshot') ? snapshots : instances
    return missed.missing(name.join(':'), call)
  })
  return named(call, arn).TagList
}

export const proxyAndTagReads = {
  DescribeDBProxies: (call) => paged(call, { DBProxies: proxies.those(call, call.input.DBProxyName).map(shown) }),
  ListTagsForResource: (call) => ({ TagList: tagsOf(call, call.input.ResourceName) }),
} satisfies ServiceDefinition<Client, RdsState>['reads']

export const proxyAndTagChanges = {
  ModifyDBProxy: (call) => {
    const { input } = call
    const stored = proxies.of(call, input.DBProxyName)
    onlyThese(input, ['DBProxyName', 'DebugLogging', 'IdleClientTimeout', 'RequireTLS'], 'a DB proxy')
    const { IdleClientTimeout: idle } = input
    if (idle !== undefined && (idle < 1 || idle > 28_800))
      throw invalidValue(`IdleClientTimeout ${idle} is not between 1 and 28800`)
    take(stored, input, 'RequireTLS', 'DebugLogging', 'IdleClientTimeout')
    stored.UpdatedDate = call.now.toISOString()
    return { DBProxy: shown(stored) }
  },
  AddTagsToResource: (call) => {
    const tags = tagsOf(call, call.input.ResourceName)
    for (const { Key = '', Value = '' } of call.input.Tags ?? []) {
      if (Key.startsWith('aws:') || Key.startsWith('rds:')) throw invalidValue(`The tag key ${Key} is reserved.`)
      const old = tags.find((tag) => tag.Key === Key)
      if (old) old.Value = Value
      else tags.push({ Key, Value })
    }
  },
  RemoveTagsFromResource: (call) => {
    const tags = tagsOf(call, call.input.ResourceName)
    const left = tags.filter(({ Key }) => !call.input.TagKeys?.includes(Key ?? ''))
    tags.splice(0, tags.length, ...left)
  },
} satisfies ServiceDefinition<Client, RdsState>['changes']

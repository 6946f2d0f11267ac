import type * as RdsClient from '@aws-sdk/client-rds'
import { awsError, type ServiceDefinition } from '../../../practice/service.ts'
import {
  type C,
  type Client,
  invalidValue,
  noCluster,
  noInstance,
  noSnapshot,
  pageOf,
  type RdsState,
  refuseOthers,
  type StoredProxy,
} from './state.ts'

function proxyOf({ state }: C, name: string | undefined): StoredProxy {
  const found = state.proxies.find((one) => one.DBProxyName === name)
  if (!found) throw awsError('DBProxyNotFoundFault', `DBProxy ${name} not found.`, 404)
  return found
}

const shown = ({ created, updated, tags: _, ...proxy }: StoredProxy): RdsClient.DBProxy => ({
  ...proxy,
  CreatedDate: new Date(created),
  UpdatedDate: new Date(updated),
})

/** The tags of what an ARN names: a list that a change may write to. */
function tagsOf({ state }: C, arn: string | undefined): RdsClient.Tag[] {
  const all: readonly (readonly [string, RdsClient.Tag[]])[] = [
    ...state.instances.map((one) => [one.DBInstanceArn, one.TagList] as const),
    ...state.clusters.map((one) => [one.DBClusterArn, one.TagList] as const),
    ...state.snapshots.map((one) => [one.DBSnapshotArn, one.TagList] as const),
    ...state.clusterSnapshots.map((one) => [one.DBClusterSnapshotArn, one.TagList] as const),
    ...[...state.parameterGroups, ...state.clusterParameterGroups].map((one) => [one.arn, one.tags] as const),
    ...state.subnetGroups.map((one) => [one.DBSubnetGroupArn, one.tags] as const),
    ...state.subscriptions.map((one) => [one.EventSubscriptionArn, one.tags] as const),
    ...state.proxies.map((one) => [one.DBProxyArn, one.tags] as const),
  ]
  const found = all.find(([one]) => one === arn)
  if (found) return found[1]
  const [, , service, , , kind, ...name] = (arn ?? '').split(':')
  if (service !== 'rds' || kind === undefined) throw invalidValue(`Invalid resource name: ${arn}`)
  const id = name.join(':')
  if (kind === 'cluster') throw noCluster(id)
  throw kind.endsWith('snapshot') ? noSnapshot(id) : noInstance(id)
}

export const proxyAndTagReads = {
  DescribeDBProxies: (call) => {
    const { DBProxyName: name } = call.input
    const { items, next } = pageOf(call, name === undefined ? call.state.proxies : [proxyOf(call, name)])
    return { DBProxies: items.map(shown), Marker: next }
  },
  ListTagsForResource: (call) => ({ TagList: tagsOf(call, call.input.ResourceName) }),
} satisfies ServiceDefinition<Client, RdsState>['reads']

const settings = ['DBProxyName', 'DebugLogging', 'IdleClientTimeout', 'RequireTLS']

export const proxyAndTagChanges = {
  ModifyDBProxy: (call) => {
    const { input } = call
    const stored = proxyOf(call, input.DBProxyName)
    refuseOthers(input, settings, 'a DB proxy')
    const { RequireTLS, DebugLogging, IdleClientTimeout: idle } = input
    if (idle !== undefined && (idle < 1 || idle > 28_800))
      throw invalidValue(`IdleClientTimeout ${idle} is not between 1 and 28800`)
    if (RequireTLS !== undefined) stored.RequireTLS = RequireTLS
    if (DebugLogging !== undefined) stored.DebugLogging = DebugLogging
    if (idle !== undefined) stored.IdleClientTimeout = idle
    stored.updated = call.now.toISOString()
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
    return {}
  },
  RemoveTagsFromResource: (call) => {
    const tags = tagsOf(call, call.input.ResourceName)
    const left = tags.filter(({ Key }) => !call.input.TagKeys?.includes(Key ?? ''))
    tags.splice(0, tags.length, ...left)
    return {}
  },
} satisfies ServiceDefinition<Client, RdsState>['changes']

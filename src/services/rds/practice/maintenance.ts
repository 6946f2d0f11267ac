import type * as RdsClient from '@aws-sdk/client-rds'
import { HOME } from '../../../practice/company.ts'
import { awsError, type ServiceDefinition } from '../../../practice/service.ts'
import { type C, invalidValue, paged, type RdsState } from './state.ts'

/** The pending maintenance of the home region: operating system updates of an instance and of a cluster, and an engine update. */
export const seedPending = (region: string): RdsState['pending'] =>
  region === HOME
    ? { 'shop-prod-orders': ['system-update'], 'corp-it-wiki': ['db-upgrade'], 'shop-prod-catalog': ['os-upgrade'] }
    : {}

const describes: Readonly<Record<string, string>> = {
  'system-update': 'New Operating System update is available',
  'os-upgrade': 'New Operating System update is available',
  'db-upgrade': 'New minor version of the engine is available',
}

/** The names of instances and clusters, by ARN. */
const named = (call: C): readonly (readonly [arn: string, name: string])[] => [
  ...call.state.instances.map(
    ({ DBInstanceArn, DBInstanceIdentifier }) => [DBInstanceArn ?? '', DBInstanceIdentifier] as const,
  ),
  ...call.state.clusters.map(
    ({ DBClusterArn, DBClusterIdentifier }) => [DBClusterArn ?? '', DBClusterIdentifier] as const,
  ),
]

const shown = (arn: string, actions: readonly string[]) => ({
  ResourceIdentifier: arn,
  PendingMaintenanceActionDetails: actions.map((Action) => ({ Action, Description: describes[Action] ?? Action })),
})

export const maintenanceReads = {
  DescribePendingMaintenanceActions: (call) => {
    const { ResourceIdentifier: only, Filters } = call.input
    if (Filters?.length) throw invalidValue('The practice account lists pending maintenance without filters.')
    const waiting = named(call).flatMap(([arn, name]) => {
      const actions = call.state.pending[name] ?? []
      return actions.length > 0 && (only === undefined || only === arn) ? [shown(arn, actions)] : []
    })
    return paged(call, { PendingMaintenanceActions: waiting })
  },
} satisfies ServiceDefinition<typeof RdsClient, RdsState>['reads']

export const maintenanceChanges = {
  // AWS applies an update immediately or in the maintenance window; the practice account applies both immediately
  ApplyPendingMaintenanceAction: (call) => {
    const { ResourceIdentifier: arn = '', ApplyAction: action = '', OptInType } = call.input
    const name = named(call).find(([one]) => one === arn)?.[1]
    const actions = name === undefined ? undefined : call.state.pending[name]
    if (name === undefined || !actions?.includes(action))
      throw awsError('ResourceNotFoundFault', `The specified resource ${arn} has no pending action ${action}.`, 404)
    if (OptInType !== 'undo-opt-in') call.state.pending[name] = actions.filter((one) => one !== action)
    return { ResourcePendingMaintenanceActions: shown(arn, call.state.pending[name] ?? []) }
  },
} satisfies ServiceDefinition<typeof RdsClient, RdsState>['changes']

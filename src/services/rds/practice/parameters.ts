import type {
  ApplyMethod,
  CreateDBParameterGroupMessage,
  DescribeDBParametersMessage,
  Parameter,
  ResetDBParameterGroupMessage,
} from '@aws-sdk/client-rds'
import { given } from '../../../practice/kind.ts'
import { awsError, type ServiceDefinition } from '../../../practice/service.ts'
import { type ParameterDefinition, parametersOf } from './engines.ts'
import {
  type C,
  type Client,
  clusterParameterGroups,
  invalidCombination,
  invalidValue,
  paged,
  parameterGroups,
  type RdsState,
  type StoredParameterGroup,
} from './state.ts'

const MOST_AT_ONCE = 20

/** The value of a parameter in its group: the changed value, or the default of the engine. */
function shown(definition: ParameterDefinition, group: StoredParameterGroup): Parameter {
  const set = group.values[definition.name]
  const value = set?.value ?? definition.value
  return {
    ParameterName: definition.name,
    Description: definition.description,
    Source: set ? 'user' : 'engine-default',
    ApplyType: definition.apply,
    DataType: definition.type,
    ...given({ ParameterValue: value, AllowedValues: definition.allowed }),
    IsModifiable: definition.modifiable ?? true,
    ApplyMethod: set?.apply ?? 'pending-reboot',
  }
}

type ParametersRequest = Omit<DescribeDBParametersMessage, 'DBParameterGroupName'>
type ResetRequest = Omit<ResetDBParameterGroupMessage, 'DBParameterGroupName'>
type GroupRequest = Omit<CreateDBParameterGroupMessage, 'DBParameterGroupName'>

function parameters(call: C<ParametersRequest>, group: StoredParameterGroup, cluster: boolean) {
  const { Source, Filters = [] } = call.input
  // the only filter (API_DescribeDBParameters.html)
  const other = Filters.find(({ Name }) => Name !== 'parameter-name')
  if (other) throw invalidValue(`Unrecognized filter name: ${other.Name}`)
  const wanted = Filters.map(({ Values = [] }) => Values)
  const all = parametersOf(group.family, cluster)
    .filter(({ name }) => wanted.every((names) => names.includes(name)))
    .map((one) => shown(one, group))
    .filter((one) => Source === undefined || one.Source === Source)
  return paged(call, { Parameters: all })
}

/** Whether a value is among `0,1`, `6-8388607` or several of `CONNECT,QUERY`. */
function fits({ type, allowed }: ParameterDefinition, value: string): boolean {
  if (allowed === undefined) return true
  const range = /^(-?\d+)-(\d+)$/.exec(allowed)
  if (range) return /^-?\d+$/.test(value) && Number(value) >= Number(range[1]) && Number(value) <= Number(range[2])
  const values = allowed.split(',')
  return type === 'string' ? value.split(',').every((part) => values.includes(part)) : values.includes(value)
}

/** One parameter of a request, checked. */
function change(given: Parameter, group: StoredParameterGroup, cluster: boolean) {
  const { ParameterName: name = '', ParameterValue: value, ApplyMethod: apply } = given
  const definition = parametersOf(group.family, cluster).find((one) => one.name === name)
  if (!definition) throw invalidValue(`Could not find parameter with name: ${name}`)
  if (definition.modifiable === false) throw invalidValue(`The parameter ${name} cannot be modified.`)
  if (apply === undefined || value === undefined)
    throw invalidCombination('The parameters ParameterName, ParameterValue, and ApplyMethod are required.')
  if (apply === 'immediate' && definition.apply === 'static')
    throw invalidCombination('cannot use immediate apply method for static parameter')
  if (!fits(definition, value))
    throw invalidValue(`Invalid parameter value: ${value} for: ${name} allowed values are: ${definition.allowed}`)
  return { name, value, apply }
}

function checkOwn({ name }: StoredParameterGroup): void {
  if (name.startsWith('default.'))
    throw awsError('InvalidDBParameterGroupState', `Default DBParameterGroup cannot be modified: ${name}`)
}

function modify(group: StoredParameterGroup, given: readonly Parameter[] | undefined, cluster: boolean): void {
  checkOwn(group)
  if (!given?.length || given.length > MOST_AT_ONCE)
    throw invalidValue(`From 1 to ${MOST_AT_ONCE} parameters can be modified in a single request.`)
  const changes = given.map((one) => change(one, group, cluster))
  for (const { name, value, apply } of changes) group.values[name] = { value, apply }
}

function reset(group: StoredParameterGroup, { ResetAllParameters: all, Parameters = [] }: ResetRequest): void {
  checkOwn(group)
  // all of them by default (API_ResetDBParameterGroup.html)
  if (all !== false) group.values = {}
  else for (const { ParameterName = '' } of Parameters) delete group.values[ParameterName]
}

const asShown = (call: C, group: StoredParameterGroup) => ({
  DBParameterGroupName: group.name,
  DBParameterGroupArn: parameterGroups.arnOf(call, group),
  DBParameterGroupFamily: group.family,
  Description: group.description,
})
const clustersAsShown = (call: C, group: StoredParameterGroup) => ({
  DBClusterParameterGroupName: group.name,
  DBClusterParameterGroupArn: clusterParameterGroups.arnOf(call, group),
  DBParameterGroupFamily: group.family,
  Description: group.description,
})

export const parameterReads = {
  DescribeDBParameterGroups: (call) => {
    const those = parameterGroups.those(call, call.input.DBParameterGroupName)
    return paged(call, { DBParameterGroups: those.map((one) => asShown(call, one)) })
  },
  DescribeDBClusterParameterGroups: (call) => {
    const those = clusterParameterGroups.those(call, call.input.DBClusterParameterGroupName)
    return paged(call, { DBClusterParameterGroups: those.map((one) => clustersAsShown(call, one)) })
  },
  DescribeDBParameters: (call) => parameters(call, parameterGroups.of(call, call.input.DBParameterGroupName), false),
  DescribeDBClusterParameters: (call) =>
    parameters(call, clusterParameterGroups.of(call, call.input.DBClusterParameterGroupName), true),
} satisfies ServiceDefinition<Client, RdsState>['reads']

/** A custom parameter group, for a family in use in the account. */
function groupFrom(given: string | undefined, asked: GroupRequest, cluster: boolean): StoredParameterGroup {
  const name = given?.toLowerCase() ?? ''
  const { DBParameterGroupFamily: family = '', Description: description = '', Tags: TagList = [] } = asked
  if (!/^[a-z](-?[a-z0-9])*$/i.test(name) || name.length > 255)
    throw invalidValue(`The parameter DBParameterGroupName is not a valid identifier: ${name}`)
  if (parametersOf(family, cluster).length === 0)
    throw invalidValue(`ParameterGroupFamily ${family} is not a valid parameter group family`)
  return { name, family, description, values: {}, TagList }
}

export const parameterChanges = {
  CreateDBParameterGroup: (call) => {
    const made = parameterGroups.add(call, groupFrom(call.input.DBParameterGroupName, call.input, false))
    return { DBParameterGroup: asShown(call, made) }
  },
  CreateDBClusterParameterGroup: (call) => {
    const { DBClusterParameterGroupName: name } = call.input
    const made = clusterParameterGroups.add(call, groupFrom(name, call.input, true))
    return { DBClusterParameterGroup: clustersAsShown(call, made) }
  },
  ModifyDBParameterGroup: (call) => {
    const group = parameterGroups.of(call, call.input.DBParameterGroupName)
    modify(group, call.input.Parameters, false)
    return { DBParameterGroupName: group.name }
  },
  ModifyDBClusterParameterGroup: (call) => {
    const group = clusterParameterGroups.of(call, call.input.DBClusterParameterGroupName)
    modify(group, call.input.Parameters, true)
    return { DBClusterParameterGroupName: group.name }
  },
  ResetDBParameterGroup: (call) => {
    const group = parameterGroups.of(call, call.input.DBParameterGroupName)
    reset(group, call.input)
    return { DBParameterGroupName: group.name }
  },
  ResetDBClusterParameterGroup: (call) => {
    const group = clusterParameterGroups.of(call, call.input.DBClusterParameterGroupName)
    reset(group, call.input)
    return { DBClusterParameterGroupName: group.name }
  },
} satisfies ServiceDefinition<Client, RdsState>['changes']

/** A parameter that a seed sets. */
export const setTo = (value: string, apply: ApplyMethod = 'immediate'): { value: string; apply: ApplyMethod } => ({
  value,
  apply,
})

import type { ApplyMethod, Filter, Parameter } from '@aws-sdk/client-rds'
import { awsError, type ServiceDefinition } from '../../../practice/service.ts'
import { type ParameterDefinition, parametersOf } from './engines.ts'
import {
  type C,
  type Client,
  invalidCombination,
  invalidValue,
  named,
  noParameterGroup,
  pageOf,
  parameterGroupOf,
  type RdsState,
  type StoredParameterGroup,
} from './state.ts'

const MOST_AT_ONCE = 20

/** A parameter as its group has it: what somebody set, else the engine's own. */
function shown(definition: ParameterDefinition, group: StoredParameterGroup): Parameter {
  const set = group.values[definition.name]
  const value = set?.value ?? definition.value
  return {
    ParameterName: definition.name,
    ...(value === undefined ? {} : { ParameterValue: value }),
    Description: definition.description,
    Source: set ? 'user' : 'engine-default',
    ApplyType: definition.apply,
    DataType: definition.type,
    ...(definition.allowed === undefined ? {} : { AllowedValues: definition.allowed }),
    IsModifiable: definition.modifiable ?? true,
    ApplyMethod: set?.apply ?? 'pending-reboot',
  }
}

interface ParametersRequest {
  readonly Source?: string | undefined
  readonly Filters?: readonly Filter[] | undefined
  readonly MaxRecords?: number | undefined
  readonly Marker?: string | undefined
}

function parameters(call: C<ParametersRequest>, group: StoredParameterGroup, cluster: boolean) {
  const { Source, Filters = [] } = call.input
  // the one filter that there is (API_DescribeDBParameters.html)
  const other = Filters.find(({ Name }) => Name !== 'parameter-name')
  if (other) throw invalidValue(`Unrecognized filter name: ${other.Name}`)
  const wanted = Filters.map(({ Values = [] }) => Values)
  const all = parametersOf(group.family, cluster)
    .filter(({ name }) => wanted.every((names) => names.includes(name)))
    .map((one) => shown(one, group))
    .filter((one) => Source === undefined || one.Source === Source)
  const { items, next } = pageOf(call, all)
  return { Parameters: items, Marker: next }
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

function modify(group: StoredParameterGroup, given: readonly Parameter[] | undefined, cluster: boolean): void {
  if (group.name.startsWith('default.'))
    throw awsError('InvalidDBParameterGroupState', `Default DBParameterGroup cannot be modified: ${group.name}`)
  if (!given?.length || given.length > MOST_AT_ONCE)
    throw invalidValue(`From 1 to ${MOST_AT_ONCE} parameters can be modified in a single request.`)
  const changes = given.map((one) => change(one, group, cluster))
  for (const { name, value, apply } of changes) group.values[name] = { value, apply }
}

function reset(group: StoredParameterGroup, input: { all: boolean | undefined; names: readonly Parameter[] }): void {
  if (group.name.startsWith('default.'))
    throw awsError('InvalidDBParameterGroupState', `Default DBParameterGroup cannot be modified: ${group.name}`)
  // all of them unless told otherwise (API_ResetDBParameterGroup.html)
  if (input.all !== false) group.values = {}
  else for (const { ParameterName } of input.names) delete group.values[ParameterName ?? '']
}

const identity = ({ name, arn }: StoredParameterGroup) => [name, arn] as const
const asShown = ({ name, arn, family, description }: StoredParameterGroup) => ({
  DBParameterGroupName: name,
  DBParameterGroupArn: arn,
  DBParameterGroupFamily: family,
  Description: description,
})
const clustersAsShown = ({ name, arn, family, description }: StoredParameterGroup) => ({
  DBClusterParameterGroupName: name,
  DBClusterParameterGroupArn: arn,
  DBParameterGroupFamily: family,
  Description: description,
})

export const parameterReads = {
  DescribeDBParameterGroups: (call) => {
    const id = call.input.DBParameterGroupName
    const { items, next } = pageOf(call, named(call.state.parameterGroups, id, identity, noParameterGroup(id)))
    return { DBParameterGroups: items.map(asShown), Marker: next }
  },
  DescribeDBClusterParameterGroups: (call) => {
    const id = call.input.DBClusterParameterGroupName
    const { items, next } = pageOf(call, named(call.state.clusterParameterGroups, id, identity, noParameterGroup(id)))
    return { DBClusterParameterGroups: items.map(clustersAsShown), Marker: next }
  },
  DescribeDBParameters: (call) =>
    parameters(call, parameterGroupOf(call.state.parameterGroups, call.input.DBParameterGroupName), false),
  DescribeDBClusterParameters: (call) =>
    parameters(call, parameterGroupOf(call.state.clusterParameterGroups, call.input.DBClusterParameterGroupName), true),
} satisfies ServiceDefinition<Client, RdsState>['reads']

/** A group of one's own, for a family that some of the account's databases are of. */
function made(
  groups: readonly StoredParameterGroup[],
  plan: Omit<StoredParameterGroup, 'values'>,
  cluster: boolean,
): StoredParameterGroup {
  if (!/^[a-z](-?[a-z0-9])*$/i.test(plan.name) || plan.name.length > 255)
    throw invalidValue(`The parameter DBParameterGroupName is not a valid identifier: ${plan.name}`)
  if (parametersOf(plan.family, cluster).length === 0)
    throw invalidValue(`ParameterGroupFamily ${plan.family} is not a valid parameter group family`)
  if (groups.some(({ name }) => name === plan.name))
    throw awsError('DBParameterGroupAlreadyExists', `Parameter group ${plan.name} already exists`)
  return { ...plan, values: {} }
}

const arn = ({ region, account }: C, kind: string, name: string): string =>
  `arn:aws:rds:${region}:${account}:${kind}:${name}`

export const parameterChanges = {
  CreateDBParameterGroup: (call) => {
    const { input, state } = call
    const name = input.DBParameterGroupName?.toLowerCase() ?? ''
    const group = made(
      state.parameterGroups,
      {
        name,
        arn: arn(call, 'pg', name),
        family: input.DBParameterGroupFamily ?? '',
        description: input.Description ?? '',
        tags: input.Tags ?? [],
      },
      false,
    )
    state.parameterGroups.push(group)
    return { DBParameterGroup: asShown(group) }
  },
  CreateDBClusterParameterGroup: (call) => {
    const { input, state } = call
    const name = input.DBClusterParameterGroupName?.toLowerCase() ?? ''
    const group = made(
      state.clusterParameterGroups,
      {
        name,
        arn: arn(call, 'cluster-pg', name),
        family: input.DBParameterGroupFamily ?? '',
        description: input.Description ?? '',
        tags: input.Tags ?? [],
      },
      true,
    )
    state.clusterParameterGroups.push(group)
    return { DBClusterParameterGroup: clustersAsShown(group) }
  },
  ModifyDBParameterGroup: ({ input, state }) => {
    const group = parameterGroupOf(state.parameterGroups, input.DBParameterGroupName)
    modify(group, input.Parameters, false)
    return { DBParameterGroupName: group.name }
  },
  ModifyDBClusterParameterGroup: ({ input, state }) => {
    const group = parameterGroupOf(state.clusterParameterGroups, input.DBClusterParameterGroupName)
    modify(group, input.Parameters, true)
    return { DBClusterParameterGroupName: group.name }
  },
  ResetDBParameterGroup: ({ input, state }) => {
    const group = parameterGroupOf(state.parameterGroups, input.DBParameterGroupName)
    reset(group, { all: input.ResetAllParameters, names: input.Parameters ?? [] })
    return { DBParameterGroupName: group.name }
  },
  ResetDBClusterParameterGroup: ({ input, state }) => {
    const group = parameterGroupOf(state.clusterParameterGroups, input.DBClusterParameterGroupName)
    reset(group, { all: input.ResetAllParameters, names: input.Parameters ?? [] })
    return { DBClusterParameterGroupName: group.name }
  },
} satisfies ServiceDefinition<Client, RdsState>['changes']

/** A parameter that a seed sets. */
export const setTo = (value: string, apply: ApplyMethod = 'immediate'): { value: string; apply: ApplyMethod } => ({
  value,
  apply,
})

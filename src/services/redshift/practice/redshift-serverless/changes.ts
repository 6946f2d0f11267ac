import type {
  CreateNamespaceRequest,
  CreateWorkgroupRequest,
  UpdateNamespaceRequest,
  UpdateWorkgroupRequest,
} from '@aws-sdk/client-redshift-serverless'
import { uuidOf } from '../../../../practice/ids.ts'
import { awsError } from '../../../../practice/service.ts'
import { tagged, untagged } from '../../../../practice/tags.ts'
import { ec2 } from '../../../ec2/practice/index.ts'
import { workgroupParameters } from './seed.ts'
import {
  type C,
  conflict,
  type Definition,
  invalid,
  namespaceOf,
  type StoredNamespace,
  type StoredWorkgroup,
  shownCopy,
  shownNamespace,
  shownWorkgroup,
  taggedBy,
  workgroupOf,
} from './state.ts'

/** Refuses what the practice account does not do, and more than one kind of change at once (API_UpdateWorkgroup.html). */
function oneKind(input: object, kinds: readonly (readonly string[])[], of: string): void {
  const given = Object.entries(input).flatMap(([name, value]) => (value === undefined || name === of ? [] : [name]))
  const lost = given.filter((name) => !kinds.flat().includes(name))
  if (lost.length > 0)
    throw awsError('NotImplemented', `The practice account does not change ${lost.join(', ')} here.`, 501)
  if (given.length === 0) throw invalid('At least one parameter to update is required.')
  if (!kinds.some((kind) => given.every((name) => kind.includes(name))))
    throw invalid(`You can't update multiple parameters in one request: ${given.join(', ')}.`)
}

function knownSecurityGroups(call: C, ids: readonly string[]): string[] {
  const known = call.of(ec2).groups
  const wrong = ids.find((id) => !known.some((one) => one.id === id))
  if (wrong !== undefined) throw invalid(`The security group ${wrong} does not exist.`)
  return [...ids]
}

/** Three subnets in three zones (redshift/latest/mgmt/serverless-usage-considerations.html). */
function placedSubnets(call: C, ids: readonly string[]): string[] {
  const known = call.of(ec2).subnets
  const found = ids.map((id) => {
    const subnet = known.find((one) => one.id === id)
    if (!subnet) throw invalid(`The subnet ${id} does not exist.`)
    return subnet
  })
  if (new Set(found.map(({ AvailabilityZone }) => AvailabilityZone)).size < 3)
    throw invalid('There must be at least three subnets, in three Availability Zones.')
  return [...ids]
}

type Parameters = UpdateWorkgroupRequest['configParameters']
function setParameters(one: StoredWorkgroup, given: Parameters): void {
  for (const { parameterKey: key = '', parameterValue: value = '' } of given ?? []) {
    if (!Object.hasOwn(workgroupParameters(), key)) throw invalid(`The parameter ${key} is not one of a workgroup.`)
    one.parameters[key] = value
  }
}

const workgroupKinds = [
  ['baseCapacity'],
  ['configParameters'],
  ['enhancedVpcRouting'],
  ['port'],
  ['publiclyAccessible'],
  ['securityGroupIds'],
  ['subnetIds'],
] as const satisfies readonly (readonly (keyof UpdateWorkgroupRequest)[])[]

function updateWorkgroup(call: C<UpdateWorkgroupRequest>): StoredWorkgroup {
  const { input } = call
  const one = workgroupOf(call, input.workgroupName)
  oneKind(input, workgroupKinds, 'workgroupName')
  setParameters(one, input.configParameters)
  if (input.baseCapacity !== undefined) one.capacity = input.baseCapacity
  if (input.enhancedVpcRouting !== undefined) one.vpcRouting = input.enhancedVpcRouting
  if (input.port !== undefined) one.port = input.port
  if (input.publiclyAccessible !== undefined) one.isPublic = input.publiclyAccessible
  if (input.securityGroupIds !== undefined) one.securityGroups = knownSecurityGroups(call, input.securityGroupIds)
  if (input.subnetIds !== undefined) one.subnets = placedSubnets(call, input.subnetIds)
  return one
}

function createWorkgroup(call: C<CreateWorkgroupRequest>): StoredWorkgroup {
  const { input, state, region, now } = call
  const name = input.workgroupName ?? ''
  const namespace = namespaceOf(call, input.namespaceName).name
  if (state.workgroups.some((one) => one.name === name)) throw conflict(`The workgroup ${name} already exists.`)
  if (state.workgroups.some((one) => one.namespace === namespace))
    throw conflict(`The namespace ${namespace} already has a workgroup.`)
  const made: StoredWorkgroup = {
    id: uuidOf('redshift workgroup', `${region} ${name}`),
    name,
    namespace,
    capacity: input.baseCapacity ?? 128,
    port: input.port ?? 5439,
    subnets: placedSubnets(call, input.subnetIds ?? []),
    securityGroups: knownSecurityGroups(call, input.securityGroupIds ?? []),
    isPublic: input.publiclyAccessible ?? false,
    vpcRouting: input.enhancedVpcRouting ?? false,
    parameters: workgroupParameters(),
    made: now.toISOString(),
    tags: (input.tags ?? []).map(({ key = '', value = '' }) => ({ key, value })),
  }
  setParameters(made, input.configParameters)
  state.workgroups.push(made)
  return made
}

const namespaceKinds = [
  ['adminUsername', 'adminUserPassword', 'manageAdminPassword'],
  ['kmsKeyId'],
  ['logExports'],
] as const satisfies readonly (readonly (keyof UpdateNamespaceRequest)[])[]

/** The password itself is kept nowhere. */
function setPassword(
  one: StoredNamespace,
  { manageAdminPassword: managed, adminUserPassword: password }: UpdateNamespaceRequest | CreateNamespaceRequest,
): void {
  if (managed && password !== undefined)
    throw invalid("You can't use adminUserPassword if manageAdminPassword is true.")
  if (managed !== undefined) one.managed = managed
}

function updateNamespace(call: C<UpdateNamespaceRequest>): StoredNamespace {
  const { input } = call
  const one = namespaceOf(call, input.namespaceName)
  oneKind(input, namespaceKinds, 'namespaceName')
  setPassword(one, input)
  if (input.adminUsername !== undefined) one.administrator = input.adminUsername
  if (input.kmsKeyId !== undefined) one.key = input.kmsKeyId === 'AWS_OWNED_KMS_KEY' ? null : input.kmsKeyId
  if (input.logExports !== undefined) one.logs = [...input.logExports]
  return one
}

function createNamespace(call: C<CreateNamespaceRequest>): StoredNamespace {
  const { input, state, region, now } = call
  const name = input.namespaceName ?? ''
  if (state.namespaces.some((one) => one.name === name)) throw conflict(`The namespace ${name} already exists.`)
  const made: StoredNamespace = {
    id: uuidOf('redshift namespace', `${region} ${name}`),
    name,
    administrator: input.adminUsername ?? 'admin',
    database: input.dbName ?? 'dev',
    key: input.kmsKeyId ?? null,
    logs: [...(input.logExports ?? [])],
    managed: false,
    copies: [],
    made: now.toISOString(),
    tags: (input.tags ?? []).map(({ key = '', value = '' }) => ({ key, value })),
  }
  setPassword(made, input)
  state.namespaces.push(made)
  return made
}

export const changes = {
  CreateNamespace: (call) => ({ namespace: shownNamespace(call, createNamespace(call)) }),
  UpdateNamespace: (call) => ({
    namespace: { ...shownNamespace(call, updateNamespace(call)), status: 'MODIFYING' as const },
  }),
  DeleteNamespace: (call) => {
    const { state } = call
    const one = namespaceOf(call, call.input.namespaceName)
    if (state.workgroups.some(({ namespace }) => namespace === one.name))
      throw conflict(`The namespace ${one.name} has a workgroup: delete it first.`)
    state.namespaces = state.namespaces.filter((other) => other !== one)
    return { namespace: { ...shownNamespace(call, one), status: 'DELETING' as const } }
  },
  CreateWorkgroup: (call) => ({
    workgroup: { ...shownWorkgroup(call, createWorkgroup(call)), status: 'CREATING' as const },
  }),
  UpdateWorkgroup: (call) => ({
    workgroup: { ...shownWorkgroup(call, updateWorkgroup(call)), status: 'MODIFYING' as const },
  }),
  DeleteWorkgroup: (call) => {
    const one = workgroupOf(call, call.input.workgroupName)
    call.state.workgroups = call.state.workgroups.filter((other) => other !== one)
    return { workgroup: { ...shownWorkgroup(call, one), status: 'DELETING' as const } }
  },
  CreateSnapshotCopyConfiguration: (call) => {
    const { namespaceName, destinationRegion: region = '', snapshotRetentionPeriod: days = -1 } = call.input
    const one = namespaceOf(call, namespaceName)
    if (region === call.region) throw invalid('The destination must be another region.')
    if (one.copies.some((copy) => copy.region === region))
      throw conflict(`Snapshots of ${one.name} are copied to ${region} already.`)
    const copy = { id: uuidOf('redshift copy', `${call.region} ${one.name} ${region}`), region, days }
    one.copies.push(copy)
    return { snapshotCopyConfiguration: shownCopy(call, one, copy) }
  },
  TagResource: (call) => {
    const stored = taggedBy(call, call.input.resourceArn)
    stored.tags = tagged(stored.tags, call.input.tags)
    return {}
  },
  UntagResource: (call) => {
    const stored = taggedBy(call, call.input.resourceArn)
    stored.tags = untagged(stored.tags, call.input.tagKeys)
    return {}
  },
} satisfies NonNullable<Definition['changes']>

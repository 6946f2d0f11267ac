import type * as Client from '@aws-sdk/client-redshift-serverless'
import { take } from '../../../../practice/kind.ts'
import { notHere } from '../../../../practice/limits.ts'
import { tag, untag } from '../../../../practice/tags.ts'
import { ec2, lacking } from '../../../ec2/practice/index.ts'
import {
  type C,
  conflict,
  copyTo,
  type Definition,
  invalid,
  type Namespace,
  namespaceFrom,
  namespaces,
  passwordSecret,
  shownWorkgroup,
  standardParameters,
  taggedBy,
  type Workgroup,
  workgroupFrom,
  workgroups,
} from './state.ts'

/** Rejects unsupported changes, and several kinds of change in one request (API_UpdateWorkgroup.html). */
function oneKind(input: object, kinds: readonly (readonly string[])[], of: string): void {
  const given = Object.entries(input).flatMap(([name, value]) => (value === undefined || name === of ? [] : [name]))
  const lost = given.filter((name) => !kinds.flat().includes(name))
  if (lost.length > 0) throw notHere(`The practice account does not change ${lost.join(', ')} here.`)
  if (given.length === 0) throw invalid('At least one parameter to update is required.')
  if (!kinds.some((kind) => given.every((name) => kind.includes(name))))
    throw invalid(`You can't update multiple parameters in one request: ${given.join(', ')}.`)
}

function checkGroups(call: C, ids: readonly string[] | undefined): void {
  const wrong = lacking(call, 'groups', ids)
  if (wrong !== undefined) throw invalid(`The security group ${wrong} does not exist.`)
}

/** Checks for three subnets in three Availability Zones (redshift/latest/mgmt/serverless-usage-considerations.html). */
function checkSubnets(call: C, ids: readonly string[]): void {
  const wrong = lacking(call, 'subnets', ids)
  if (wrong !== undefined) throw invalid(`The subnet ${wrong} does not exist.`)
  const found = call.of(ec2).subnets.filter(({ SubnetId }) => ids.includes(SubnetId))
  if (new Set(found.map(({ AvailabilityZone }) => AvailabilityZone)).size < 3)
    throw invalid('There must be at least three subnets, in three Availability Zones.')
}

function setParameters({ parameters }: Workgroup, given: Client.UpdateWorkgroupRequest['configParameters']): void {
  for (const { parameterKey: key = '', parameterValue: value = '' } of given ?? []) {
    if (!Object.hasOwn(standardParameters, key)) throw invalid(`The parameter ${key} is not one of a workgroup.`)
    parameters[key] = value
  }
}

const plain = [
  'baseCapacity',
  'enhancedVpcRouting',
  'port',
  'publiclyAccessible',
  'securityGroupIds',
  'subnetIds',
] as const satisfies readonly (keyof Client.UpdateWorkgroupRequest)[]

function updateWorkgroup(call: C<Client.UpdateWorkgroupRequest>): Workgroup {
  const { input } = call
  const one = workgroups.of(call, input.workgroupName)
  oneKind(
    input,
    [...plain, 'configParameters'].map((name) => [name]),
    'workgroupName',
  )
  checkGroups(call, input.securityGroupIds)
  if (input.subnetIds !== undefined) checkSubnets(call, input.subnetIds)
  setParameters(one, input.configParameters)
  take(one.is, input, ...plain)
  return one
}

function createWorkgroup(call: C<Client.CreateWorkgroupRequest>): Workgroup {
  const { input, now } = call
  const { namespaceName } = namespaces.of(call, input.namespaceName).is
  const made = workgroups.add(call, workgroupFrom(call, input, now.toISOString()))
  if (call.state.workgroups.some((one) => one !== made && one.is.namespaceName === namespaceName))
    throw conflict(`The namespace ${namespaceName} already has a workgroup.`)
  checkSubnets(call, input.subnetIds ?? [])
  checkGroups(call, input.securityGroupIds)
  setParameters(made, input.configParameters)
  return made
}

const namespaceKinds = [
  ['adminUsername', 'adminUserPassword', 'manageAdminPassword'],
  ['kmsKeyId'],
  ['logExports'],
] as const satisfies readonly (readonly (keyof Client.UpdateNamespaceRequest)[])[]

/** The password is not stored. */
function checkPassword(asked: Client.UpdateNamespaceRequest | Client.CreateNamespaceRequest): void {
  if (asked.manageAdminPassword && asked.adminUserPassword !== undefined)
    throw invalid("You can't use adminUserPassword if manageAdminPassword is true.")
}

function updateNamespace(call: C<Client.UpdateNamespaceRequest>): Namespace {
  const { input } = call
  const one = namespaces.of(call, input.namespaceName)
  oneKind(input, namespaceKinds, 'namespaceName')
  checkPassword(input)
  take(one.is, input, 'adminUsername', 'kmsKeyId', 'logExports')
  if (input.manageAdminPassword) one.is.adminPasswordSecretArn = passwordSecret(call, one.is)
  else if (input.manageAdminPassword === false) delete one.is.adminPasswordSecretArn
  return one
}

export const changes = {
  CreateNamespace: (call) => {
    checkPassword(call.input)
    return { namespace: namespaces.add(call, namespaceFrom(call, call.input, call.now.toISOString())).is }
  },
  UpdateNamespace: (call) => ({ namespace: { ...updateNamespace(call).is, status: 'MODIFYING' } }),
  DeleteNamespace: (call) => {
    const { namespaceName: name } = call.input
    if (workgroups.those(call, undefined, ({ is }) => is.namespaceName === name).length > 0)
      throw conflict(`The namespace ${name} has a workgroup: delete it first.`)
    return { namespace: { ...namespaces.remove(call, name).is, status: 'DELETING' } }
  },
  CreateWorkgroup: (call) => ({ workgroup: { ...shownWorkgroup(createWorkgroup(call)), status: 'CREATING' } }),
  UpdateWorkgroup: (call) => ({ workgroup: { ...shownWorkgroup(updateWorkgroup(call)), status: 'MODIFYING' } }),
  DeleteWorkgroup: (call) => {
    const gone = workgroups.remove(call, call.input.workgroupName)
    return { workgroup: { ...shownWorkgroup(gone), status: 'DELETING' } }
  },
  CreateSnapshotCopyConfiguration: (call) => {
    const { namespaceName, destinationRegion: region = '', snapshotRetentionPeriod: days = -1 } = call.input
    const { is, copies } = namespaces.of(call, namespaceName)
    if (region === call.region) throw invalid('The destination must be another region.')
    if (copies.some((copy) => copy.destinationRegion === region))
      throw conflict(`Snapshots of ${is.namespaceName} are copied to ${region} already.`)
    copies.push(copyTo(call, is, region, days))
    return { snapshotCopyConfiguration: copies.at(-1) }
  },
  TagResource: (call) => tag(taggedBy(call, call.input.resourceArn), call.input.tags),
  UntagResource: (call) => untag(taggedBy(call, call.input.resourceArn), call.input.tagKeys),
} satisfies NonNullable<Definition['changes']>

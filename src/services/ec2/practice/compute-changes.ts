import type * as Ec2Client from '@aws-sdk/client-ec2'
import { take } from '../../../practice/kind.ts'
import { awsError, type ServiceDefinition } from '../../../practice/service.ts'
import {
  type C,
  type ComputeState,
  images,
  instances,
  noVersion,
  type Permission,
  snapshots,
  templateOf,
} from './compute.ts'

/** Adds and removes permissions, as ModifySnapshotAttribute and ModifyImageAttribute do. */
function permissionsAfter(
  before: readonly Permission[],
  add: readonly object[] | undefined,
  remove: readonly object[] | undefined,
): Permission[] {
  const key = (permission: object): string => JSON.stringify(permission)
  const gone = new Set((remove ?? []).map(key))
  const kept = before.filter((permission) => !gone.has(key(permission)))
  const known = new Set(kept.map(key))
  // safe: the wire layer decoded them by EC2's own schema, which has these two members
  return [...kept, ...((add ?? []).filter((permission) => !known.has(key(permission))) as Permission[])]
}

const listOf = (groups: readonly string[] | undefined, users: readonly string[] | undefined): Permission[] => [
  ...(groups ?? []).map((): Permission => ({ Group: 'all' })),
  ...(users ?? []).map((UserId): Permission => ({ UserId })),
]

export const computeChanges = {
  EnableEbsEncryptionByDefault: ({ state }: C) => {
    state.ebsEncryptionByDefault = true
    return { EbsEncryptionByDefault: true }
  },
  DisableEbsEncryptionByDefault: ({ state }: C) => {
    state.ebsEncryptionByDefault = false
    return { EbsEncryptionByDefault: false }
  },
  EnableSnapshotBlockPublicAccess: ({ input, state }) => {
    if (input.State !== 'block-all-sharing' && input.State !== 'block-new-sharing')
      throw awsError('InvalidParameterValue', `Value (${input.State}) for parameter State is invalid.`)
    state.snapshotSharing = input.State
    return { State: input.State }
  },
  DisableSnapshotBlockPublicAccess: ({ state }: C) => {
    state.snapshotSharing = 'unblocked'
    return { State: 'unblocked' }
  },
  EnableImageBlockPublicAccess: ({ state }: C) => {
    state.imageSharing = 'block-new-sharing'
    return { ImageBlockPublicAccessState: 'block-new-sharing' }
  },
  DisableImageBlockPublicAccess: ({ state }: C) => {
    state.imageSharing = 'unblocked'
    return { ImageBlockPublicAccessState: 'unblocked' }
  },
  ModifyInstanceMetadataOptions: (call) => {
    const { InstanceId, MetadataOptions } = instances.of(call, call.input.InstanceId)
    take(MetadataOptions, call.input, 'HttpTokens', 'HttpEndpoint', 'HttpPutResponseHopLimit')
    return { InstanceId, InstanceMetadataOptions: { ...MetadataOptions, State: 'pending' } }
  },
  TerminateInstances: (call) => ({
    TerminatingInstances: instances.asked(call, call.input.InstanceIds).map((instance) => {
      const { InstanceId, State: PreviousState } = instance
      instance.State = { Name: 'terminated', Code: 48 }
      for (const volume of call.state.volumes.filter(({ Attachments: [at] }) => at?.InstanceId === InstanceId))
        Object.assign(volume, { Attachments: [], State: 'available' })
      return { InstanceId, PreviousState, CurrentState: instance.State }
    }),
  }),
  ModifySnapshotAttribute: (call) => {
    const { input, state } = call
    const stored = snapshots.of(call, input.SnapshotId)
    const byList = listOf(input.GroupNames, input.UserIds)
    const add = input.OperationType === 'add' ? byList : input.CreateVolumePermission?.Add
    const remove = input.OperationType === 'remove' ? byList : input.CreateVolumePermission?.Remove
    if (state.snapshotSharing !== 'unblocked' && (add ?? []).some((permission) => permission.Group === 'all'))
      throw awsError('OperationNotPermitted', 'Public sharing of snapshots is blocked in this Region.')
    stored.permissions = permissionsAfter(stored.permissions, add, remove)
  },
  ModifyImageAttribute: (call) => {
    const { input, state } = call
    const stored = images.of(call, input.ImageId)
    const byList = listOf(input.UserGroups, input.UserIds)
    const add = input.OperationType === 'add' ? byList : input.LaunchPermission?.Add
    const remove = input.OperationType === 'remove' ? byList : input.LaunchPermission?.Remove
    if (state.imageSharing === 'block-new-sharing' && (add ?? []).some((permission) => permission.Group === 'all'))
      throw awsError(
        'OperationNotPermitted',
        'You can’t publicly share this image because block public access is enabled.',
      )
    stored.permissions = permissionsAfter(stored.permissions, add, remove)
    stored.Public = stored.permissions.some(({ Group }) => Group === 'all')
  },
  DeleteSnapshot: (call) => {
    const { SnapshotId: id } = snapshots.of(call, call.input.SnapshotId)
    const user = call.state.images.find((one) => one.BlockDeviceMappings.some(({ Ebs }) => Ebs?.SnapshotId === id))
    if (user) throw awsError('InvalidSnapshot.InUse', `The snapshot ${id} is currently in use by ${user.ImageId}`)
    snapshots.remove(call, id)
  },
  CreateLaunchTemplateVersion: (call) => {
    const { SourceVersion, LaunchTemplateData } = call.input
    const { LaunchTemplateId, LaunchTemplateName, versions } = templateOf(call)
    const source = SourceVersion === undefined ? {} : versions[Number(SourceVersion) - 1]
    // safe: what a request may hold of a template's data is what an answer shows
    versions.push({ ...source, ...(LaunchTemplateData as Ec2Client.ResponseLaunchTemplateData) })
    const VersionNumber = versions.length
    return { LaunchTemplateVersion: { LaunchTemplateId, LaunchTemplateName, VersionNumber, DefaultVersion: false } }
  },
  ModifyLaunchTemplate: (call) => {
    const template = templateOf(call)
    const { LaunchTemplateId, LaunchTemplateName } = template
    const DefaultVersionNumber = Number(call.input.DefaultVersion ?? template.DefaultVersionNumber)
    if (!template.versions[DefaultVersionNumber - 1]) throw noVersion(DefaultVersionNumber)
    template.DefaultVersionNumber = DefaultVersionNumber
    return { LaunchTemplate: { LaunchTemplateId, LaunchTemplateName, DefaultVersionNumber } }
  },
} satisfies ServiceDefinition<typeof Ec2Client, ComputeState>['changes']

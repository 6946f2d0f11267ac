import type * as Ec2Client from '@aws-sdk/client-ec2'
import { set, take } from '../../../practice/kind.ts'
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

interface Sharing {
  readonly Add?: readonly object[] | undefined
  readonly Remove?: readonly object[] | undefined
}
interface ByList {
  readonly OperationType?: Ec2Client.OperationType | undefined
  readonly UserIds?: readonly string[] | undefined
}

/**
 * The additions and removals in a ModifySnapshotAttribute or ModifyImageAttribute request, given as permissions or as
 * lists.
 */
function sharing(
  { OperationType, UserIds }: ByList,
  groups: readonly string[] | undefined,
  asked: Sharing | undefined,
) {
  const listed: Permission[] = [
    ...(groups ?? []).map((): Permission => ({ Group: 'all' })),
    ...(UserIds ?? []).map((UserId): Permission => ({ UserId })),
  ]
  // safe: the wire layer decoded them by EC2's own schema, which has these two members
  const add = OperationType === 'add' ? listed : ((asked?.Add ?? []) as Permission[])
  const remove = OperationType === 'remove' ? listed : (asked?.Remove ?? [])
  return {
    opens: add.some(({ Group }) => Group === 'all'),
    after(before: readonly Permission[]): Permission[] {
      const key = (permission: object): string => JSON.stringify(permission)
      const gone = new Set(remove.map(key))
      const kept = before.filter((permission) => !gone.has(key(permission)))
      const known = new Set(kept.map(key))
      return [...kept, ...add.filter((permission) => !known.has(key(permission)))]
    },
  }
}

const switchEncryption =
  (on: boolean) =>
  ({ state }: C) => ({ EbsEncryptionByDefault: set(state, { ebsEncryptionByDefault: on }).ebsEncryptionByDefault })
const switchImages =
  <V extends ComputeState['imageSharing']>(to: V) =>
  ({ state }: C) => {
    state.imageSharing = to
    return { ImageBlockPublicAccessState: to }
  }

export const computeChanges = {
  EnableEbsEncryptionByDefault: switchEncryption(true),
  DisableEbsEncryptionByDefault: switchEncryption(false),
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
  EnableImageBlockPublicAccess: switchImages('block-new-sharing'),
  DisableImageBlockPublicAccess: switchImages('unblocked'),
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
    const asked = sharing(input, input.GroupNames, input.CreateVolumePermission)
    if (state.snapshotSharing !== 'unblocked' && asked.opens)
      throw awsError('OperationNotPermitted', 'Public sharing of snapshots is blocked in this Region.')
    stored.permissions = asked.after(stored.permissions)
  },
  ModifyImageAttribute: (call) => {
    const { input, state } = call
    const stored = images.of(call, input.ImageId)
    const asked = sharing(input, input.UserGroups, input.LaunchPermission)
    if (state.imageSharing === 'block-new-sharing' && asked.opens)
      throw awsError(
        'OperationNotPermitted',
        'You can’t publicly share this image because block public access is enabled.',
      )
    stored.permissions = asked.after(stored.permissions)
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
    // safe: a request and a response have the same members of template data
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

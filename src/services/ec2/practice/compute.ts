import type * as Ec2Client from '@aws-sdk/client-ec2'
import { ec2Id } from '../../../practice/ids.ts'
import { found, type Is, type Naming } from '../../../practice/kind.ts'
import { notHere } from '../../../practice/limits.ts'
import { awsError, type Call, type ServiceDefinition } from '../../../practice/service.ts'
import { byName, ec2Kinds, paged, shownTo } from './kinds.ts'

export interface Permission {
  Group?: 'all'
  UserId?: string
}

export type StoredInstance = Is<Ec2Client.Instance, 'InstanceId' | 'State' | 'MetadataOptions'>
export type StoredVolume = Is<Ec2Client.Volume, 'VolumeId' | 'Attachments'>
export type StoredSnapshot = Is<Ec2Client.Snapshot, 'SnapshotId'> & { permissions: Permission[] }
export type StoredImage = Is<Ec2Client.Image, 'ImageId' | 'OwnerId' | 'BlockDeviceMappings'> & {
  permissions: Permission[]
}
export type StoredTemplate = Is<
  Ec2Client.LaunchTemplate,
  'LaunchTemplateId' | 'LaunchTemplateName' | 'DefaultVersionNumber'
> & {
  /** The version at index 0 is version 1. */
  versions: Ec2Client.ResponseLaunchTemplateData[]
}

/** EC2's compute and storage in one region, as EC2 shows them. */
export interface ComputeState {
  regions: string[]
  instances: StoredInstance[]
  volumes: StoredVolume[]
  snapshots: StoredSnapshot[]
  images: StoredImage[]
  templates: StoredTemplate[]
  ebsEncryptionByDefault: boolean
  snapshotSharing: 'block-all-sharing' | 'block-new-sharing' | 'unblocked'
  imageSharing: 'block-new-sharing' | 'unblocked'
}

export type C<I = unknown> = Call<I, ComputeState>

const kindOf = ec2Kinds<ComputeState>()
export const instances = kindOf('instances', 'InstanceId', ['InvalidInstanceID.NotFound', 'instance ID'], {
  'instance-id': 'InstanceId',
  'instance-state-name': ({ State }) => State.Name,
  'subnet-id': 'SubnetId',
  'vpc-id': 'VpcId',
  ...byName,
})
const volumes = kindOf('volumes', 'VolumeId', ['InvalidVolume.NotFound', 'volume'], {
  'attachment.instance-id': ({ Attachments }) => Attachments.flatMap(({ InstanceId }) => InstanceId ?? []),
  encrypted: 'Encrypted',
})
export const snapshots = kindOf('snapshots', 'SnapshotId', ['InvalidSnapshot.NotFound', 'snapshot'])
export const images = kindOf('images', 'ImageId', ['InvalidAMIID.NotFound', 'image id'], {
  'image-id': 'ImageId',
  name: 'Name',
})
const templates = kindOf('templates', 'LaunchTemplateId', ['InvalidLaunchTemplateId.NotFound', 'launch template'])

type NamesTemplate = Naming<'LaunchTemplateId' | 'LaunchTemplateName'>
export function templateOf({ input, state }: C<NamesTemplate>): StoredTemplate {
  const { LaunchTemplateId: id, LaunchTemplateName: name } = input
  return found(
    state.templates.find((one) => (id === undefined ? one.LaunchTemplateName === name : one.LaunchTemplateId === id)),
    () => awsError('InvalidLaunchTemplateId.NotFound', 'The specified launch template does not exist'),
  )
}

export const noVersion = (version: number) =>
  awsError('InvalidLaunchTemplateId.VersionNotFound', `Could not find launch template version ${version}`)

function versionsOf({ versions, ...template }: StoredTemplate, asked: readonly string[] | undefined) {
  const { LaunchTemplateId, LaunchTemplateName, DefaultVersionNumber } = template
  const wanted = asked ?? versions.map((_, index) => String(index + 1))
  const numbers = wanted.map((text) =>
    text === '$Default' ? DefaultVersionNumber : text === '$Latest' ? versions.length : Number(text),
  )
  return numbers.map((VersionNumber) => {
    const LaunchTemplateData = versions[VersionNumber - 1]
    if (!LaunchTemplateData) throw noVersion(VersionNumber)
    const DefaultVersion = VersionNumber === DefaultVersionNumber
    return { LaunchTemplateId, LaunchTemplateName, VersionNumber, DefaultVersion, LaunchTemplateData }
  })
}

/** EC2's read operations for instances, volumes, images and settings of a Region. */
export const computeReads = {
  DescribeRegions: ({ state }: C) => ({
    Regions: state.regions.map((RegionName) => ({
      RegionName,
      Endpoint: `ec2.${RegionName}.amazonaws.com`,
      OptInStatus: 'opt-in-not-required',
    })),
  }),
  DescribeInstances: (call) => {
    const { InstanceIds: ids, Filters } = call.input
    const found = shownTo(call.input, ids, instances.asked(call, ids, Filters))
    const Reservations = found.map((instance) => ({
      ReservationId: ec2Id('r', instance.InstanceId),
      OwnerId: call.account,
      Instances: [instance],
    }))
    return paged(call, { Reservations })
  },
  DescribeVolumes: (call) => {
    const { VolumeIds: ids, Filters } = call.input
    return paged(call, { Volumes: shownTo(call.input, ids, volumes.asked(call, ids, Filters)) })
  },
  DescribeSnapshots: (call) => {
    const { OwnerIds: owners = [], RestorableByUserIds: by = ['self'], SnapshotIds } = call.input
    // snapshots of other owners are not simulated
    const mine = owners.length === 0 || owners.some((owner) => owner === 'self' || owner === call.account)
    const isFor = (one: StoredSnapshot, user: string): boolean =>
      user === 'self' || user === call.account
        ? true
        : one.permissions.some(({ Group, UserId }) => (user === 'all' ? Group === 'all' : UserId === user))
    const visible = mine ? call.state.snapshots.filter((one) => by.some((user) => isFor(one, user))) : []
    const found = snapshots.asked({ ...call, state: { ...call.state, snapshots: visible } }, SnapshotIds)
    return paged(call, { Snapshots: found.map(({ permissions: _, ...snapshot }) => snapshot) })
  },
  DescribeSnapshotAttribute: (call) => {
    const { SnapshotId, permissions } = snapshots.of(call, call.input.SnapshotId)
    return { SnapshotId, CreateVolumePermissions: permissions }
  },
  DescribeImages: (call) => {
    const { input, state, account, now } = call
    const owners = (input.Owners ?? []).map((owner) => (owner === 'self' ? account : owner))
    const visible = state.images.filter(
      ({ OwnerId, DeprecationTime: end }) =>
        (owners.length === 0 || owners.includes(OwnerId)) &&
        // AWS leaves out deprecated images of other owners unless IncludeDeprecated is set
        (input.IncludeDeprecated || OwnerId === account || end === undefined || Date.parse(end) > now.getTime()),
    )
    const found = images.asked({ ...call, state: { ...state, images: visible } }, input.ImageIds, input.Filters)
    return paged(call, { Images: found.map(({ permissions: _, ...image }) => image) })
  },
  DescribeImageAttribute: (call) => {
    const { ImageId, permissions } = images.of(call, call.input.ImageId)
    if (call.input.Attribute !== 'launchPermission') throw notHere('Only launchPermission is here.')
    return { ImageId, LaunchPermissions: permissions }
  },
  DescribeLaunchTemplates: (call) => {
    const LaunchTemplates = templates.asked(call, call.input.LaunchTemplateIds).map(({ versions, ...template }) => ({
      ...template,
      CreatedBy: call.principal.arn,
      LatestVersionNumber: versions.length,
    }))
    return paged(call, { LaunchTemplates })
  },
  DescribeLaunchTemplateVersions: (call) => {
    const { LaunchTemplateId: id, LaunchTemplateName: name, Versions } = call.input
    if (id !== undefined || name !== undefined)
      return { LaunchTemplateVersions: versionsOf(templateOf(call), Versions) }
    // without a template id, only $Latest and $Default can be requested (API_DescribeLaunchTemplateVersions.html)
    if (!Versions?.length || Versions.some((one) => !['$Latest', '$Default'].includes(one)))
      throw awsError(
        'MissingParameter',
        'The request must contain a launch template, or the versions $Latest or $Default',
      )
    return paged(call, { LaunchTemplateVersions: call.state.templates.flatMap((one) => versionsOf(one, Versions)) })
  },
  GetEbsEncryptionByDefault: ({ state }: C) => ({ EbsEncryptionByDefault: state.ebsEncryptionByDefault }),
  GetSnapshotBlockPublicAccessState: ({ state }: C) => ({ State: state.snapshotSharing, ManagedBy: 'account' }),
  GetImageBlockPublicAccessState: ({ state }: C) => ({
    ImageBlockPublicAccessState: state.imageSharing,
    ManagedBy: 'account',
  }),
} satisfies ServiceDefinition<typeof Ec2Client, ComputeState>['reads']

import type * as Ec2Client from '@aws-sdk/client-ec2'
import { ec2Id } from '../../../practice/ids.ts'
import { awsError, type Call, page, type ServiceDefinition } from '../../../practice/service.ts'

type Client = typeof Ec2Client
type Tags = { Key: string; Value: string }[]
interface Permission {
  Group?: 'all'
  UserId?: string
}

export interface StoredInstance {
  id: string
  type: 't3.small' | 't3.medium' | 'm6i.large' | 'c6i.large' | 't2.micro'
  image: string
  subnet: string
  vpc: string
  zone: string
  privateIp: string
  publicIp: string | null
  groups: { GroupId: string; GroupName: string }[]
  interfaces: string[]
  profile: string | null
  httpTokens: 'optional' | 'required'
  httpEndpoint: 'enabled' | 'disabled'
  hopLimit: number
  virtualization: 'hvm' | 'paravirtual'
  status: 'running' | 'stopped' | 'terminated'
  launched: string
  /** As EC2 writes it: "User initiated (2026-09-01 12:00:00 GMT)". */
  transition: string
  tags: Tags
}

export interface StoredVolume {
  id: string
  size: number
  zone: string
  encrypted: boolean
  key: string | null
  attachedTo: string | null
  created: string
  tags: Tags
}

export interface StoredSnapshot {
  id: string
  volume: string
  size: number
  encrypted: boolean
  description: string
  permissions: Permission[]
  created: string
  tags: Tags
}

export interface StoredImage {
  id: string
  name: string
  owner: string
  public: boolean
  snapshots: { id: string; encrypted: boolean }[]
  permissions: Permission[]
  created: string
  deprecated: string | null
  tags: Tags
}

export interface StoredTemplate {
  id: string
  name: string
  versions: Ec2Client.ResponseLaunchTemplateData[]
  /** From 1. */
  defaultVersion: number
  created: string
  tags: Tags
}

/** EC2's compute and storage in one region. */
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

type C<I = unknown> = Call<I, ComputeState>
type Filters =
  | readonly { readonly Name?: string | undefined; readonly Values?: readonly string[] | undefined }[]
  | undefined

/** The filters that we know; another one is refused, for to ignore it would be to lie. */
export function filtered<T>(
  items: readonly T[],
  filters: Filters,
  fields: Readonly<Record<string, (item: T) => string | readonly string[] | undefined>>,
): T[] {
  const tests = (filters ?? []).map(({ Name = '', Values = [] }) => {
    const field = fields[Name]
    if (!field) throw awsError('InvalidParameterValue', `The filter '${Name}' is invalid`)
    return (item: T): boolean => {
      const value = field(item)
      const values = value === undefined ? [] : typeof value === 'string' ? [value] : value
      return values.some((one) => Values.includes(one))
    }
  })
  return items.filter((item) => tests.every((test) => test(item)))
}

/** The items of some ids, in the order of the listing; all of them where none is named. An unknown id is AWS's error. */
export function chosen<T extends { id: string }>(
  items: readonly T[],
  ids: readonly string[] | undefined,
  code: string,
  what: string,
): T[] {
  if (!ids || ids.length === 0) return [...items]
  const missing = ids.filter((id) => !items.some((item) => item.id === id))
  if (missing.length > 0) throw awsError(code, `The ${what} '${missing.join(', ')}' does not exist`)
  return items.filter(({ id }) => ids.includes(id))
}

const one = <T extends { id: string }>(items: readonly T[], id: string | undefined, code: string, what: string): T => {
  const [found] = chosen(items, [id ?? ''], code, what)
  if (!found) throw awsError(code, `The ${what} '${id}' does not exist`)
  return found
}
const instanceOf = ({ state }: C, id: string | undefined): StoredInstance =>
  one(state.instances, id, 'InvalidInstanceID.NotFound', 'instance ID')
const snapshotOf = ({ state }: C, id: string | undefined): StoredSnapshot =>
  one(state.snapshots, id, 'InvalidSnapshot.NotFound', 'snapshot')
const imageOf = ({ state }: C, id: string | undefined): StoredImage =>
  one(state.images, id, 'InvalidAMIID.NotFound', 'image id')

function shownInstance(stored: StoredInstance): Ec2Client.Instance {
  return {
    InstanceId: stored.id,
    ImageId: stored.image,
    InstanceType: stored.type,
    SubnetId: stored.subnet,
    VpcId: stored.vpc,
    PrivateIpAddress: stored.privateIp,
    ...(stored.publicIp === null ? {} : { PublicIpAddress: stored.publicIp }),
    SecurityGroups: stored.groups,
    ...(stored.profile === null ? {} : { IamInstanceProfile: { Arn: stored.profile } }),
    NetworkInterfaces: stored.interfaces.map((NetworkInterfaceId, DeviceIndex) => ({
      NetworkInterfaceId,
      Attachment: { DeviceIndex },
    })),
    MetadataOptions: {
      State: 'applied',
      HttpTokens: stored.httpTokens,
      HttpEndpoint: stored.httpEndpoint,
      HttpPutResponseHopLimit: stored.hopLimit,
    },
    VirtualizationType: stored.virtualization,
    State: { Code: stored.status === 'running' ? 16 : stored.status === 'stopped' ? 80 : 48, Name: stored.status },
    StateTransitionReason: stored.transition,
    LaunchTime: new Date(stored.launched),
    Placement: { AvailabilityZone: stored.zone },
    Tags: stored.tags,
  }
}

const shownVolume = (stored: StoredVolume): Ec2Client.Volume => ({
  VolumeId: stored.id,
  Size: stored.size,
  AvailabilityZone: stored.zone,
  Encrypted: stored.encrypted,
  ...(stored.key === null ? {} : { KmsKeyId: stored.key }),
  State: stored.attachedTo === null ? 'available' : 'in-use',
  Attachments:
    stored.attachedTo === null ? [] : [{ InstanceId: stored.attachedTo, VolumeId: stored.id, State: 'attached' }],
  CreateTime: new Date(stored.created),
  VolumeType: 'gp3',
  Tags: stored.tags,
})

const shownSnapshot = (stored: StoredSnapshot, OwnerId: string): Ec2Client.Snapshot => ({
  SnapshotId: stored.id,
  VolumeId: stored.volume,
  VolumeSize: stored.size,
  Encrypted: stored.encrypted,
  Description: stored.description,
  State: 'completed',
  Progress: '100%',
  StartTime: new Date(stored.created),
  OwnerId,
  Tags: stored.tags,
})

const shownImage = (stored: StoredImage): Ec2Client.Image => ({
  ImageId: stored.id,
  Name: stored.name,
  OwnerId: stored.owner,
  Public: stored.public,
  State: 'available',
  CreationDate: stored.created,
  ...(stored.deprecated === null ? {} : { DeprecationTime: stored.deprecated }),
  BlockDeviceMappings: stored.snapshots.map(({ id, encrypted }) => ({
    DeviceName: '/dev/xvda',
    Ebs: { SnapshotId: id, Encrypted: encrypted },
  })),
  Tags: stored.tags,
})

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

/** What EC2 tells of instances, disks, images and the settings of a region. */
export const computeReads = {
  DescribeRegions: ({ state }: C) => ({
    Regions: state.regions.map((RegionName) => ({
      RegionName,
      Endpoint: `ec2.${RegionName}.amazonaws.com`,
      OptInStatus: 'opt-in-not-required',
    })),
  }),
  DescribeInstances: (call) => {
    const { input, state } = call
    const found = filtered(
      chosen(state.instances, input.InstanceIds, 'InvalidInstanceID.NotFound', 'instance ID'),
      input.Filters,
      {
        'instance-id': ({ id }) => id,
        'instance-state-name': ({ status }) => status,
        'subnet-id': ({ subnet }) => subnet,
        'vpc-id': ({ vpc }) => vpc,
        'tag:Name': ({ tags }) => tags.find(({ Key }) => Key === 'Name')?.Value,
      },
    )
    const { items, next } = page(call, found, { token: input.NextToken, size: input.MaxResults })
    return {
      Reservations: items.map((stored) => ({
        ReservationId: ec2Id('r', stored.id),
        OwnerId: call.account,
        Instances: [shownInstance(stored)],
      })),
      NextToken: next,
    }
  },
  DescribeVolumes: (call) => {
    const { input, state } = call
    const found = filtered(chosen(state.volumes, input.VolumeIds, 'InvalidVolume.NotFound', 'volume'), input.Filters, {
      'attachment.instance-id': ({ attachedTo }) => attachedTo ?? undefined,
      encrypted: ({ encrypted }) => String(encrypted),
    })
    const { items, next } = page(call, found, { token: input.NextToken, size: input.MaxResults })
    return { Volumes: items.map(shownVolume), NextToken: next }
  },
  DescribeSnapshots: (call) => {
    const { input, state, account } = call
    const mine =
      (input.OwnerIds ?? []).length === 0 || input.OwnerIds?.some((owner) => owner === 'self' || owner === account)
    const found = chosen(mine ? state.snapshots : [], input.SnapshotIds, 'InvalidSnapshot.NotFound', 'snapshot')
    const { items, next } = page(call, found, { token: input.NextToken, size: input.MaxResults })
    return { Snapshots: items.map((stored) => shownSnapshot(stored, account)), NextToken: next }
  },
  DescribeSnapshotAttribute: (call) => {
    const { id, permissions } = snapshotOf(call, call.input.SnapshotId)
    return { SnapshotId: id, CreateVolumePermissions: permissions }
  },
  DescribeImages: (call) => {
    const { input, state, account, now } = call
    const owners = (input.Owners ?? []).map((owner) => (owner === 'self' ? account : owner))
    const visible = state.images.filter(
      ({ owner, deprecated }) =>
        (owners.length === 0 || owners.includes(owner)) &&
        // AWS leaves deprecated images of others out unless they are asked for
        (input.IncludeDeprecated === true ||
          owner === account ||
          deprecated === null ||
          Date.parse(deprecated) > now.getTime()),
    )
    const found = filtered(chosen(visible, input.ImageIds, 'InvalidAMIID.NotFound', 'image id'), input.Filters, {
      'image-id': ({ id }) => id,
      name: ({ name }) => name,
    })
    const { items, next } = page(call, found, { token: input.NextToken, size: input.MaxResults })
    return { Images: items.map(shownImage), NextToken: next }
  },
  DescribeImageAttribute: (call) => {
    const { id, permissions } = imageOf(call, call.input.ImageId)
    if (call.input.Attribute !== 'launchPermission')
      throw awsError('NotImplemented', 'Only launchPermission is here.', 501)
    return { ImageId: id, LaunchPermissions: permissions }
  },
  DescribeLaunchTemplates: (call) => {
    const { input, state, principal } = call
    const found = chosen(
      state.templates,
      input.LaunchTemplateIds,
      'InvalidLaunchTemplateId.NotFound',
      'launch template',
    )
    const { items, next } = page(call, found, { token: input.NextToken, size: input.MaxResults })
    return {
      LaunchTemplates: items.map((stored) => ({
        LaunchTemplateId: stored.id,
        LaunchTemplateName: stored.name,
        CreateTime: new Date(stored.created),
        CreatedBy: principal.arn,
        DefaultVersionNumber: stored.defaultVersion,
        LatestVersionNumber: stored.versions.length,
        Tags: stored.tags,
      })),
      NextToken: next,
    }
  },
  DescribeLaunchTemplateVersions: (call) => {
    const { input } = call
    const template = templateOf(call, input.LaunchTemplateId, input.LaunchTemplateName)
    const wanted = input.Versions ?? template.versions.map((_, index) => String(index + 1))
    const numbers = wanted.map((text) =>
      text === '$Default' ? template.defaultVersion : text === '$Latest' ? template.versions.length : Number(text),
    )
    return {
      LaunchTemplateVersions: numbers.flatMap((VersionNumber) => {
        const data = template.versions[VersionNumber - 1]
        if (!data)
          throw awsError(
            'InvalidLaunchTemplateId.VersionNotFound',
            `Could not find launch template version ${VersionNumber}`,
          )
        return {
          LaunchTemplateId: template.id,
          LaunchTemplateName: template.name,
          VersionNumber,
          DefaultVersion: VersionNumber === template.defaultVersion,
          LaunchTemplateData: data,
        }
      }),
    }
  },
  GetEbsEncryptionByDefault: ({ state }: C) => ({ EbsEncryptionByDefault: state.ebsEncryptionByDefault }),
  GetSnapshotBlockPublicAccessState: ({ state }: C) => ({
    State: state.snapshotSharing,
    ManagedBy: 'account' as const,
  }),
  GetImageBlockPublicAccessState: ({ state }: C) => ({
    ImageBlockPublicAccessState: state.imageSharing,
    ManagedBy: 'account' as const,
  }),
} satisfies ServiceDefinition<Client, ComputeState>['reads']

function templateOf({ state }: C, id: string | undefined, name: string | undefined): StoredTemplate {
  const found = state.templates.find((one) => (id === undefined ? one.name === name : one.id === id))
  if (!found) throw awsError('InvalidLaunchTemplateId.NotFound', 'The specified launch template does not exist')
  return found
}

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
    return { State: 'unblocked' as const }
  },
  EnableImageBlockPublicAccess: ({ state }: C) => {
    state.imageSharing = 'block-new-sharing'
    return { ImageBlockPublicAccessState: 'block-new-sharing' as const }
  },
  DisableImageBlockPublicAccess: ({ state }: C) => {
    state.imageSharing = 'unblocked'
    return { ImageBlockPublicAccessState: 'unblocked' as const }
  },
  ModifyInstanceMetadataOptions: (call) => {
    const { input } = call
    const stored = instanceOf(call, input.InstanceId)
    if (input.HttpTokens === 'required' || input.HttpTokens === 'optional') stored.httpTokens = input.HttpTokens
    if (input.HttpEndpoint === 'enabled' || input.HttpEndpoint === 'disabled') stored.httpEndpoint = input.HttpEndpoint
    if (input.HttpPutResponseHopLimit !== undefined) stored.hopLimit = input.HttpPutResponseHopLimit
    return {
      InstanceId: stored.id,
      InstanceMetadataOptions: {
        State: 'pending' as const,
        HttpTokens: stored.httpTokens,
        HttpEndpoint: stored.httpEndpoint,
        HttpPutResponseHopLimit: stored.hopLimit,
      },
    }
  },
  TerminateInstances: ({ input, state }) => {
    const found = chosen(state.instances, input.InstanceIds, 'InvalidInstanceID.NotFound', 'instance ID')
    const before = found.map(({ id, status }) => ({ id, status }))
    for (const stored of found) {
      stored.status = 'terminated'
      for (const volume of state.volumes) if (volume.attachedTo === stored.id) volume.attachedTo = null
    }
    return {
      TerminatingInstances: before.map(({ id, status }) => ({
        InstanceId: id,
        PreviousState: { Name: status },
        CurrentState: { Name: 'terminated' as const, Code: 48 },
      })),
    }
  },
  ModifySnapshotAttribute: (call) => {
    const { input, state } = call
    const stored = snapshotOf(call, input.SnapshotId)
    const byList = listOf(input.GroupNames, input.UserIds)
    const add = input.OperationType === 'add' ? byList : input.CreateVolumePermission?.Add
    const remove = input.OperationType === 'remove' ? byList : input.CreateVolumePermission?.Remove
    if (state.snapshotSharing !== 'unblocked' && (add ?? []).some((permission) => permission.Group === 'all'))
      throw awsError('OperationNotPermitted', 'Public sharing of snapshots is blocked in this Region.')
    stored.permissions = permissionsAfter(stored.permissions, add, remove)
    return undefined
  },
  ModifyImageAttribute: (call) => {
    const { input, state } = call
    const stored = imageOf(call, input.ImageId)
    const byList = listOf(input.UserGroups, input.UserIds)
    const add = input.OperationType === 'add' ? byList : input.LaunchPermission?.Add
    const remove = input.OperationType === 'remove' ? byList : input.LaunchPermission?.Remove
    if (state.imageSharing === 'block-new-sharing' && (add ?? []).some((permission) => permission.Group === 'all'))
      throw awsError(
        'OperationNotPermitted',
        'You can’t publicly share this image because block public access is enabled.',
      )
    stored.permissions = permissionsAfter(stored.permissions, add, remove)
    stored.public = stored.permissions.some(({ Group }) => Group === 'all')
    return undefined
  },
  DeleteSnapshot: (call) => {
    const { id } = snapshotOf(call, call.input.SnapshotId)
    const image = call.state.images.find(({ snapshots }) => snapshots.some((one) => one.id === id))
    if (image) throw awsError('InvalidSnapshot.InUse', `The snapshot ${id} is currently in use by ${image.id}`)
    call.state.snapshots = call.state.snapshots.filter((stored) => stored.id !== id)
    return undefined
  },
  CreateLaunchTemplateVersion: (call) => {
    const { input } = call
    const template = templateOf(call, input.LaunchTemplateId, input.LaunchTemplateName)
    const source = input.SourceVersion === undefined ? {} : template.versions[Number(input.SourceVersion) - 1]
    // safe: what a request may hold of a template's data is what an answer shows
    template.versions.push({ ...source, ...(input.LaunchTemplateData as Ec2Client.ResponseLaunchTemplateData) })
    return {
      LaunchTemplateVersion: {
        LaunchTemplateId: template.id,
        LaunchTemplateName: template.name,
        VersionNumber: template.versions.length,
        DefaultVersion: false,
      },
    }
  },
  ModifyLaunchTemplate: (call) => {
    const { input } = call
    const template = templateOf(call, input.LaunchTemplateId, input.LaunchTemplateName)
    const version = Number(input.DefaultVersion ?? template.defaultVersion)
    if (!template.versions[version - 1])
      throw awsError('InvalidLaunchTemplateId.VersionNotFound', `Could not find launch template version ${version}`)
    template.defaultVersion = version
    return {
      LaunchTemplate: {
        LaunchTemplateId: template.id,
        LaunchTemplateName: template.name,
        DefaultVersionNumber: version,
      },
    }
  },
} satisfies ServiceDefinition<Client, ComputeState>['changes']

import type { Image, Instance, LaunchTemplateVersion, Snapshot } from '@aws-sdk/client-ec2'
import {
  batched,
  collector,
  detail,
  pages,
  type Reach,
  type Seed,
  stated,
  tagRecord,
} from '../../../collect/collector.ts'
import { daysSince } from '../../../core/clock.ts'
import { resourceId } from '../../../model/resource.ts'
import { ec2Arn as arn } from './arn.ts'
import { defaultVersions, publicSnapshots } from './at-once.ts'
import { operatorOf } from './operator.ts'

/**
 * Instances without their user data. Terminated instances are left out. Instances operated by AWS services are only
 * listed with IncludeManagedResources.
 */
export const instances = collector({
  types: ['AWS::EC2::Instance'],
  service: 'ec2',
  scope: 'region',
  needs: ['ec2:DescribeInstances'],
  async *list(reach) {
    const ec2 = await reach.client('ec2')
    const reservations = pages(
      (NextToken) => ec2.describeInstances({ MaxResults: 1000, IncludeManagedResources: true, NextToken }),
      (answer) => answer.Reservations,
      (answer) => answer.NextToken,
    )
    for await (const { Instances = [] } of reservations)
      for (const instance of Instances) {
        const state = instance.State?.Name
        if (!instance.InstanceId || state === 'terminated' || state === 'shutting-down') continue
        yield instanceSeed(reach, instance, instance.InstanceId)
      }
  },
  details: [
    batched({
      on: 'AWS::EC2::Instance',
      needs: ['ec2:DescribeImages'],
      fills: ['state.ImageStatus'],
      batch: 100,
      async get({ client, now }, seeds) {
        const ec2 = await client('ec2')
        const wanted = [...new Set(seeds.flatMap(({ properties }) => properties.ImageId ?? []))]
        // as a filter, because an unknown id in ImageIds is an error
        const { Images = [] } = await ec2.describeImages({
          IncludeDeprecated: true,
          Filters: [{ Name: 'image-id', Values: wanted }],
        })
        const found = new Map(Images.map((image) => [image.ImageId, image]))
        return seeds.map(({ properties }) => ({
          state: { ImageStatus: imageStatus(found.get(properties.ImageId ?? ''), now) },
        }))
      },
    }),
  ],
})

function imageStatus(image: Image | undefined, now: number): string {
  if (!image) return 'gone'
  return image.DeprecationTime !== undefined && Date.parse(image.DeprecationTime) <= now ? 'deprecated' : 'available'
}

function instanceSeed(reach: Reach, one: Instance, id: string): Seed<'AWS::EC2::Instance'> {
  const tags = tagRecord(one.Tags)
  const metadata = one.MetadataOptions
  return {
    type: 'AWS::EC2::Instance',
    id: arn(reach, 'instance', id),
    name: tags['Name'] || id,
    tags,
    properties: {
      InstanceId: id,
      ImageId: one.ImageId ?? null,
      SubnetId: one.SubnetId ?? null,
      VpcId: one.VpcId ?? null,
      PublicIp: one.PublicIpAddress ?? null,
      IamInstanceProfile: one.IamInstanceProfile?.Arn ?? null,
      SecurityGroupIds: (one.SecurityGroups ?? []).flatMap(({ GroupId }) => GroupId ?? []),
      MetadataOptions: metadata
        ? {
            HttpEndpoint: metadata.HttpEndpoint,
            HttpTokens: metadata.HttpTokens,
            HttpPutResponseHopLimit: metadata.HttpPutResponseHopLimit,
          }
        : null,
    },
    state: {
      Status: one.State?.Name ?? null,
      StoppedDays: stoppedDays(one, reach.now),
      VirtualizationType: one.VirtualizationType ?? null,
      InterfaceCount: (one.NetworkInterfaces ?? []).length,
      OutpostArn: one.OutpostArn ?? null,
      Operator: operatorOf(one.Operator),
      MarketplaceProducts: (one.ProductCodes ?? []).flatMap(({ ProductCodeId, ProductCodeType }) =>
        ProductCodeType === 'marketplace' && ProductCodeId !== undefined ? [ProductCodeId] : [],
      ),
    },
  }
}

/**
 * EC2 gives the stop time only as text, "User initiated (2026-09-01 12:00:00 GMT)" (ec2 API reference,
 * Instance.StateTransitionReason). Without a stop time, as after an EC2 error, Security Hub counts from the launch
 * (EC2.4).
 */
function stoppedDays({ State, StateTransitionReason, LaunchTime }: Instance, now: number): number | null {
  if (State?.Name !== 'stopped') return null
  const [, date, time] = /\((\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) GMT\)/.exec(StateTransitionReason ?? '') ?? []
  if (date && time) return daysSince(`${date}T${time}Z`, now)
  return LaunchTime ? daysSince(LaunchTime.toISOString(), now) : null
}

export const volumes = collector({
  types: ['AWS::EC2::Volume'],
  service: 'ec2',
  scope: 'region',
  needs: ['ec2:DescribeVolumes'],
  async *list(reach) {
    const ec2 = await reach.client('ec2')
    const found = pages(
      (NextToken) => ec2.describeVolumes({ MaxResults: 500, IncludeManagedResources: true, NextToken }),
      (answer) => answer.Volumes,
      (answer) => answer.NextToken,
    )
    for await (const one of found) {
      if (!one.VolumeId || one.State === 'deleting' || one.State === 'deleted') continue
      const tags = tagRecord(one.Tags)
      yield {
        type: 'AWS::EC2::Volume',
        id: arn(reach, 'volume', one.VolumeId),
        name: tags['Name'] || one.VolumeId,
        tags,
        properties: {
          VolumeId: one.VolumeId,
          Encrypted: one.Encrypted,
          KmsKeyId: one.KmsKeyId ?? null,
          OutpostArn: one.OutpostArn ?? null,
        },
        state: { Status: one.State ?? null, Operator: operatorOf(one.Operator) },
      }
    }
  },
})

/** The snapshots that the account owns. */
export const snapshots = collector({
  types: ['Demarc::EC2::Snapshot'],
  service: 'ec2',
  scope: 'region',
  needs: ['ec2:DescribeSnapshots'],
  async *list(reach) {
    const ec2 = await reach.client('ec2')
    const found = pages(
      (NextToken) => ec2.describeSnapshots({ OwnerIds: ['self'], MaxResults: 1000, NextToken }),
      (answer) => answer.Snapshots,
      (answer) => answer.NextToken,
    )
    for await (const one of found) if (one.SnapshotId) yield snapshotSeed(reach, one, one.SnapshotId)
  },
  details: [
    detail({
      on: 'Demarc::EC2::Snapshot',
      needs: ['ec2:DescribeSnapshotAttribute', 'ec2:DescribeSnapshots'],
      fills: ['Public'],
      async get(reach, { properties }) {
        const SnapshotId = properties.SnapshotId ?? ''
        const all = await publicSnapshots(reach)
        if (all && !all.has(SnapshotId)) return { properties: { Public: false } }
        const ec2 = await reach.client('ec2')
        const answer = await ec2.describeSnapshotAttribute({ SnapshotId, Attribute: 'createVolumePermission' })
        const permissions = stated(answer.CreateVolumePermissions, 'CreateVolumePermissions')
        return { properties: { Public: permissions.some(({ Group }) => Group === 'all') } }
      },
    }),
  ],
})

function snapshotSeed({ partition, region, account }: Reach, one: Snapshot, id: string): Seed<'Demarc::EC2::Snapshot'> {
  const tags = tagRecord(one.Tags)
  return {
    type: 'Demarc::EC2::Snapshot',
    // in policies, AWS writes a snapshot's ARN without the account; with the account it is unique
    // (service-authorization, EC2)
    id: `arn:${partition}:ec2:${region}:${account}:snapshot/${id}`,
    name: tags['Name'] || id,
    tags,
    properties: {
      SnapshotId: id,
      VolumeId: one.VolumeId ?? null,
      Encrypted: one.Encrypted,
      OutpostArn: one.OutpostArn ?? null,
    },
  }
}

/** The images that the account owns. */
export const images = collector({
  types: ['Demarc::EC2::Image'],
  service: 'ec2',
  scope: 'region',
  needs: ['ec2:DescribeImages'],
  async *list(reach) {
    const ec2 = await reach.client('ec2')
    const found = pages(
      (NextToken) => ec2.describeImages({ Owners: ['self'], IncludeDeprecated: true, MaxResults: 1000, NextToken }),
      (answer) => answer.Images,
      (answer) => answer.NextToken,
    )
    for await (const one of found) {
      if (!one.ImageId) continue
      const tags = tagRecord(one.Tags)
      const disks = (one.BlockDeviceMappings ?? []).flatMap(({ Ebs }) => Ebs ?? [])
      yield {
        type: 'Demarc::EC2::Image',
        id: arn(reach, 'image', one.ImageId),
        name: one.Name ?? one.ImageId,
        tags,
        properties: {
          ImageId: one.ImageId,
          ImageName: one.Name ?? null,
          Public: one.Public,
          SnapshotsEncrypted: allEncrypted(disks.map(({ Encrypted }) => Encrypted)),
        },
      }
    }
  },
})

/**
 * Whether all snapshots of an image are encrypted: null without snapshots; undefined if the encryption of one is not
 * known and no other is unencrypted.
 */
function allEncrypted(disks: readonly (boolean | undefined)[]): boolean | null | undefined {
  if (disks.length === 0) return null
  if (disks.includes(false)) return false
  return disks.includes(undefined) ? undefined : true
}

/** The settings of a Region that apply to every volume, snapshot and image created in it. */
export const ebsDefaultEncryption = collector({
  types: ['Demarc::EC2::EbsDefaultEncryption'],
  service: 'ec2',
  scope: 'region',
  needs: ['ec2:GetEbsEncryptionByDefault'],
  async *list({ client, account, region }) {
    const { EbsEncryptionByDefault } = await (await client('ec2')).getEbsEncryptionByDefault({})
    const type = 'Demarc::EC2::EbsDefaultEncryption'
    yield {
      type,
      id: resourceId(type, account, region),
      name: region,
      properties: { Enabled: stated(EbsEncryptionByDefault, 'EbsEncryptionByDefault') },
    }
  },
})

export const snapshotBlockPublicAccess = collector({
  types: ['Demarc::EC2::SnapshotBlockPublicAccess'],
  service: 'ec2',
  scope: 'region',
  needs: ['ec2:GetSnapshotBlockPublicAccessState'],
  async *list({ client, account, region }) {
    const { State } = await (await client('ec2')).getSnapshotBlockPublicAccessState({})
    const type = 'Demarc::EC2::SnapshotBlockPublicAccess'
    yield { type, id: resourceId(type, account, region), name: region, properties: { State: stated(State, 'State') } }
  },
})

export const imageBlockPublicAccess = collector({
  types: ['Demarc::EC2::ImageBlockPublicAccess'],
  service: 'ec2',
  scope: 'region',
  needs: ['ec2:GetImageBlockPublicAccessState'],
  async *list({ client, account, region }) {
    const { ImageBlockPublicAccessState } = await (await client('ec2')).getImageBlockPublicAccessState({})
    const type = 'Demarc::EC2::ImageBlockPublicAccess'
    yield {
      type,
      id: resourceId(type, account, region),
      name: region,
      properties: { State: stated(ImageBlockPublicAccessState, 'ImageBlockPublicAccessState') },
    }
  },
})

/** Launch templates with the data of their default version, without user data. */
export const launchTemplates = collector({
  types: ['AWS::EC2::LaunchTemplate'],
  service: 'ec2',
  scope: 'region',
  needs: ['ec2:DescribeLaunchTemplates'],
  async *list(reach) {
    const ec2 = await reach.client('ec2')
    const found = pages(
      (NextToken) => ec2.describeLaunchTemplates({ MaxResults: 200, IncludeManagedResources: true, NextToken }),
      (answer) => answer.LaunchTemplates,
      (answer) => answer.NextToken,
    )
    for await (const one of found) {
      if (!one.LaunchTemplateId) continue
      yield {
        type: 'AWS::EC2::LaunchTemplate',
        id: arn(reach, 'launch-template', one.LaunchTemplateId),
        name: one.LaunchTemplateName ?? one.LaunchTemplateId,
        tags: tagRecord(one.Tags),
        properties: { LaunchTemplateId: one.LaunchTemplateId, LaunchTemplateName: one.LaunchTemplateName ?? null },
        state: { Operator: operatorOf(one.Operator) },
      }
    }
  },
  details: [
    detail({
      on: 'AWS::EC2::LaunchTemplate',
      needs: ['ec2:DescribeLaunchTemplateVersions'],
      fills: ['LaunchTemplateData'],
      async get(reach, { properties }) {
        const LaunchTemplateId = properties.LaunchTemplateId ?? ''
        const known = (await defaultVersions(reach))?.get(LaunchTemplateId)
        const data = stated(
          (known ?? (await defaultVersionOf(reach, LaunchTemplateId)))?.LaunchTemplateData,
          'LaunchTemplateData',
        )
        return {
          properties: {
            LaunchTemplateData: {
              ImageId: data.ImageId,
              MetadataOptions: data.MetadataOptions
                ? { HttpTokens: data.MetadataOptions.HttpTokens, HttpEndpoint: data.MetadataOptions.HttpEndpoint }
                : undefined,
              NetworkInterfaces: (data.NetworkInterfaces ?? []).map(
                ({ AssociatePublicIpAddress, DeviceIndex, NetworkInterfaceId }) => ({
                  AssociatePublicIpAddress,
                  DeviceIndex,
                  NetworkInterfaceId,
                }),
              ),
              BlockDeviceMappings: (data.BlockDeviceMappings ?? []).map(({ DeviceName, Ebs }) => ({
                DeviceName,
                Ebs: Ebs ? { Encrypted: Ebs.Encrypted, KmsKeyId: Ebs.KmsKeyId } : undefined,
              })),
            },
          },
        }
      },
    }),
  ],
})

async function defaultVersionOf(reach: Reach, LaunchTemplateId: string): Promise<LaunchTemplateVersion | undefined> {
  const ec2 = await reach.client('ec2')
  const answer = await ec2.describeLaunchTemplateVersions({ LaunchTemplateId, Versions: ['$Default'] })
  return answer.LaunchTemplateVersions?.[0]
}

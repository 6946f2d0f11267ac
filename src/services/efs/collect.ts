import type { MountTargetDescription } from '@aws-sdk/client-efs'
import { collector, detail, pages, type Reach, stated, tagRecord } from '../../collect/collector.ts'

const fileSystem = 'AWS::EFS::FileSystem'
const accessPoint = 'AWS::EFS::AccessPoint'

/** File systems, with the subnets and security groups of their mount targets. */
export const fileSystems = collector({
  types: [fileSystem],
  service: 'efs',
  scope: 'region',
  needs: ['elasticfilesystem:DescribeFileSystems'],
  async *list({ client, partition, region, account }) {
    const efs = await client('efs')
    const found = pages(
      (Marker) => efs.describeFileSystems({ Marker, MaxItems: 100 }),
      (answer) => answer.FileSystems,
      (answer) => answer.NextMarker,
    )
    for await (const one of found) {
      const FileSystemId = one.FileSystemId
      if (!FileSystemId || one.LifeCycleState === 'deleting' || one.LifeCycleState === 'deleted') continue
      const Arn =
        one.FileSystemArn ?? `arn:${partition}:elasticfilesystem:${region}:${account}:file-system/${FileSystemId}`
      yield {
        type: fileSystem,
        id: Arn,
        owner: one.OwnerId,
        name: one.Name || FileSystemId,
        tags: tagRecord(one.Tags),
        properties: {
          Arn,
          FileSystemId,
          Encrypted: one.Encrypted,
          KmsKeyId: one.KmsKeyId ?? null,
          // only One Zone storage has a zone (efs/latest/ug/API_FileSystemDescription.html)
          AvailabilityZoneName: one.AvailabilityZoneName ?? null,
        },
      }
    }
  },
  details: [
    detail({
      on: fileSystem,
      needs: ['elasticfilesystem:DescribeFileSystemPolicy'],
      fills: ['FileSystemPolicy'],
      none: ['PolicyNotFound'],
      async get({ client }, { properties }) {
        const efs = await client('efs')
        const { Policy } = await efs.describeFileSystemPolicy({ FileSystemId: properties.FileSystemId ?? '' })
        return { properties: { FileSystemPolicy: stated(Policy, 'Policy') } }
      },
    }),
    detail({
      on: fileSystem,
      needs: ['elasticfilesystem:DescribeBackupPolicy'],
      fills: ['BackupPolicy'],
      none: ['PolicyNotFound'],
      async get({ client }, { properties }) {
        const efs = await client('efs')
        const { BackupPolicy } = await efs.describeBackupPolicy({ FileSystemId: properties.FileSystemId ?? '' })
        return { properties: { BackupPolicy: { Status: stated(BackupPolicy, 'BackupPolicy').Status } } }
      },
    }),
    detail({
      on: fileSystem,
      needs: ['elasticfilesystem:DescribeMountTargets', 'elasticfilesystem:DescribeMountTargetSecurityGroups'],
      fills: ['state.SubnetIds', 'state.SecurityGroupIds'],
      async get(reach, { properties }) {
        const targets = await mountTargetsOf(reach, properties.FileSystemId ?? '')
        const groups = await Promise.all(targets.map((one) => groupsOf(reach, one)))
        return {
          state: {
            SubnetIds: distinct(targets.map((one) => one.SubnetId)),
            SecurityGroupIds: distinct(groups.flat()),
          },
        }
      },
    }),
  ],
})

async function mountTargetsOf({ client }: Reach, FileSystemId: string): Promise<readonly MountTargetDescription[]> {
  const efs = await client('efs')
  const found = pages(
    (Marker) => efs.describeMountTargets({ FileSystemId, Marker, MaxItems: 100 }),
    (answer) => answer.MountTargets,
    (answer) => answer.NextMarker,
  )
  const all: MountTargetDescription[] = []
  for await (const one of found) all.push(one)
  return all
}

async function groupsOf({ client }: Reach, { MountTargetId }: MountTargetDescription): Promise<readonly string[]> {
  const efs = await client('efs')
  return (await efs.describeMountTargetSecurityGroups({ MountTargetId })).SecurityGroups ?? []
}

const distinct = (values: readonly (string | undefined)[]): readonly string[] =>
  [...new Set(values)].filter((one) => one !== undefined).sort()

/** Access points: one listing returns all of the Region. */
export const fileSystemAccessPoints = collector({
  types: [accessPoint],
  service: 'efs',
  scope: 'region',
  needs: ['elasticfilesystem:DescribeAccessPoints'],
  async *list({ client }) {
    const efs = await client('efs')
    const found = pages(
      (NextToken) => efs.describeAccessPoints({ NextToken, MaxResults: 100 }),
      (answer) => answer.AccessPoints,
      (answer) => answer.NextToken,
    )
    for await (const one of found) {
      if (!one.AccessPointArn || !one.AccessPointId) continue
      yield {
        type: accessPoint,
        id: one.AccessPointArn,
        owner: one.OwnerId,
        name: one.Name || one.AccessPointId,
        tags: tagRecord(one.Tags),
        properties: {
          Arn: one.AccessPointArn,
          AccessPointId: one.AccessPointId,
          FileSystemId: one.FileSystemId ?? null,
          PosixUser: one.PosixUser ? { Uid: String(one.PosixUser.Uid), Gid: String(one.PosixUser.Gid) } : null,
          // without one, it is the root of the file system (efs/latest/ug/API_AccessPointDescription.html)
          RootDirectory: { Path: one.RootDirectory?.Path ?? '/' },
        },
      }
    }
  },
})

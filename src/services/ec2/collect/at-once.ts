import type { LaunchTemplateVersion } from '@aws-sdk/client-ec2'
import { pages, type Reach } from '../../../collect/collector.ts'
import { look, valueIn } from '../../../collect/seen.ts'

/**
 * The ids of the account's snapshots that all AWS accounts may restore, read once for each Region; undefined if access was denied
 * (AWSEC2/latest/APIReference/API_DescribeSnapshots.html, RestorableByUserId).
 */
export const publicSnapshots = async (reach: Reach): Promise<ReadonlySet<string> | undefined> =>
  reach.once(`public snapshots ${reach.region}`, async () => {
    const ec2 = await reach.client('ec2')
    const found = pages(
      (NextToken) =>
        ec2.describeSnapshots({ OwnerIds: ['self'], RestorableByUserIds: ['all'], MaxResults: 1000, NextToken }),
      (answer) => answer.Snapshots,
      (answer) => answer.NextToken,
    )
    const ids = look('ec2:DescribeSnapshots', undefined, async () => {
      const all = new Set<string>()
      for await (const { SnapshotId } of found) if (SnapshotId !== undefined) all.add(SnapshotId)
      return all
    })
    return valueIn(await ids)
  })

/**
 * The default versions of the account's launch templates by template id, read once for each Region; empty if access was denied
 * (AWSEC2/latest/APIReference/API_DescribeLaunchTemplateVersions.html, LaunchTemplateVersion.N).
 */
export const defaultVersions = async (
  reach: Reach,
): Promise<ReadonlyMap<string, Pick<LaunchTemplateVersion, 'LaunchTemplateData'>>> =>
  reach.once(`default launch template versions ${reach.region}`, async () => {
    const ec2 = await reach.client('ec2')
    const found = pages(
      (NextToken) => ec2.describeLaunchTemplateVersions({ Versions: ['$Default'], MaxResults: 200, NextToken }),
      (answer) => answer.LaunchTemplateVersions,
      (answer) => answer.NextToken,
    )
    const versions = look('ec2:DescribeLaunchTemplateVersions', undefined, async () => {
      const all = new Map<string, Pick<LaunchTemplateVersion, 'LaunchTemplateData'>>()
      for await (const { LaunchTemplateId, LaunchTemplateData } of found)
        if (LaunchTemplateId !== undefined) all.set(LaunchTemplateId, { LaunchTemplateData })
      return all
    })
    return valueIn(await versions) ?? new Map()
  })

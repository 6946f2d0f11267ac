import type { LaunchTemplateVersion } from '@aws-sdk/client-ec2'
import { Asker, currentAsker, onBehalfOf } from '../../../collect/asking.ts'
import { pages, type Reach } from '../../../collect/collector.ts'
import { look } from '../../../collect/seen.ts'

/**
 * The ids of the account's snapshots that all AWS accounts may restore, read once for each Region; undefined if access was denied
 * (AWSEC2/latest/APIReference/API_DescribeSnapshots.html, RestorableByUserId).
 */
export const publicSnapshots = (reach: Reach): Promise<ReadonlySet<string> | undefined> =>
  atOnce(reach, `public snapshots ${reach.region}`, 'ec2:DescribeSnapshots', async () => {
    const ec2 = await reach.client('ec2')
    const found = pages(
      (NextToken) =>
        ec2.describeSnapshots({ OwnerIds: ['self'], RestorableByUserIds: ['all'], MaxResults: 1000, NextToken }),
      (answer) => answer.Snapshots,
      (answer) => answer.NextToken,
    )
    const all = new Set<string>()
    for await (const { SnapshotId } of found) if (SnapshotId !== undefined) all.add(SnapshotId)
    return all
  })

type DefaultVersion = Pick<LaunchTemplateVersion, 'LaunchTemplateData'>

/**
 * The default versions of the account's launch templates by template id, read once for each Region; undefined if access was denied
 * (AWSEC2/latest/APIReference/API_DescribeLaunchTemplateVersions.html, LaunchTemplateVersion.N).
 */
export const defaultVersions = (reach: Reach): Promise<ReadonlyMap<string, DefaultVersion> | undefined> =>
  atOnce(reach, `default launch template versions ${reach.region}`, 'ec2:DescribeLaunchTemplateVersions', async () => {
    const ec2 = await reach.client('ec2')
    const found = pages(
      (NextToken) => ec2.describeLaunchTemplateVersions({ Versions: ['$Default'], MaxResults: 200, NextToken }),
      (answer) => answer.LaunchTemplateVersions,
      (answer) => answer.NextToken,
    )
    const all = new Map<string, DefaultVersion>()
    for await (const { LaunchTemplateId, LaunchTemplateData } of found)
      if (LaunchTemplateId !== undefined) all.set(LaunchTemplateId, { LaunchTemplateData })
    return all
  })

/** Reads data of many resources with one request per scan. If AWS denies it, each resource is read separately. */
async function atOnce<T>(reach: Reach, name: string, action: string, ask: () => Promise<T>): Promise<T | undefined> {
  const asker = new Asker(name)
  const all = await onBehalfOf(asker, () => reach.once(name, () => look(action, undefined, ask)))
  if (!all.seen) return undefined
  currentAsker()?.adopt(asker)
  return all.value
}

import { accounts } from './account.ts'
import { trails } from './cloudtrail.ts'
import type { Collector } from './collector.ts'
import {
  ebsDefaultEncryption,
  imageBlockPublicAccess,
  images,
  instances,
  launchTemplates,
  snapshotBlockPublicAccess,
  snapshots,
  volumes,
} from './ec2-compute.ts'
import { keys } from './kms.ts'
import { buckets } from './s3.ts'
import { accessPoints, accountPublicAccessBlock, multiRegionAccessPoints } from './s3control.ts'
import { complianceStates, documents, managedInstances, serviceSettings } from './ssm.ts'

/** Every collector of the project. One line each. */
// biome-ignore format: one line each, so that two additions do not meet
export const collectors: readonly Collector[] = [
  accounts,
  trails,
  keys,
  buckets,
  accountPublicAccessBlock,
  accessPoints,
  multiRegionAccessPoints,
  instances,
  volumes,
  snapshots,
  images,
  ebsDefaultEncryption,
  snapshotBlockPublicAccess,
  imageBlockPublicAccess,
  launchTemplates,
  managedInstances,
  complianceStates,
  documents,
  serviceSettings,
]

import type { Control } from '../../../controls/control.ts'
import { not } from '../../../controls/remedy.ts'
import { areTagged, TAG } from '../../../controls/tags.ts'
import { existing } from '../../../controls/template.ts'

const page = 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html'

export const clustersAreTagged: Control = areTagged({
  id: 'RDS.28',
  on: 'AWS::RDS::DBCluster',
  page: page,
  title: 'RDS DB clusters',
  one: 'DB cluster',
  cloudformation: existing('AWS::RDS::DBCluster', { Tags: [TAG] }),
  terraform: 'aws_rds_cluster',
})

export const clusterSnapshotsAreTagged: Control = areTagged({
  id: 'RDS.29',
  on: 'Demarc::RDS::DBClusterSnapshot',
  page: page,
  title: 'RDS DB cluster snapshots',
  one: 'snapshot',
  cloudformation: not('CloudFormation has no resource type for cluster snapshots'),
  terraform: 'aws_db_cluster_snapshot',
})

export const instancesAreTagged: Control = areTagged({
  id: 'RDS.30',
  on: 'AWS::RDS::DBInstance',
  page: page,
  title: 'RDS DB instances',
  one: 'DB instance',
  cloudformation: existing('AWS::RDS::DBInstance', { Tags: [TAG] }),
  terraform: 'aws_db_instance',
})

export const snapshotsAreTagged: Control = areTagged({
  id: 'RDS.32',
  on: 'Demarc::RDS::DBSnapshot',
  page: page,
  title: 'RDS DB snapshots',
  one: 'snapshot',
  cloudformation: not('CloudFormation has no resource type for DB snapshots'),
  terraform: 'aws_db_snapshot',
})

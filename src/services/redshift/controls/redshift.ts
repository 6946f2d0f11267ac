import { unknown } from '../../../controls/answer.ts'
import { control, each } from '../../../controls/control.ts'
import { opensTcp } from '../../../controls/ports.ts'
import { guardedBy, isOpenToAll } from '../../ec2/controls/open-to-all.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html'
const guide = 'https://docs.aws.amazon.com/redshift/latest/mgmt'
const on = 'AWS::Redshift::Cluster'

/** The port where nobody chose another (redshift/latest/APIReference/API_CreateCluster.html). */
const PORT = 5439

/** The parameter group of a cluster, which has exactly one. */
const parameters = each('AWS::Redshift::ClusterParameterGroup', {
  where: 'ParameterGroupName',
  is: ({ ClusterParameterGroupName: group }) => (typeof group === 'string' ? group : null),
  reads: ['Parameters'],
})

type Parameters = readonly {
  readonly ParameterName?: string | undefined
  readonly ParameterValue?: string | undefined
}[]
const isOn = (found: Parameters | null, name: string): boolean =>
  (found ?? []).some((one) => one.ParameterName === name && one.ParameterValue?.toLowerCase() === 'true')

export const clustersAreNotPublic = control({
  id: 'Redshift.1',
  compared: '2026-11-30',
  configRule: 'redshift-cluster-public-access-check',
  on,
  responsibility: 'no-public-exposure',
  severity: 'critical',
  title: 'A cluster has no public address.',
  reads: ['PubliclyAccessible'],
  holds: ({ PubliclyAccessible }) => PubliclyAccessible === false,
  fix: 'Set PubliclyAccessible of the cluster to false, and reach it from inside the VPC.',
  source: `${docs}#redshift-1`,
})

export const clustersRequireTls = control({
  id: 'Redshift.2',
  compared: '2026-11-30',
  configRule: 'redshift-require-tls-ssl',
  on,
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'A cluster takes only connections that speak TLS.',
  reads: ['ClusterParameterGroupName'],
  near: { parameters },
  holds: (_, { near }) => near.parameters.some(({ properties }) => isOn(properties.Parameters, 'require_ssl')),
  fix: 'Set require_ssl to true in a parameter group of your own, give it to the cluster and reboot it.',
  source: `${docs}#redshift-2`,
})

export const clustersKeepSnapshots = control({
  id: 'Redshift.3',
  compared: '2026-11-30',
  configRule: 'redshift-backup-enabled',
  on,
  responsibility: 'backups',
  severity: 'medium',
  parameters: { MinRetentionPeriod: { value: 7, from: 7, to: 35 } },
  title: 'A cluster is backed up by itself, and the snapshots are kept for {MinRetentionPeriod} days at least.',
  reads: ['AutomatedSnapshotRetentionPeriod'],
  holds: ({ AutomatedSnapshotRetentionPeriod: days }, { parameters }) => (days ?? 0) >= parameters.MinRetentionPeriod,
  fix: 'Set AutomatedSnapshotRetentionPeriod of the cluster to {MinRetentionPeriod} days or more.',
  source: `${docs}#redshift-3`,
})

export const clustersLogAccess = control({
  id: 'Redshift.4',
  compared: '2026-11-30',
  configRule: 'redshift-cluster-audit-logging-enabled',
  on,
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'A cluster delivers its audit logs: who connected, and which users were changed.',
  reads: ['LoggingProperties'],
  holds: ({ LoggingProperties }) => LoggingProperties !== null,
  fix: 'Enable audit logging of the cluster, to CloudWatch Logs or to a bucket (EnableLogging).',
  source: `${docs}#redshift-4`,
})

export const clustersTakeMajorVersions = control({
  id: 'Redshift.6',
  compared: '2026-11-30',
  parameters: { allowVersionUpgrade: { value: true } },
  configRule: 'redshift-cluster-maintenancesettings-check',
  on,
  responsibility: 'platform-updates',
  severity: 'medium',
  title: 'A cluster takes new major versions of the engine by itself, in its maintenance window.',
  reads: ['AllowVersionUpgrade'],
  holds: ({ AllowVersionUpgrade }) => AllowVersionUpgrade,
  fix: 'Set AllowVersionUpgrade of the cluster to true.',
  source: `${docs}#redshift-6`,
})

export const clustersRouteThroughTheVpc = control({
  id: 'Redshift.7',
  compared: '2026-11-30',
  configRule: 'redshift-enhanced-vpc-routing-enabled',
  on,
  responsibility: 'private-connectivity',
  severity: 'medium',
  title: 'What a cluster loads and unloads goes through the VPC.',
  reads: ['EnhancedVpcRouting'],
  holds: ({ EnhancedVpcRouting }) => EnhancedVpcRouting,
  fix: 'Set EnhancedVpcRouting of the cluster, with a gateway endpoint for S3 in its VPC.',
  source: `${docs}#redshift-7`,
})

export const administratorsHaveTheirOwnName = control({
  id: 'Redshift.8',
  compared: '2026-11-30',
  configRule: 'redshift-default-admin-check',
  on,
  responsibility: 'platform-configuration',
  severity: 'medium',
  title: "A cluster's administrator has a name of its own.",
  reads: ['MasterUsername'],
  holds: ({ MasterUsername: name }) => (name === null ? unknown('the name of the administrator') : name !== 'awsuser'),
  fix: 'Restore the cluster from a snapshot into one with another administrator, or make it anew: the name cannot be changed.',
  source: `${docs}#redshift-8`,
})

export const databasesHaveTheirOwnName = control({
  id: 'Demarc.Redshift.4',
  configRule: 'redshift-default-db-name-check',
  on,
  responsibility: 'platform-configuration',
  severity: 'medium',
  title: "A cluster's first database has a name of its own.",
  reads: ['DBName'],
  holds: ({ DBName: name }) => name !== null && name !== 'dev',
  fix: 'Make a new cluster with a DBName of your own and move the data: the name cannot be changed.',
  source: 'https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html',
})

export const clustersAreEncrypted = control({
  id: 'Redshift.10',
  compared: '2026-11-30',
  configRule: 'redshift-cluster-kms-enabled',
  on,
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'A cluster encrypts its tables and its snapshots.',
  reads: ['Encrypted'],
  holds: ({ Encrypted }) => Encrypted,
  fix: 'Set Encrypted of the cluster, with the KMS key of your choice: Redshift moves the data by itself.',
  source: `${docs}#redshift-10`,
})

export const clustersAreNotOpenToAll = control({
  id: 'Redshift.15',
  compared: '2026-11-30',
  configRule: 'redshift-unrestricted-port-access',
  on,
  responsibility: 'firewall-rules',
  severity: 'high',
  title: 'No security group of a cluster opens its port to the whole internet.',
  reads: ['VpcSecurityGroupIds', 'Endpoint'],
  near: {
    ...guardedBy(
      // safe: `reads` names it, and so it is a list of ids or null
      ({ VpcSecurityGroupIds }) => VpcSecurityGroupIds as readonly string[] | null,
    ),
  },
  holds: ({ Endpoint }, { near }) => !isOpenToAll(near, (rule) => opensTcp(rule, Number(Endpoint?.Port ?? PORT))),
  fix: 'Let the port in only from the security groups and the addresses of the clients.',
  source: `${docs}#redshift-15`,
})

export const subnetGroupsSpanZones = control({
  id: 'Redshift.16',
  compared: '2026-11-30',
  configRule: 'redshift-cluster-subnet-group-multi-az',
  on: 'AWS::Redshift::ClusterSubnetGroup',
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'A subnet group has subnets in two Availability Zones at least.',
  reads: ['state.AvailabilityZones'],
  holds: (_, { state }) => (state.AvailabilityZones ?? []).length >= 2,
  fix: 'Add a subnet of another Availability Zone to the group.',
  source: `${docs}#redshift-16`,
})

export const clustersSpanZones = control({
  id: 'Redshift.18',
  compared: '2026-11-30',
  configRule: 'redshift-cluster-multi-az-enabled',
  on,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'A cluster runs in two Availability Zones.',
  reads: ['MultiAZ'],
  holds: ({ MultiAZ }) => MultiAZ,
  fix: 'Set MultiAZ of the cluster: it wants RA3 nodes, encryption, and a subnet group over three zones.',
  source: `${docs}#redshift-18`,
})

export const clustersLogQueries = control({
  id: 'Demarc.Redshift.1',
  on,
  responsibility: 'access-logs',
  severity: 'low',
  title: 'A cluster logs the queries of its users too.',
  reads: ['ClusterParameterGroupName'],
  near: { parameters },
  holds: (_, { near }) =>
    near.parameters.some(({ properties }) => isOn(properties.Parameters, 'enable_user_activity_logging')),
  fix: 'Set enable_user_activity_logging to true in a parameter group of your own, give it to the cluster and reboot it.',
  source: `${guide}/db-auditing.html`,
})

export const snapshotsAreCopied = control({
  id: 'Demarc.Redshift.2',
  on,
  responsibility: 'backups',
  severity: 'low',
  title: 'The snapshots of a cluster are copied to another region.',
  reads: ['DestinationRegion'],
  holds: ({ DestinationRegion }) => Boolean(DestinationRegion),
  fix: 'Enable the copy of snapshots to another region (EnableSnapshotCopy), with a grant on a key there if they are encrypted.',
  source: `${guide}/cross-region-snapshot-copy.html`,
})

export const administratorPasswordsAreManaged = control({
  id: 'Demarc.Redshift.3',
  on,
  responsibility: 'credential-hygiene',
  severity: 'medium',
  title: "AWS Secrets Manager keeps the password of a cluster's administrator, and changes it.",
  reads: ['MasterPasswordSecretArn'],
  holds: ({ MasterPasswordSecretArn }) => Boolean(MasterPasswordSecretArn),
  fix: 'Set ManageMasterPassword of the cluster, and let clients read the secret.',
  source: `${guide}/redshift-secrets-manager-integration.html`,
})

// Not here: the age of the version. Redshift has one engine, 1.0; AWS patches it in the maintenance window and names no end of support
// of a patch (redshift/latest/mgmt/working-with-clusters.html and cluster-versions.html, read 2026-11-30).

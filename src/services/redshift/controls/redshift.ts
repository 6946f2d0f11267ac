import { unknown } from '../../../controls/answer.ts'
import { control, each } from '../../../controls/control.ts'
import { opensTcp } from '../../../controls/ports.ts'
import { daysBelow, settingIs, zonesOf } from '../../../controls/wording.ts'
import { guardedBy, isOpenToAll, openToAll } from '../../ec2/controls/open-to-all.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html'
const guide = 'https://docs.aws.amazon.com/redshift/latest/mgmt'
const on = 'AWS::Redshift::Cluster'

/** The default port (redshift/latest/APIReference/API_CreateCluster.html). */
const PORT = 5439
const portOf = (endpoint: { readonly Port?: string | undefined } | null): number => Number(endpoint?.Port ?? PORT)

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
  title: 'Redshift clusters should not be publicly accessible (PubliclyAccessible)',
  finding: (it) => settingIs('PubliclyAccessible', it.PubliclyAccessible),
  reads: ['PubliclyAccessible'],
  holds: ({ PubliclyAccessible }) => PubliclyAccessible === false,
  fix: 'Set PubliclyAccessible of the cluster to false (ModifyCluster), and connect from inside the VPC.',
  source: `${docs}#redshift-1`,
})

export const clustersRequireTls = control({
  id: 'Redshift.2',
  compared: '2026-11-30',
  configRule: 'redshift-require-tls-ssl',
  on,
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'Redshift clusters should require TLS (parameter require_ssl)',
  finding: 'Parameter require_ssl is not true in the parameter group',
  reads: ['ClusterParameterGroupName'],
  near: { parameters },
  holds: (_, { near }) => near.parameters.some(({ properties }) => isOn(properties.Parameters, 'require_ssl')),
  fix: 'Set require_ssl to true in a custom parameter group, assign the group to the cluster (ModifyCluster) and reboot it.',
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
  title: 'Redshift clusters should keep automated snapshots for at least {MinRetentionPeriod} days',
  finding: ({ AutomatedSnapshotRetentionPeriod: days }, { parameters }) =>
    daysBelow('AutomatedSnapshotRetentionPeriod', days, parameters.MinRetentionPeriod),
  reads: ['AutomatedSnapshotRetentionPeriod'],
  holds: ({ AutomatedSnapshotRetentionPeriod: days }, { parameters }) => (days ?? 0) >= parameters.MinRetentionPeriod,
  fix: 'Set AutomatedSnapshotRetentionPeriod of the cluster to {MinRetentionPeriod} days or more (ModifyCluster).',
  source: `${docs}#redshift-3`,
})

export const clustersLogAccess = control({
  id: 'Redshift.4',
  compared: '2026-11-30',
  configRule: 'redshift-cluster-audit-logging-enabled',
  on,
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'Redshift clusters should turn on audit logging (connection log and user log)',
  finding: 'Audit logging is off: the cluster has no LoggingProperties',
  reads: ['LoggingProperties'],
  holds: ({ LoggingProperties }) => LoggingProperties !== null,
  fix: 'Turn on audit logging of the cluster, to CloudWatch Logs or to an S3 bucket (EnableLogging).',
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
  title: 'Redshift clusters should turn on automatic upgrades to major versions (AllowVersionUpgrade)',
  finding: (it) => settingIs('AllowVersionUpgrade', it.AllowVersionUpgrade),
  reads: ['AllowVersionUpgrade'],
  holds: ({ AllowVersionUpgrade }) => AllowVersionUpgrade,
  fix: 'Set AllowVersionUpgrade of the cluster to true (ModifyCluster).',
  source: `${docs}#redshift-6`,
})

export const clustersRouteThroughTheVpc = control({
  id: 'Redshift.7',
  compared: '2026-11-30',
  configRule: 'redshift-enhanced-vpc-routing-enabled',
  on,
  responsibility: 'private-connectivity',
  severity: 'medium',
  title: 'Redshift clusters should turn on enhanced VPC routing (EnhancedVpcRouting)',
  finding: (it) => settingIs('EnhancedVpcRouting', it.EnhancedVpcRouting),
  reads: ['EnhancedVpcRouting'],
  holds: ({ EnhancedVpcRouting }) => EnhancedVpcRouting,
  fix: 'Set EnhancedVpcRouting of the cluster to true (ModifyCluster), with a gateway endpoint for S3 in its VPC. The cluster restarts.',
  source: `${docs}#redshift-7`,
})

export const administratorsHaveTheirOwnName = control({
  id: 'Redshift.8',
  compared: '2026-11-30',
  configRule: 'redshift-default-admin-check',
  on,
  responsibility: 'platform-configuration',
  severity: 'medium',
  title: 'Redshift clusters should not use the default administrator user name',
  finding: (it) => `${settingIs('MasterUsername', it.MasterUsername)}, the default name`,
  reads: ['MasterUsername'],
  holds: ({ MasterUsername: name }) =>
    name === null ? unknown('the user name of the administrator') : name !== 'awsuser',
  fix: 'Restore the cluster from a snapshot into a cluster with another administrator, or create a new one: the name cannot be changed.',
  source: `${docs}#redshift-8`,
})

export const databasesHaveTheirOwnName = control({
  id: 'Demarc.Redshift.4',
  configRule: 'redshift-default-db-name-check',
  on,
  responsibility: 'platform-configuration',
  severity: 'medium',
  title: 'Redshift clusters should not use the default database name',
  finding: ({ DBName: name }) =>
    name === null ? 'DBName is not set: the default is dev' : `DBName is ${name}, the default name`,
  reads: ['DBName'],
  holds: ({ DBName: name }) => name !== null && name !== 'dev',
  fix: 'Create a new cluster with another DBName and migrate the data: the name cannot be changed.',
  source: 'https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html',
})

export const clustersAreEncrypted = control({
  id: 'Redshift.10',
  compared: '2026-11-30',
  configRule: 'redshift-cluster-kms-enabled',
  on,
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'Redshift clusters should encrypt their data and snapshots (Encrypted)',
  finding: (it) => settingIs('Encrypted', it.Encrypted),
  reads: ['Encrypted'],
  holds: ({ Encrypted }) => Encrypted,
  fix: 'Set Encrypted of the cluster to true, with a KMS key (ModifyCluster): Redshift migrates the data to the encrypted cluster.',
  source: `${docs}#redshift-10`,
})

export const clustersAreNotOpenToAll = control({
  id: 'Redshift.15',
  compared: '2026-11-30',
  configRule: 'redshift-unrestricted-port-access',
  on,
  responsibility: 'firewall-rules',
  severity: 'high',
  title: 'Redshift clusters should not allow the whole internet on their port (security groups)',
  finding: ({ Endpoint }, { near }) => openToAll(near, (rule) => opensTcp(rule, portOf(Endpoint))),
  reads: ['VpcSecurityGroupIds', 'Endpoint'],
  near: {
    ...guardedBy(
      // safe: `reads` names it, and so it is a list of ids or null
      ({ VpcSecurityGroupIds }) => VpcSecurityGroupIds as readonly string[] | null,
    ),
  },
  holds: ({ Endpoint }, { near }) => !isOpenToAll(near, (rule) => opensTcp(rule, portOf(Endpoint))),
  fix: 'Allow the port only from the security groups and IP ranges of the clients (RevokeSecurityGroupIngress, AuthorizeSecurityGroupIngress).',
  source: `${docs}#redshift-15`,
})

export const subnetGroupsSpanZones = control({
  id: 'Redshift.16',
  compared: '2026-11-30',
  configRule: 'redshift-cluster-subnet-group-multi-az',
  on: 'AWS::Redshift::ClusterSubnetGroup',
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'Redshift cluster subnet groups should have subnets in at least two Availability Zones',
  finding: (_, { state }) => zonesOf(state.AvailabilityZones ?? []),
  reads: ['state.AvailabilityZones'],
  holds: (_, { state }) => (state.AvailabilityZones ?? []).length >= 2,
  fix: 'Add a subnet of another Availability Zone to the group (ModifyClusterSubnetGroup).',
  source: `${docs}#redshift-16`,
})

export const clustersSpanZones = control({
  id: 'Redshift.18',
  compared: '2026-11-30',
  configRule: 'redshift-cluster-multi-az-enabled',
  on,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'Redshift clusters should run in two Availability Zones (Multi-AZ)',
  finding: (it) => settingIs('MultiAZ', it.MultiAZ),
  reads: ['MultiAZ'],
  holds: ({ MultiAZ }) => MultiAZ,
  fix: 'Set MultiAZ of the cluster to true (ModifyCluster). It requires RA3 nodes, encryption, and a subnet group with three Availability Zones.',
  source: `${docs}#redshift-18`,
})

export const clustersLogQueries = control({
  id: 'Demarc.Redshift.1',
  on,
  responsibility: 'access-logs',
  severity: 'low',
  title: 'Redshift clusters should log user queries (enable_user_activity_logging)',
  finding: 'Parameter enable_user_activity_logging is not true in the parameter group',
  reads: ['ClusterParameterGroupName'],
  near: { parameters },
  holds: (_, { near }) =>
    near.parameters.some(({ properties }) => isOn(properties.Parameters, 'enable_user_activity_logging')),
  fix: 'Set enable_user_activity_logging to true in a custom parameter group, assign the group to the cluster (ModifyCluster) and reboot it.',
  source: `${guide}/db-auditing.html`,
})

export const snapshotsAreCopied = control({
  id: 'Demarc.Redshift.2',
  on,
  responsibility: 'backups',
  severity: 'low',
  title: 'Redshift clusters should copy snapshots to another Region',
  finding: 'Cross-Region snapshot copy is off: DestinationRegion is not set',
  reads: ['DestinationRegion'],
  holds: ({ DestinationRegion }) => Boolean(DestinationRegion),
  fix: 'Turn on the copy of snapshots to another Region (EnableSnapshotCopy), with a snapshot copy grant on a KMS key there if the cluster is encrypted.',
  source: `${guide}/cross-region-snapshot-copy.html`,
})

export const administratorPasswordsAreManaged = control({
  id: 'Demarc.Redshift.3',
  on,
  responsibility: 'credential-hygiene',
  severity: 'medium',
  title: 'Redshift clusters should manage the administrator password in AWS Secrets Manager',
  finding: 'MasterPasswordSecretArn is not set: Secrets Manager does not manage the password',
  reads: ['MasterPasswordSecretArn'],
  holds: ({ MasterPasswordSecretArn }) => Boolean(MasterPasswordSecretArn),
  fix: 'Set ManageMasterPassword of the cluster to true (ModifyCluster), and allow clients to read the secret.',
  source: `${guide}/redshift-secrets-manager-integration.html`,
})

// There is no control of the engine version: Redshift has one engine, 1.0, which AWS patches in the maintenance window, and AWS
// publishes no end of support of a patch (redshift/latest/mgmt/working-with-clusters.html and cluster-versions.html, read 2026-11-30).

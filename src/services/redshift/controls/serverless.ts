import { unknown } from '../../../controls/answer.ts'
import { control, those } from '../../../controls/control.ts'
import { opensTcp } from '../../../controls/ports.ts'
import { listed, settingIs } from '../../../controls/wording.ts'
import { guardedBy, isOpenToAll, openToAll } from '../../ec2/controls/open-to-all.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/redshiftserverless-controls.html'
const guide = 'https://docs.aws.amazon.com/redshift/latest/mgmt'
const namespace = 'AWS::RedshiftServerless::Namespace'
const workgroup = 'AWS::RedshiftServerless::Workgroup'

/** The default port (API_CreateWorkgroup.html). */
const PORT = 5439

type ConfigParameters = readonly {
  readonly ParameterKey?: string | undefined
  readonly ParameterValue?: string | undefined
}[]
/** The value of `require_ssl` in lower case; undefined where it is not set. */
const requireSsl = (parameters: ConfigParameters | null): string | undefined =>
  (parameters ?? []).find(({ ParameterKey }) => ParameterKey === 'require_ssl')?.ParameterValue?.toLowerCase()

export const workgroupsRouteThroughTheVpc = control({
  id: 'RedshiftServerless.1',
  compared: '2026-11-30',
  configRule: 'redshift-serverless-workgroup-routes-within-vpc',
  on: workgroup,
  responsibility: 'private-connectivity',
  severity: 'high',
  title: 'Redshift Serverless workgroups should turn on enhanced VPC routing (EnhancedVpcRouting)',
  finding: (it) => settingIs('EnhancedVpcRouting', it.EnhancedVpcRouting),
  reads: ['EnhancedVpcRouting'],
  holds: ({ EnhancedVpcRouting }) => EnhancedVpcRouting,
  fix: 'Set EnhancedVpcRouting of the workgroup to true (UpdateWorkgroup), with a gateway endpoint for S3 in its VPC.',
  source: `${docs}#redshiftserverless-1`,
})

export const workgroupsRequireTls = control({
  id: 'RedshiftServerless.2',
  compared: '2026-11-30',
  configRule: 'redshift-serverless-workgroup-encrypted-in-transit',
  on: workgroup,
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'Redshift Serverless workgroups should require TLS (require_ssl)',
  finding: ({ ConfigParameters }) => `Parameter require_ssl is ${requireSsl(ConfigParameters) ?? 'not set'}`,
  reads: ['ConfigParameters'],
  holds: ({ ConfigParameters }) => {
    const value = requireSsl(ConfigParameters)
    // AWS fails `false`; the default of a parameter that is not set depends on the day on which the workgroup was created
    return value ? value === 'true' : unknown('the parameter require_ssl')
  },
  fix: 'Set the parameter require_ssl of the workgroup to true (UpdateWorkgroup). Clients without TLS can no longer connect.',
  source: `${docs}#redshiftserverless-2`,
})

export const workgroupsAreNotPublic = control({
  id: 'RedshiftServerless.3',
  compared: '2026-11-30',
  configRule: 'redshift-serverless-workgroup-no-public-access',
  on: workgroup,
  responsibility: 'no-public-exposure',
  severity: 'high',
  title: 'Redshift Serverless workgroups should not be publicly accessible (PubliclyAccessible)',
  finding: (it) => settingIs('PubliclyAccessible', it.PubliclyAccessible),
  reads: ['PubliclyAccessible'],
  holds: ({ PubliclyAccessible }) => PubliclyAccessible === false,
  fix: 'Set PubliclyAccessible of the workgroup to false (UpdateWorkgroup), and connect from inside the VPC.',
  source: `${docs}#redshiftserverless-3`,
})

export const namespacesHaveYourKey = control({
  id: 'RedshiftServerless.4',
  compared: '2026-11-30',
  parameters: {
    kmsKeyArns: {
      value: null,
      matching: /^arn:aws[\w-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/,
      like: 'KMS key ARNs',
      many: true,
      atMost: 3,
    },
  },
  configRule: 'redshift-serverless-namespace-cmk-encryption',
  on: namespace,
  responsibility: 'key-care',
  severity: 'medium',
  title: 'Redshift Serverless namespaces should use a customer managed KMS key (CMK)',
  finding: ({ KmsKeyId }, { parameters }) => {
    if (KmsKeyId === null) return 'KmsKeyId is not set: an AWS owned key encrypts the namespace'
    const key = KmsKeyId.split(':').at(-1) ?? KmsKeyId
    if (parameters.kmsKeyArns !== null) return `${settingIs('KmsKeyId', key)}, which is not in kmsKeyArns`
    return `${settingIs('KmsKeyId', key)}, which is not a customer managed key of this account`
  },
  reads: ['KmsKeyId'],
  near: {
    // the customer managed keys of the account: AWS managed keys are not listed, and a key of another account is not found
    keys: those('AWS::KMS::Key', {
      where: 'Arn',
      // safe: `reads` names it, and so it has the shape of CloudFormation's property, or is null
      is: ({ KmsKeyId }) => KmsKeyId as string | null,
      reads: [],
    }),
  },
  holds: ({ KmsKeyId }, { near, account, parameters }) => {
    if (KmsKeyId === null) return false
    if (parameters.kmsKeyArns?.includes(KmsKeyId)) return true
    const [arn, , service, , owner, key] = KmsKeyId.split(':')
    if (arn !== 'arn' || service !== 'kms' || !key?.startsWith('key/')) return unknown(`the key of ${KmsKeyId}`)
    if (parameters.kmsKeyArns !== null) return false
    return owner !== account || near.keys.some()
  },
  fix: 'Set KmsKeyId of the namespace to a customer managed key (UpdateNamespace): Redshift encrypts the data again with it.',
  source: `${docs}#redshiftserverless-4`,
})

export const namespaceAdministratorsHaveTheirOwnName = control({
  id: 'RedshiftServerless.5',
  compared: '2026-11-30',
  configRule: 'redshift-serverless-default-admin-check',
  on: namespace,
  responsibility: 'platform-configuration',
  severity: 'medium',
  title: 'Redshift Serverless namespaces should not use the default administrator user name',
  finding: (it) => `${settingIs('AdminUsername', it.AdminUsername)}, the default name`,
  reads: ['AdminUsername'],
  holds: ({ AdminUsername: name }) =>
    name === null ? unknown('the user name of the administrator') : name !== 'admin',
  fix: 'Set another AdminUsername, with a password, on the namespace (UpdateNamespace).',
  source: `${docs}#redshiftserverless-5`,
})

export const namespacesExportLogs = control({
  id: 'RedshiftServerless.6',
  compared: '2026-11-30',
  configRule: 'redshift-serverless-publish-logs-to-cloudwatch',
  on: namespace,
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'Redshift Serverless namespaces should export connectionlog and userlog to CloudWatch Logs',
  finding: ({ LogExports: logs }) =>
    `LogExports lack ${listed(['connectionlog', 'userlog'].filter((one) => !logs?.some((log) => log === one)))}`,
  reads: ['LogExports'],
  holds: ({ LogExports: logs }) => logs?.includes('connectionlog') && logs.includes('userlog'),
  fix: 'Set LogExports of the namespace to connectionlog and userlog (UpdateNamespace).',
  source: `${docs}#redshiftserverless-6`,
})

export const namespaceDatabasesHaveTheirOwnName = control({
  id: 'Demarc.RedshiftServerless.4',
  on: namespace,
  responsibility: 'platform-configuration',
  severity: 'medium',
  title: 'Redshift Serverless namespaces should not use the default database name',
  finding: ({ DbName: name }) =>
    name === null ? 'DbName is not set: the default is dev' : `DbName is ${name}, the default name`,
  reads: ['DbName'],
  holds: ({ DbName: name }) => name !== null && name !== 'dev',
  fix: 'Create a new namespace with another DbName and migrate the data: the name cannot be changed.',
  source: 'https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_CreateNamespace.html',
})

export const workgroupsAreNotOpenToAll = control({
  id: 'Demarc.RedshiftServerless.1',
  on: workgroup,
  responsibility: 'firewall-rules',
  severity: 'high',
  title: 'Redshift Serverless workgroups should not allow the whole internet (security groups)',
  finding: ({ Port }, { near }) => openToAll(near, (rule) => opensTcp(rule, Port ?? PORT)),
  reads: ['SecurityGroupIds', 'Port'],
  near: {
    ...guardedBy(
      // safe: `reads` names it, and so it is a list of ids or null
      ({ SecurityGroupIds }) => SecurityGroupIds as readonly string[] | null,
    ),
  },
  holds: ({ Port }, { near }) => !isOpenToAll(near, (rule) => opensTcp(rule, Port ?? PORT)),
  fix: 'Allow the port only from the security groups and IP ranges of the clients (RevokeSecurityGroupIngress, AuthorizeSecurityGroupIngress).',
  source: `${guide}/serverless-connecting.html`,
})

export const namespacesAreCopied = control({
  id: 'Demarc.RedshiftServerless.2',
  on: namespace,
  responsibility: 'backups',
  severity: 'low',
  title: 'Redshift Serverless namespaces should copy snapshots to another Region',
  finding: 'Cross-Region snapshot copy is off: SnapshotCopyConfigurations is empty',
  reads: ['SnapshotCopyConfigurations'],
  holds: ({ SnapshotCopyConfigurations: copies }) => (copies ?? []).length > 0,
  fix: 'Configure the copy of snapshots to another Region, with the days to keep them (CreateSnapshotCopyConfiguration): recovery points are kept for 24 hours only.',
  source: `${guide}/serverless-backups.html`,
})

export const namespacePasswordsAreManaged = control({
  id: 'Demarc.RedshiftServerless.3',
  on: namespace,
  responsibility: 'credential-hygiene',
  severity: 'medium',
  title: 'Redshift Serverless namespaces should manage the administrator password in Secrets Manager',
  finding: (it) => settingIs('ManageAdminPassword', it.ManageAdminPassword),
  reads: ['ManageAdminPassword'],
  holds: ({ ManageAdminPassword }) => ManageAdminPassword,
  fix: 'Set ManageAdminPassword of the namespace to true (UpdateNamespace), and allow clients to read the secret.',
  source: `${guide}/redshift-secrets-manager-integration.html`,
})

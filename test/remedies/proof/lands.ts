import type { Shapes } from '../../../src/model/shapes.gen.ts'
import type { AclEntry } from '../../../src/services/ec2/live.ts'
import type { AccessKeyFacts } from '../../../src/services/iam/live.ts'
import { type Landed, type Rows, rowsAt } from './rows.ts'
import { type Bags, bags } from './world.ts'

interface Policied {
  readonly PolicyDocument: unknown
}
const policy = (document: unknown): Bags => ({ state: { Policy: JSON.stringify(document) } })

/** A permission as the statement that it makes of the function's policy (lambda/latest/dg/access-control-resource-based.html). */
const statementOf = (permission: {
  readonly Action: string
  readonly Principal: string
  readonly SourceArn?: string
  readonly SourceAccount?: string
}) => ({
  Effect: 'Allow',
  Principal: { Service: permission.Principal },
  Action: permission.Action,
  Condition: {
    ...(permission.SourceArn && { ArnLike: { 'aws:SourceArn': permission.SourceArn } }),
    ...(permission.SourceAccount && { StringEquals: { 'aws:SourceAccount': permission.SourceAccount } }),
  },
})

interface LayerPermission {
  readonly Action: string
  readonly Principal: string
  readonly OrganizationId?: string
}

/** The plan of the automatic backups of EFS, and the tag by which it selects a file system (efs/latest/ug/automatic-backups.html). */
function automaticBackups({ subject, world }: Landed): undefined {
  const ConditionKey = 'aws:elasticfilesystem:default-backup'
  const ListOfTags = [{ ConditionType: 'STRINGEQUALS', ConditionKey, ConditionValue: 'enabled' }]
  world.put({ ...subject, tags: { ...subject.tags, [ConditionKey]: 'enabled' } })
  world.put({
    ...subject,
    id: `automatic backups of ${subject.id}`,
    type: 'AWS::Backup::BackupPlan',
    tags: {},
    ...{ properties: {}, state: {} },
    ...bags('AWS::Backup::BackupPlan', { state: { Selected: [{ ListOfTags }], OptIn: { EFS: true } } }),
  })
}

/** The settings of Systems Manager by the path that the API names them by. */
const settings: Readonly<Record<string, 'AutomationLogDestination' | 'PublicSharingPermission'>> = {
  '/ssm/automation/customer-script-log-destination': 'AutomationLogDestination',
  '/ssm/documents/console/public-sharing-permission': 'PublicSharingPermission',
}

const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener'

const row = rowsAt<Landed>()

/** What a resource of a template, by its type, changes on the resource that the control is asked about. */
export const lands: Rows<Landed> = {
  ...row(
    'AWS::ApiGateway::Method',
    ({ HttpMethod, AuthorizationType }: { HttpMethod: string; AuthorizationType: string }, { subject }) =>
      AuthorizationType === 'NONE'
        ? undefined
        : bags('AWS::ApiGateway::RestApi', {
            state: {
              // safe: the collector's own type
              OpenMethods: (subject.state['OpenMethods'] as readonly string[]).filter(
                (one) => !one.startsWith(HttpMethod),
              ),
            },
          }),
  ),
  ...row('AWS::Backup::BackupPlan', ({ BackupPlan }, { subject }) =>
    subject.type === 'Demarc::Backup::ProtectedResource'
      ? bags('Demarc::Backup::ProtectedResource', {
          properties: { KeptDays: BackupPlan?.BackupPlanRule?.[0]?.Lifecycle?.DeleteAfterDays ?? null },
        })
      : undefined,
  ),
  ...row('AWS::Backup::BackupSelection', ({ BackupPlanId, BackupSelection: selection }, at) => {
    const Selections = [selection?.SelectionName ?? '']
    const Selected = [{ Resources: selection?.Resources ?? [] }]
    for (const { id, properties } of at.world.ofType('AWS::Backup::BackupPlan'))
      if (properties['BackupPlanId'] === BackupPlanId)
        at.world.change(id, bags('AWS::Backup::BackupPlan', { state: { Selections, Selected } }))
    return undefined
  }),
  ...row('AWS::Backup::BackupVault', ({ EncryptionKeyArn }, { subject }) =>
    subject.type === 'Demarc::Backup::RecoveryPoint'
      ? bags('Demarc::Backup::RecoveryPoint', { properties: { IsEncrypted: EncryptionKeyArn !== undefined } })
      : undefined,
  ),
  ...row('AWS::Config::ConfigurationRecorder', ({ Name = '' }, { subject }) =>
    subject.type === 'Demarc::Config::Region'
      ? bags('Demarc::Config::Region', { properties: { Recorders: [Name] } })
      : undefined,
  ),
  ...row('AWS::EC2::EIPAssociation', ({ NetworkInterfaceId }: { readonly NetworkInterfaceId?: string }) =>
    bags('AWS::EC2::EIP', { state: { AssociationId: 'eipassoc-1', NetworkInterfaceId: NetworkInterfaceId ?? null } }),
  ),
  ...row(
    'AWS::EC2::NetworkAclEntry',
    ({ PortRange, Protocol, ...entry }: AclEntry & { PortRange: { From: number; To: number } }, { subject }) =>
      bags('AWS::EC2::NetworkAcl', {
        state: {
          Entries: [
            ...(subject.state['Entries'] as readonly AclEntry[]), // safe: the collector's own type
            { ...entry, Protocol: String(Protocol), FromPort: PortRange.From, ToPort: PortRange.To },
          ],
        },
      }),
  ),
  ...row('AWS::EC2::SnapshotBlockPublicAccess', ({ State }: { State: string }) =>
    bags('Demarc::EC2::SnapshotBlockPublicAccess', { properties: { State } }),
  ),
  ...row('AWS::ECR::RegistryScanningConfiguration', ({ Rules }: { Rules: readonly { ScanFrequency: string }[] }) =>
    bags('AWS::ECR::Repository', { state: { ScanFrequency: Rules[0]?.ScanFrequency ?? null } }),
  ),
  // RDS shows the clusters of DocumentDB and Neptune as its own
  ...row('AWS::DocDB::DBCluster', (properties) => ({ properties: { ...properties } })),
  ...row(
    'AWS::DocDB::DBClusterParameterGroup',
    ({ Name, Parameters }: { readonly Name: string; readonly Parameters: unknown }, { subject, world }) => {
      const known = { properties: { DBClusterParameterGroupName: Name }, state: { Parameters } }
      world.put({ ...subject, id: `group ${Name}`, type: 'AWS::RDS::DBClusterParameterGroup', name: Name, ...known })
      return undefined
    },
  ),
  ...row('AWS::Neptune::DBCluster', ({ IamAuthEnabled, ...properties }) => ({
    properties: {
      ...properties,
      ...(IamAuthEnabled === undefined ? {} : { EnableIAMDatabaseAuthentication: IamAuthEnabled }),
    },
  })),
  ...row('AWS::Neptune::DBInstance', ({ AvailabilityZone }: { readonly AvailabilityZone?: string }) =>
    AvailabilityZone ? bags('AWS::RDS::DBCluster', { state: { MultiAZ: true } }) : undefined,
  ),
  // one for each subnet of the resource (AmazonVPC/latest/userguide/subnet-route-tables.html)
  ...row(
    'AWS::EC2::SubnetRouteTableAssociation',
    ({ RouteTableId }: { readonly RouteTableId: string }, { subject, world }) => {
      const InternetRoutes = RouteTableId === 'PRIVATE_ROUTE_TABLE_ID' ? [] : ['0.0.0.0/0']
      const own = subject.state['SubnetIds'] as readonly string[] // safe: the collector's own type
      for (const { id, properties } of world.ofType('AWS::EC2::Subnet'))
        if (own.includes(String(properties['SubnetId'])))
          world.change(id, bags('AWS::EC2::Subnet', { state: { InternetRoutes } }))
      return undefined
    },
  ),
  ...row('AWS::EFS::FileSystem', ({ BackupPolicy }, at) =>
    BackupPolicy?.Status === 'ENABLED' ? automaticBackups(at) : undefined,
  ),
  // another subnet replaces the mount target
  ...row('AWS::EFS::MountTarget', ({ SubnetId }: { SubnetId: string }) =>
    bags('AWS::EFS::FileSystem', { state: { SubnetIds: [SubnetId] } }),
  ),
  ...row(
    'AWS::ElasticLoadBalancingV2::ListenerRule',
    ({ Actions }: { Actions: NonNullable<Shapes[typeof LISTENER]['DefaultActions']> }, { subject, world }) => {
      for (const { id, properties, state } of world.ofType(LISTENER))
        if (properties['LoadBalancerArn'] === subject.id && Array.isArray(state['Rules']))
          world.change(id, bags(LISTENER, { state: { Rules: state['Rules'].map(() => ({ Actions })) } }))
      return undefined
    },
  ),
  ...row('AWS::AccessAnalyzer::Analyzer', (_, { subject, world }) => {
    if (subject.type !== 'Demarc::AccessAnalyzer::Region') return undefined
    const made = world.ofType('AWS::AccessAnalyzer::Analyzer').filter(({ id }) => id.startsWith('arn:aws:new:'))
    return bags('Demarc::AccessAnalyzer::Region', {
      properties: { Analyzers: made.map(({ properties }) => String(properties['AnalyzerName'])) },
    })
  }),
  ...row('AWS::GuardDuty::Detector', (_, { subject, world }) => {
    if (subject.type !== 'Demarc::GuardDuty::Region') return undefined
    const ids = world.ofType('AWS::GuardDuty::Detector').filter(({ id }) => id.startsWith('arn:aws:new:'))
    return bags('Demarc::GuardDuty::Region', {
      properties: { Detectors: ids.map(({ properties }) => String(properties['Id'])) },
    })
  }),
  ...row('AWS::Macie::Session', ({ Status }: { Status: string }) =>
    bags('Demarc::Macie::Region', { properties: { Status } }),
  ),
  ...row('AWS::IAM::AccessKey', ({ Status = 'Active', Serial }: { Status?: string; Serial?: number }, { subject }) =>
    bags('AWS::IAM::User', {
      state: {
        // a higher serial makes a new key and deletes the old one; safe: the collector's own type
        AccessKeys: (subject.state['AccessKeys'] as readonly AccessKeyFacts[]).map((key) => ({
          ...key,
          Active: Status === 'Active',
          ...(Serial === undefined ? {} : { AgeDays: 0, UsedDays: 0 }),
        })),
      },
    }),
  ),
  ...row('AWS::IAM::RolePolicy', ({ PolicyName, PolicyDocument }: Policied & { PolicyName: string }) => ({
    properties: { Policies: [{ PolicyName, PolicyDocument }] },
  })),
  ...row('AWS::IAM::User', (_, { subject }) =>
    subject.properties['LoginProfile'] === null
      ? bags('AWS::IAM::User', { state: { PasswordEnabled: false, PasswordUnusedDays: null } })
      : undefined,
  ),
  ...row('AWS::Events::EventBusPolicy', ({ Statement }: { Statement: unknown }) =>
    policy({ Version: '2012-10-17', Statement: [Statement] }),
  ),
  ...row('AWS::Lambda::LayerVersionPermission', ({ Action, Principal, OrganizationId }: LayerPermission) => {
    const Condition = OrganizationId ? { StringEquals: { 'aws:PrincipalOrgID': OrganizationId } } : {}
    return policy({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal, Action, Condition }] })
  }),
  ...row('AWS::Lambda::Permission', (permission: Parameters<typeof statementOf>[0]) => {
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [statementOf(permission)] })
    // a statement that goes is no resource of a template: here those of versions and aliases are gone
    return bags('AWS::Lambda::Function', { state: { Policy, QualifierPolicies: [] } })
  }),
  ...row('AWS::Lambda::Url', ({ TargetFunctionArn, AuthType }: { TargetFunctionArn: string; AuthType: string }) =>
    bags('AWS::Lambda::Function', { state: { FunctionUrls: [{ FunctionArn: TargetFunctionArn, AuthType }] } }),
  ),
  ...row('AWS::OpenSearchServerless::SecurityPolicy', ({ Type, Policy }: { Type: string; Policy: string }) => {
    const document: { AllowFromPublic?: boolean; KmsARN?: string } = [JSON.parse(Policy)].flat()[0]
    return Type === 'network'
      ? bags('AWS::OpenSearchServerless::Collection', { state: { AllowFromPublic: document.AllowFromPublic ?? null } })
      : bags('AWS::OpenSearchServerless::Collection', { properties: { KmsKeyArn: document.KmsARN ?? null } })
  }),
  ...row('AWS::RDS::DBInstance', ({ AvailabilityZone, DBClusterIdentifier }) =>
    AvailabilityZone && DBClusterIdentifier ? bags('AWS::RDS::DBCluster', { state: { MultiAZ: true } }) : undefined,
  ),
  ...row('AWS::S3::BucketPolicy', ({ PolicyDocument }, { subject }) =>
    subject.type === 'AWS::S3::Bucket' ? policy(PolicyDocument) : undefined,
  ),
  ...row('AWS::SecretsManager::ResourcePolicy', ({ ResourcePolicy }: { ResourcePolicy: unknown }) =>
    policy(ResourcePolicy),
  ),
  // it is rotated at once, when the schedule is set (AWSCloudFormation, RotateImmediatelyOnUpdate)
  ...row('AWS::SecretsManager::RotationSchedule', (_: object) =>
    bags('AWS::SecretsManager::Secret', { state: { RotationEnabled: true, UnrotatedDays: 0 } }),
  ),
  ...row('AWS::SNS::TopicPolicy', ({ PolicyDocument }: Policied) => policy(PolicyDocument)),
  ...row('AWS::SQS::QueuePolicy', ({ PolicyDocument }: Policied) => policy(PolicyDocument)),
  ...row('AWS::SSM::ServiceSetting', ({ SettingId, SettingValue }: { SettingId: string; SettingValue: string }) => {
    const name = settings[SettingId]
    return name && bags('Demarc::SSM::ServiceSettings', { properties: { [name]: SettingValue } })
  }),
  ...row('AWS::WAFv2::LoggingConfiguration', ({ LogDestinationConfigs = [] }) =>
    bags('AWS::WAFv2::WebACL', { state: { Logging: { LogScope: 'CUSTOMER', LogDestinationConfigs } } }),
  ),
  ...row('AWS::WAFv2::WebACLAssociation', ({ WebACLArn = null }) => ({ state: { WebAclArn: WebACLArn } })),
}

import type { Resource } from '../../../src/model/resource.ts'
import { type Deployed, type Rows, rowsAt } from './rows.ts'
import { type Bags, bags, type World } from './world.ts'

/** The zones of some subnets, sorted, each once. */
const zonesOf = (subnets: readonly string[], world: World): readonly string[] => {
  const zones = world
    .ofType('AWS::EC2::Subnet')
    .filter(({ properties }) => subnets.includes(String(properties['SubnetId'])))
    .map(({ properties }) => String(properties['AvailabilityZone']))
  return [...new Set(zones)].sort()
}

const ELB = 'AWS::ElasticLoadBalancingV2::LoadBalancer'
/** An image that AWS keeps current under this name is available, and is HVM (linux/al2023/ug/ec2.html). */
const isCurrentImage = (image: unknown): boolean =>
  typeof image === 'string' && image.startsWith('{{resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-')

const row = rowsAt<Deployed>()

/** Live state that a new resource begins with; of one that stands already it is what it was. */
const fresh = ({ state }: Resource, key: string, value: unknown): Bags | undefined =>
  key in state ? undefined : { state: { [key]: value } }

/** What AWS then shows of a resource beside the properties that its template sets, by its type. */
export const shown: Rows<Deployed> = {
  // CloudFormation waits until it is (access-analyzer/latest/APIReference/API_AnalyzerSummary.html)
  ...row('AWS::AccessAnalyzer::Analyzer', () => ({ state: { Status: 'ACTIVE' } })),
  ...row(
    'AWS::AutoScaling::AutoScalingGroup',
    ({ VPCZoneIdentifier: subnets }, { world }) =>
      subnets &&
      bags('AWS::AutoScaling::AutoScalingGroup', { properties: { AvailabilityZones: zonesOf(subnets, world) } }),
  ),
  ...row('AWS::Backup::BackupPlan', (_, { resource: { state } }) => ({
    state: { Selections: [], Selected: [], OptIn: {}, ...state },
  })),
  ...row(
    'AWS::Backup::BackupVault',
    ({ LockConfiguration }) => LockConfiguration && bags('AWS::Backup::BackupVault', { state: { Locked: true } }),
  ),
  ...row('AWS::CloudFront::Distribution', ({ DistributionConfig }, { world }) => {
    const domains = (DistributionConfig?.Origins ?? []).map(({ DomainName = '' }) => DomainName)
    const buckets = domains.flatMap((domain) => /^(.+)\.s3\.[\w-]+\.amazonaws\.com$/.exec(domain)?.[1] ?? [])
    const known = new Set(world.ofType('AWS::S3::Bucket').map(({ properties }) => properties['BucketName']))
    return buckets.length === 0
      ? undefined
      : bags('AWS::CloudFront::Distribution', {
          state: { S3OriginBuckets: buckets, S3OriginsExist: buckets.every((bucket) => known.has(bucket)) },
        })
  }),
  ...row('AWS::CloudTrail::Trail', ({ IsLogging }, { resource }) =>
    IsLogging === undefined ? undefined : { state: { ...resource.state, IsLogging } },
  ),
  // an alarm begins so (AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html)
  ...row('AWS::CloudWatch::Alarm', (_, { resource }) => ({
    properties: { ActionsEnabled: resource.properties['ActionsEnabled'] ?? true },
    ...fresh(resource, 'StateValue', 'INSUFFICIENT_DATA'),
  })),
  ...row(
    'AWS::CodeBuild::Project',
    ({ Environment }) =>
      Environment &&
      bags('AWS::CodeBuild::Project', {
        state: {
          Variables: (Environment.EnvironmentVariables ?? []).map(({ Name = '', Type = 'PLAINTEXT' }) => ({
            Name,
            Type,
          })),
        },
      }),
  ),
  // with a delivery channel beside it, CloudFormation starts the recorder (AWSCloudFormation, AWS::Config::ConfigurationRecorder)
  ...row('AWS::Config::ConfigurationRecorder', () =>
    bags('AWS::Config::ConfigurationRecorder', { state: { Recording: true, ServicePrincipal: null } }),
  ),
  ...row(
    'AWS::DAX::Cluster',
    ({ AvailabilityZones: zones }) => zones && bags('AWS::DAX::Cluster', { state: { NodeZones: [...zones].sort() } }),
  ),
  ...row('AWS::DynamoDB::Table', ({ ResourcePolicy, StreamSpecification: stream }) => ({
    state: {
      ...(ResourcePolicy && { Policy: JSON.stringify(ResourcePolicy.PolicyDocument) }),
      ...(stream?.ResourcePolicy && { StreamPolicy: JSON.stringify(stream.ResourcePolicy.PolicyDocument) }),
    },
  })),
  ...row('AWS::EC2::FlowLog', () => bags('AWS::EC2::FlowLog', { state: { Status: 'ACTIVE', Delivery: null } })),
  ...row('AWS::EC2::Instance', ({ ImageId, NetworkInterfaces }) => ({
    ...(isCurrentImage(ImageId) &&
      bags('AWS::EC2::Instance', { state: { ImageStatus: 'available', VirtualizationType: 'hvm' } })),
    ...(NetworkInterfaces?.every((one) => one.AssociatePublicIpAddress === false) &&
      bags('AWS::EC2::Instance', { properties: { PublicIp: null } })),
  })),
  ...row('AWS::EC2::SecurityGroup', (_, { resource }) =>
    resource.properties['GroupId'] === undefined ? { properties: { GroupId: resource.name } } : undefined,
  ),
  ...row('AWS::EC2::VPCEndpoint', () => bags('AWS::EC2::VPCEndpoint', { state: { Status: 'available' } })),
  ...row('AWS::ElastiCache::ReplicationGroup', ({ AuthToken }) =>
    AuthToken === undefined
      ? undefined
      : bags('AWS::ElastiCache::ReplicationGroup', { state: { AuthTokenEnabled: true } }),
  ),
  ...row(
    'AWS::ElasticLoadBalancing::LoadBalancer',
    ({ Subnets: subnets }, { world }) =>
      subnets &&
      bags('AWS::ElasticLoadBalancing::LoadBalancer', { properties: { AvailabilityZones: zonesOf(subnets, world) } }),
  ),
  ...row(ELB, ({ LoadBalancerAttributes: attributes, Subnets: subnets }, { resource, world }) => ({
    ...(attributes &&
      bags(ELB, {
        state: {
          Attributes: {
            ...(resource.state['Attributes'] as Readonly<Record<string, string>>), // safe: the collector's own type
            ...Object.fromEntries(attributes.map(({ Key = '', Value = '' }) => [Key, Value])),
          },
        },
      })),
    ...(subnets && bags(ELB, { state: { AvailabilityZones: zonesOf(subnets, world) } })),
  })),
  ...row('AWS::ElasticLoadBalancingV2::Listener', (_, { resource }) => fresh(resource, 'Rules', [])),
  ...row('AWS::Logs::MetricFilter', ({ LogGroupName }, { resource }) =>
    bags('AWS::Logs::MetricFilter', {
      state: { LogGroupArn: `arn:aws:logs:${resource.region}:${resource.account}:log-group:${LogGroupName}:*` },
    }),
  ),
  ...row('AWS::RDS::DBCluster', (_, { resource }) => ({
    properties: { EngineMode: resource.properties['EngineMode'] ?? 'provisioned' },
  })),
  ...row('AWS::RDS::DBClusterParameterGroup', ({ Parameters }) => ({ state: { Parameters } })),
  ...row('AWS::RDS::DBParameterGroup', ({ Parameters }) => ({ state: { Parameters } })),
  // a restored instance is encrypted as its snapshot is (AmazonRDS/latest/UserGuide/Overview.Encryption.html)
  ...row('AWS::RDS::DBInstance', ({ DBSnapshotIdentifier }, { world }) => {
    const snapshot = world
      .ofType('Demarc::RDS::DBSnapshot')
      .find(({ properties }) => properties['SnapshotIdentifier'] === DBSnapshotIdentifier)
    return snapshot && { properties: { StorageEncrypted: snapshot.properties['Encrypted'] } }
  }),
  ...row('AWS::Redshift::Cluster', ({ ManageMasterPassword }) =>
    ManageMasterPassword
      ? bags('AWS::Redshift::Cluster', {
          properties: { MasterPasswordSecretArn: 'arn:aws:secretsmanager:::secret:redshift!' },
        })
      : undefined,
  ),
  ...row('AWS::Redshift::ClusterSubnetGroup', ({ SubnetIds = [] }, { world }) =>
    bags('AWS::Redshift::ClusterSubnetGroup', { state: { AvailabilityZones: zonesOf(SubnetIds, world) } }),
  ),
  // Amazon SNS itself confirms for a queue or function of the account (sns/latest/dg/SendMessageToSQS.html)
  ...row('AWS::SNS::Subscription', ({ Protocol }) =>
    bags('AWS::SNS::Subscription', { state: { Confirmed: Protocol === 'sqs' || Protocol === 'lambda' } }),
  ),
}

import { isRecord } from '../core/record.ts'
import { backupMoves } from './backup-moves.ts'
import type { Move } from './entry.ts'
import { both, is, some, startsWith, when } from './when.ts'

const docs = 'https://docs.aws.amazon.com'
const agents = `${docs}/bedrock-agentcore/latest/devguide`
const anywhere = `${docs}/gameliftservers/latest/developerguide/fleets-creating-anywhere.html`
const cluster = `${docs}/AWSCloudFormation/latest/TemplateReference/aws-resource-medialive-cluster.html`

/** A capacity provider is set: agents then run on EC2 instances in the account, which AgentCore operates. */
const onInstances: Move['when'] = when('CapacityProviderConfiguration', (value) => value !== null)

const farm = `${docs}/deadline-cloud/latest/userguide`
/** The kind of a render farm's fleet: its configuration has one member or the other. */
const fleetIs = (kind: 'ServiceManagedEc2' | 'CustomerManaged'): Move['when'] =>
  when('Configuration', (value) => isRecord(value) && isRecord(value[kind]))

/** A regional gateway without named zones, which AWS expands by itself; with addresses for each zone the customer expands it. */
const regionalByItself: Move['when'] = both(
  when('AvailabilityMode', is('regional')),
  when('AvailabilityZoneAddresses', (value) => value === null),
)

/** Encryption at rest that the customer did not turn on. */
const notEncrypted = (holds: Move['when'], source: string): Move => ({
  layers: ['server-side-encryption'],
  to: 'customer',
  when: holds,
  says: 'encryption at rest is off: AWS encrypts none of its data',
  source: `${docs}/${source}`,
})

/** Resilience is the customer's when no AWS mechanism takes over. */
const resilienceIsYours = (holds: Move['when'], says: string, source: string): Move => ({
  layers: ['resilience'],
  to: 'customer',
  when: holds,
  says,
  source: `${docs}/${source}`,
})

/** Everything is in one Availability Zone. */
const inOneZone = (holds: Move['when'], source: string, it = 'it runs'): Move =>
  resilienceIsYours(holds, `${it} in one Availability Zone: nothing takes over when the zone fails`, source)

/** Where each kind of FSx file system other than Lustre has its deployment type. */
const fileSystems = new Map([
  ['WINDOWS', 'WindowsConfiguration'],
  ['ONTAP', 'OntapConfiguration'],
  ['OPENZFS', 'OpenZFSConfiguration'],
])

/** Whether a file system of that kind is in one zone; Windows file systems are by default. */
const fileSystemInOneZone = (kind: string): Move['when'] =>
  both(
    when('FileSystemType', is(kind)),
    when(`${fileSystems.get(kind)}.DeploymentType`, (value) =>
      value === null ? kind === 'WINDOWS' : typeof value === 'string' && value.startsWith('SINGLE_AZ'),
    ),
  )

const lustreGuide = 'fsx/latest/LustreGuide'
const isLustre = when('FileSystemType', is('LUSTRE'))
/** A scratch file system of Lustre, which is the default. */
const isScratch = both(
  isLustre,
  when('LustreConfiguration.DeploymentType', (value) => value === null || startsWith('SCRATCH')(value)),
)
/** A persistent Lustre file system on disks, which are in one zone; the intelligent-tiering class spans several. */
const isOnDisks = both(
  isLustre,
  when('LustreConfiguration.DeploymentType', startsWith('PERSISTENT')),
  when('StorageType', (value) => value !== 'INTELLIGENT_TIERING'),
)

/** An EMR Serverless application has an image of the customer, for all of its workers or for a kind of them. */
const ownWorkerImage: Move['when'] = ({ properties: { ImageConfiguration: all, WorkerTypeSpecifications: kinds } }) => {
  const ofKinds = isRecord(kinds) ? Object.values(kinds) : []
  if (isRecord(all) || ofKinds.some((kind) => isRecord(kind) && isRecord(kind['ImageConfiguration']))) return true
  return all === undefined || kinds === undefined ? undefined : false
}

const fargate = when('ComputeResources.Type', is('FARGATE', 'FARGATE_SPOT'))
const isElastic = when('FleetType', is('ELASTIC'))

/** The moves of types placed by shape, in order of precedence. */
const moves: Readonly<Record<string, readonly Move[]>> = {
  'AWS::AmazonMQ::Broker': [
    inOneZone(
      when('DeploymentMode', is('SINGLE_INSTANCE')),
      'amazon-mq/latest/developer-guide/single-broker-deployment.html',
    ),
  ],
  'AWS::AppStream::Fleet': [
    {
      layers: ['guest-os', 'platform'],
      to: 'aws',
      when: isElastic,
      says: 'it is an Elastic fleet: its instances start from an image that AWS manages, and none from an image of yours',
      source: 'https://aws.amazon.com/appstream2/faqs/',
    },
    {
      layers: ['resilience'],
      to: 'shared',
      when: isElastic,
      says: 'it is an Elastic fleet: AWS provides instances and keeps them available, you choose subnets and concurrency',
      source: `${docs}/appstream2/latest/developerguide/fleet-type.html`,
    },
  ],
  'AWS::AppSync::ApiCache': [
    notEncrypted(when('AtRestEncryptionEnabled', is(false)), 'appsync/latest/devguide/enabling-caching.html'),
  ],
  'AWS::Batch::ComputeEnvironment': [
    {
      layers: ['guest-os'],
      to: 'aws',
      when: fargate,
      says: 'it runs on Fargate: there are no instances of yours to patch',
      source: `${docs}/batch/latest/userguide/fargate.html`,
    },
    {
      layers: ['guest-os'],
      to: 'aws',
      when: when('ComputeResources.Type', is('ECS_MANAGED_INSTANCES')),
      says: 'it runs on ECS Managed Instances: AWS replaces each instance with a patched one, between day 14 and day 21',
      source: `${docs}/AmazonECS/latest/developerguide/managed-instances-patching.html`,
    },
  ],
  'AWS::BedrockAgentCore::Runtime': [
    {
      layers: ['network'],
      to: 'customer',
      when: onInstances,
      says: 'it runs on Runtime Instances: the subnets and security groups of its capacity provider are yours',
      source: `${agents}/runtime-instances-security.html`,
    },
    {
      layers: ['virtualization'],
      to: 'shared',
      when: onInstances,
      says: 'it runs on Runtime Instances: a session is the boundary, you decide which agents share one',
      source: `${agents}/runtime-instances-security.html`,
      aws: 'AWS keeps instances apart; agents on one instance are not kept apart from each other.',
    },
    {
      layers: ['server-side-encryption'],
      to: 'customer',
      when: onInstances,
      says: 'it runs on Runtime Instances: their volumes are encrypted where your account or the capacity provider asks for it',
      source: `${agents}/runtime-instances-encryption.html`,
    },
  ],
  'AWS::CodeBuild::Fleet': [
    {
      layers: ['guest-os'],
      to: 'customer',
      when: when('ImageId', some),
      says: 'its instances start from an image of yours (ImageId), which you build and patch',
      source: `${docs}/codebuild/latest/userguide/fleets.html`,
    },
  ],
  'AWS::Deadline::Fleet': [
    {
      layers: ['guest-os'],
      to: 'aws',
      when: fleetIs('ServiceManagedEc2'),
      says: 'it is a service-managed fleet: Deadline Cloud manages the operating system of its workers',
      source: `${farm}/vulnerability-analysis-and-management.html`,
    },
    {
      layers: ['facilities', 'virtualization'],
      to: 'customer',
      when: fleetIs('CustomerManaged'),
      says: 'it is a customer-managed fleet: its workers are machines that you provide, at your site or as instances, which have rows of their own',
      source: `${farm}/manage-cmf.html`,
    },
  ],
  'AWS::DMS::ReplicationInstance': [
    inOneZone(when('MultiAZ', is(false, null)), 'dms/latest/userguide/CHAP_ReplicationInstance.html'),
  ],
  'AWS::DocDB::GlobalCluster': [
    notEncrypted(when('StorageEncrypted', is(false)), 'documentdb/latest/devguide/encryption-at-rest.html'),
  ],
  'AWS::EC2::NatGateway': [
    {
      layers: ['resilience'],
      to: 'aws',
      when: regionalByItself,
      says: 'it is a regional gateway: AWS expands it over the Availability Zones of your resources',
      source: `${docs}/vpc/latest/userguide/nat-gateways-regional.html`,
    },
  ],
  'AWS::EMRServerless::Application': [
    {
      layers: ['platform'],
      to: 'customer',
      when: ownWorkerImage,
      reads: ['ImageConfiguration', 'WorkerTypeSpecifications'],
      says: 'its workers start from an image of yours: you build it on an image of EMR, and patch what is in it',
      source: `${docs}/emr/latest/EMR-Serverless-UserGuide/application-custom-image.html`,
    },
    {
      layers: ['network'],
      to: 'customer',
      when: when('NetworkConfiguration', (value) => value !== null),
      says: 'its workers are in your VPC: subnets and security groups are yours',
      source: `${docs}/emr/latest/EMR-Serverless-UserGuide/vpc-access.html`,
    },
  ],
  'AWS::FSx::FileSystem': [
    inOneZone(
      fileSystemInOneZone('WINDOWS'),
      'fsx/latest/WindowsGuide/high-availability-multiAZ.html',
      'it is a Windows file system',
    ),
    inOneZone(
      fileSystemInOneZone('ONTAP'),
      'fsx/latest/ONTAPGuide/high-availability-AZ.html',
      'it is an ONTAP file system',
    ),
    inOneZone(
      fileSystemInOneZone('OPENZFS'),
      'fsx/latest/OpenZFSGuide/availability-durability.html',
      'it is an OpenZFS file system',
    ),
    resilienceIsYours(
      isScratch,
      'it is a scratch file system: its data is not replicated, and a file server that fails is not replaced',
      `${lustreGuide}/using-fsx-lustre.html`,
    ),
    inOneZone(isOnDisks, `${lustreGuide}/using-fsx-lustre.html`, 'it is a persistent Lustre file system on disks'),
    {
      layers: ['server-side-encryption'],
      to: 'aws',
      when: isScratch,
      says: 'it is a scratch file system: FSx encrypts it with a key of its own, and you cannot choose one',
      source: `${docs}/${lustreGuide}/encryption-at-rest.html`,
    },
    {
      layers: ['backup'],
      to: 'none',
      when: isScratch,
      says: 'it is a scratch file system, of which FSx makes no backups',
      source: `${docs}/${lustreGuide}/using-backups-fsx.html`,
    },
  ],
  'AWS::GameLift::Fleet': [
    {
      layers: ['facilities', 'virtualization', 'guest-os'],
      to: 'customer',
      when: when('ComputeType', is('ANYWHERE')),
      says: 'it is an Anywhere fleet: its computes are hardware of yours, or of another cloud',
      source: anywhere,
    },
  ],
  'AWS::KinesisFirehose::DeliveryStream': [
    {
      layers: ['server-side-encryption'],
      to: 'aws',
      when: when('DeliveryStreamType', is('KinesisStreamAsSource')),
      says: 'it reads from a Kinesis data stream, which stores and encrypts the records: here they are kept in memory',
      source: `${docs}/firehose/latest/dev/encryption.html`,
      aws: 'AWS encrypts what it stores for a while during processing.',
    },
  ],
  // the plans "with High Availability" are those with ha in their id (cli/latest/reference/lightsail/get-relational-database-bundles)
  'AWS::Lightsail::Database': [
    resilienceIsYours(
      when('RelationalDatabaseBundleId', (plan) => typeof plan === 'string' && !plan.includes('_ha_')),
      'it has a standard plan: there is no standby in another Availability Zone',
      'lightsail/latest/userguide/amazon-lightsail-faq-databases.html',
    ),
  ],
  'AWS::MediaLive::Channel': [
    resilienceIsYours(
      when('ChannelClass', is('SINGLE_PIPELINE')),
      'it has a single pipeline: its output stops when the pipeline fails',
      'medialive/latest/ug/class-channel-input.html',
    ),
  ],
  'AWS::MediaLive::Cluster': [
    {
      layers: ['facilities', 'virtualization'],
      to: 'aws',
      when: when('ClusterType', is('EC2')),
      says: 'its nodes are instances of Amazon EC2',
      source: cluster,
    },
    {
      layers: ['facilities'],
      to: 'shared',
      when: when('ClusterType', is('OUTPOSTS_RACK', 'OUTPOSTS_SERVER')),
      says: 'its nodes are on an Outpost: AWS keeps the hardware, you keep the site',
      source: `${docs}/outposts/latest/userguide/what-is-outposts.html`,
    },
    {
      layers: ['virtualization'],
      to: 'aws',
      when: when('ClusterType', is('OUTPOSTS_RACK', 'OUTPOSTS_SERVER')),
      says: 'its nodes are on an Outpost, which AWS operates',
      source: `${docs}/outposts/latest/userguide/what-is-outposts.html`,
    },
  ],
  'AWS::MemoryDB::Cluster': [
    resilienceIsYours(
      when('NumReplicasPerShard', is(0)),
      'its shards have no replica: a shard takes no writes until its one node is replaced',
      'memorydb/latest/devguide/autofailover.html',
    ),
  ],
  'AWS::Neptune::GlobalCluster': [
    notEncrypted(when('StorageEncrypted', is(false)), 'neptune/latest/userguide/encrypt.html'),
  ],
  'AWS::NeptuneGraph::Graph': [
    resilienceIsYours(
      when('ReplicaCount', is(0)),
      'it has no replica in another Availability Zone',
      'AWSCloudFormation/latest/TemplateReference/aws-resource-neptunegraph-graph.html',
    ),
  ],
  'AWS::Timestream::InfluxDBInstance': [
    inOneZone(
      when('DeploymentType', is('SINGLE_AZ')),
      'timestream/latest/developerguide/timestream-for-influx-managing-multi-az-instance-deployments.html',
    ),
  ],
}

const byType = new Map(Object.entries(moves))
for (const [type, ones] of Object.entries(backupMoves)) byType.set(type, [...(byType.get(type) ?? []), ...ones])

/** The types with moves. */
export const typesWithMoves: readonly string[] = [...byType.keys()]

/** The moves of a placed type; undefined when it has none. */
export const movesOf = (type: string): readonly Move[] | undefined => byType.get(type)

import { atRestSources } from './at-rest.ts'
import { copySources } from './cell-copies.ts'
import { softwareSources } from './cell-software.ts'
import { type CellSource, ground, software, source } from './cell-source.ts'
import { transitSources } from './cell-transit.ts'
import type { LayerId } from './layers.ts'
import { kindSources } from './parties-by-kind.ts'

const template = 'AWSCloudFormation/latest/TemplateReference'
const clusters = 'ODB::CloudAutonomousVmCluster ODB::CloudVmCluster'
const oracle = `${clusters} ODB::CloudExadataInfrastructure`

/** Service pages on who is responsible for single layers of placed types. */
export const cellSources: readonly CellSource[] = [
  // devices and sites of customers
  source(
    'aws-backup/latest/devguide/vm-backups.html',
    'the gateway runs in the VMware infrastructure of the customer',
    'deploy to your VMware infrastructure',
    ground('BackupGateway::Hypervisor'),
  ),
  source(
    'datasync/latest/userguide/agent-requirements.html',
    'the customer runs the agent on a hypervisor of its own, or on an instance',
    'You can run a DataSync agent',
    ground('DataSync::Agent'),
  ),
  source(
    'datasync/latest/userguide/managing-agent.html',
    'AWS updates the agent, and the operating system below it',
    'including the underlying operating system',
    software('DataSync::Agent'),
  ),
  source(
    'vpn/latest/s2svpn/your-cgw.html',
    'the customer has and configures the device at its end of the connection',
    'that you own or manage',
    { ...ground('EC2::CustomerGateway'), 'guest-os': 'EC2::CustomerGateway' },
  ),
  source(
    'evs/latest/userguide/evs-lifecycle-mgmt.html',
    'the customer patches the hypervisor and all VMware software, and configures route tables and network ACLs',
    'responsible for the lifecycle management and',
    { virtualization: 'EVS::Environment', ...software('EVS::Environment'), network: 'EVS::Environment' },
    '2026-12-01',
  ),
  source(
    'evs/latest/userguide/data-protection.html',
    'AWS encrypts the disks of hosts, and not the traffic between them; the customer can turn on encryption in VMware',
    'does not encrypt your in-transit traffic',
    { 'encryption-in-transit': 'EVS::Environment', 'server-side-encryption': 'EVS::Environment' },
    '2026-12-01',
  ),
  source(
    'evs/latest/userguide/disaster-recovery-resiliency.html',
    'an environment is in one Availability Zone, and the customer configures its VMware components for availability',
    'responsible for configuring the VMware components',
    { resilience: 'EVS::Environment' },
    '2026-12-01',
  ),
  source(
    'greengrass/v1/developerguide/what-is-gg.html',
    'the software runs on devices of the customer',
    'extends cloud capabilities to local devices',
    ground(
      'Greengrass::CoreDefinition Greengrass::CoreDefinitionVersion Greengrass::DeviceDefinition Greengrass::DeviceDefinitionVersion Greengrass::Group Greengrass::GroupVersion',
    ),
  ),
  source(
    'greengrass/v1/developerguide/encryption-in-transit.html',
    'the customer keeps kernel and system libraries of its devices current',
    'Keep the kernel updated with the',
    {
      'guest-os':
        'Greengrass::CoreDefinition Greengrass::CoreDefinitionVersion Greengrass::DeviceDefinition Greengrass::DeviceDefinitionVersion Greengrass::Group Greengrass::GroupVersion',
    },
  ),
  source(
    'batch/latest/userguide/managing-ami-versions.html',
    'the customer starts updates of the images of Batch, and maintains its own',
    'responsible for maintaining and updating custom',
    { 'guest-os': 'Batch::ComputeEnvironment' },
  ),
  source(
    'emr/latest/ManagementGuide/emr-security.html',
    'instances of the default image do not install kernel updates that need a reboot: the customer updates clusters',
    'do not automatically download and install',
    { 'guest-os': 'EMR::InstanceFleetConfig EMR::InstanceGroupConfig' },
  ),
  source(
    'workspaces/latest/adminguide/update-management.html',
    'the customer patches the operating system, or has the service do it in a maintenance window',
    'regularly patch, update, and secure the',
    { 'guest-os': 'WorkSpaces::Workspace' },
  ),
  source(
    'sagemaker/latest/dg/sagemaker-distribution.html',
    'AWS patches the images of SageMaker Distribution; the customer scans and patches the images that it builds',
    'responsible for scanning and patching their',
    { platform: 'SageMaker::Image SageMaker::ImageVersion' },
  ),
  source(
    'sagemaker/latest/dg/sagemaker-mkt-create-algo.html',
    'the customer names the images for training and inference, which it keeps in Amazon ECR',
    'where your training container is',
    { platform: 'SageMaker::Algorithm' },
  ),
  source(
    'lightsail/latest/userguide/best-practices-for-securing-windows-based-lightsail-instances.html',
    'the customer installs security patches on its instances',
    'updated with the latest security',
    { 'guest-os': 'Lightsail::Instance' },
  ),
  source(
    'datapipeline/latest/DeveloperGuide/dp-custom-ami.html',
    'instances start in the account of the customer, from an image of AWS or of the customer',
    'creates an EC2 instance for you',
    { 'guest-os': 'DataPipeline::Pipeline' },
  ),
  source(
    'iot/latest/developerguide/iot-jobs.html',
    'the customer defines the jobs by which its devices install applications and update firmware',
    'run firmware updates, reboot, rotate',
    { 'guest-os': 'IoT::Thing' },
  ),
  source(
    'iot/latest/developerguide/what-is-aws-iot.html',
    'AWS connects the devices that the customer has in the field',
    'your IoT devices in the field',
    {
      facilities: 'IoTWireless::WirelessDevice IoTWireless::WirelessGateway',
      virtualization: 'IoT::Thing IoTWireless::WirelessDevice IoTWireless::WirelessGateway',
    },
  ),
  source(
    'iot-fleetwise/latest/developerguide/what-is-iotfleetwise.html',
    'the agent runs on the vehicle, and AWS collects what it sends',
    'that runs on the vehicle',
    ground('IoTFleetWise::Vehicle'),
  ),
  source(
    `${template}/aws-resource-iotsitewise-gateway.html`,
    'a gateway is a device beside the servers of the customer',
    'virtual or edge device that delivers',
    ground('IoTSiteWise::Gateway'),
  ),
  source(
    'iot-sitewise/latest/userguide/vulnerability-analysis-and-management.html',
    'the customer maintains the gateway, and updates its software',
    'responsibility to configure and maintain your',
    software('IoTSiteWise::Gateway'),
    '2026-12-01',
  ),
  source(
    'iot-sitewise/latest/userguide/encryption-at-rest.html',
    'the customer secures the disk of the gateway, and the device',
    'responsibility to secure the file system',
    { 'server-side-encryption': 'IoTSiteWise::Gateway' },
  ),
  source(
    'iot-wireless/latest/developerguide/lorawan-manage-gateways.html',
    'the customer runs the software of the gateway, whose firmware it can update remotely',
    'gateway must have software called',
    { 'guest-os': 'IoTWireless::WirelessGateway' },
    '2026-12-01',
  ),
  source(
    'gameliftservers/latest/fleetiqguide/gsg-howitworks-resources.html',
    'the customer makes the image, with its operating system and runtime; the instances are in its account',
    'AMI includes an operating system',
    { ...software('GameLift::GameServerGroup'), application: 'GameLift::GameServerGroup' },
    '2026-12-01',
  ),
  source(
    'mgn/latest/ug/mgn-connector-prerequisites.html',
    'the connector runs on a server that the customer keeps and patches',
    'MGN connector server is only accessed',
    { ...ground('MGN::Connector'), 'guest-os': 'MGN::Connector' },
  ),
  source(
    'mediaconnect/latest/ug/gateway.html',
    'the software of AWS runs on hardware of the customer, and AWS manages it',
    'data center and managed by MediaConnect',
    { ...ground('MediaConnect::Bridge MediaConnect::Gateway'), platform: 'MediaConnect::Bridge MediaConnect::Gateway' },
  ),
  source(
    'mediaconnect/latest/ug/gateway-prerequisites.html',
    'the customer installs the operating system of a gateway, whose instances are external ones of ECS Anywhere',
    'you will need physical hardware that',
    { 'guest-os': 'MediaConnect::Bridge MediaConnect::Gateway' },
  ),
  source(
    `${template}/aws-resource-medialive-cluster.html`,
    'the nodes are hardware of the customer',
    'MediaLive channels on your own hardware',
    ground('MediaLive::Cluster MediaLive::Node'),
  ),
  source(
    'medialive/latest/ug/setup-emla.html',
    'AWS upgrades the software on nodes of the customer, which secures the access to them',
    'including continually upgrading the software',
    software('MediaLive::Cluster MediaLive::Node'),
    '2026-12-01',
  ),
  source(
    'outposts/latest/userguide/outposts-requirements.html',
    'the customer provides room, power, cooling and network at its site',
    'You and your electrician are responsible',
    {
      facilities:
        'EC2::LocalGatewayRoute EC2::LocalGatewayRouteTable EC2::LocalGatewayRouteTableVPCAssociation EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation EC2::LocalGatewayVirtualInterface EC2::LocalGatewayVirtualInterfaceGroup Outposts::Outpost Outposts::Site Route53Resolver::OutpostResolver S3Outposts::Bucket S3Outposts::Endpoint',
    },
  ),
  source(
    'outposts/latest/userguide/what-is-outposts.html',
    'AWS runs the capacity at the site of the customer',
    'operates, monitors, and manages this capacity',
    software('Outposts::Outpost'),
  ),
  source(
    'workspaces-thin-client/latest/ag/what-is-thin-client.html',
    'the administrators of the customer manage the devices, which its users have',
    'WorkSpaces Thin Client environments and devices',
    ground('WorkSpacesThinClient::Environment'),
  ),
  // operating systems and platforms
  source(
    'AmazonECS/latest/developerguide/managed-daemons.html',
    'daemons run on the instances that ECS manages, and replaces for a new version',
    'on Amazon ECS Managed Instances',
    software('ECS::Daemon'),
  ),
  source(
    'imagebuilder/latest/userguide/security-best-practices.html',
    'the customer applies the patches when it builds an image',
    'Apply all available Windows or Linux',
    { 'guest-os': 'ImageBuilder::Image' },
  ),
  source(
    'workspaces/latest/adminguide/pools-images.html',
    'the customer makes the image of a pool, and updates its software there',
    'perform software updates or to install',
    software('WorkSpaces::WorkspacesPool'),
  ),
  source(
    'directoryservice/latest/admin-guide/directory_simple_ad.html',
    'AWS manages the directory and its Samba server, and makes a snapshot a day',
    'standalone managed directory that is powered',
    { 'guest-os': 'DirectoryService::SimpleAD', backup: 'DirectoryService::SimpleAD' },
  ),
  source(
    `${template}/aws-resource-workspacesthinclient-environment.html`,
    'AWS makes the software of devices; the customer chooses the version and the time',
    'option to define which software updates',
    { 'guest-os': 'WorkSpacesThinClient::Environment' },
  ),
  source(
    'gameliftservers/latest/developerguide/vulnerability-analysis-management.html',
    'a fleet keeps the operating system that it was made with, until the customer replaces the fleet',
    'replace fleets on a regular basis',
    { 'guest-os': 'GameLift::ContainerFleet GameLift::Fleet' },
  ),
  source(
    'gameliftstreams/latest/developerguide/vulnerability-analysis-management.html',
    'AWS updates the operating system and the runtime when the customer makes a new group',
    'recycle stream groups every two',
    software('GameLiftStreams::StreamGroup'),
  ),
  source(
    'AWSEC2/latest/UserGuide/amazon-ec2-managed-instances.html',
    'a service that manages instances patches their operating system',
    'assume responsibility for scaling, OS patches',
    { 'guest-os': 'WorkspacesInstances::WorkspaceInstance' },
  ),
  source(
    `${template}/aws-resource-lambda-microvmimage.html`,
    'the customer chooses the base image and its version',
    'specific version of the base MicroVM',
    { 'guest-os': 'Lambda::MicrovmImage' },
  ),
  source(
    'directoryservice/latest/admin-guide/ms_ad_key_concepts.html',
    'AWS patches the domain controllers and their Windows Server',
    'keep the Microsoft Windows Server software',
    { 'guest-os': 'DirectoryService::MicrosoftAD' },
  ),
  source(
    'amazon-mq/latest/developer-guide/maintaining-brokers.html',
    'AWS maintains the operating system and the engine in the window of the customer',
    'performs maintenance to the hardware',
    { 'guest-os': 'AmazonMQ::Broker' },
  ),
  source(
    'memorydb/latest/devguide/managing-updates.html',
    'AWS releases service updates; the customer applies them before they apply themselves',
    'You control when to apply an',
    software('MemoryDB::Cluster'),
  ),
  source(
    'dms/latest/userguide/CHAP_ReplicationInstance.MaintenanceWindow.html',
    'AWS patches replication instances in the window of the customer',
    'any available system changes are applied',
    { 'guest-os': 'DMS::ReplicationInstance' },
  ),
  source(
    'vpc/latest/userguide/vpc-nat-comparison.html',
    'AWS maintains NAT gateways',
    'You do not need to perform',
    software('EC2::NatGateway'),
  ),
  source(
    'vpn/latest/s2svpn/endpoint-replacements.html',
    'AWS patches the endpoints of VPN tunnels',
    'periodically applies updates to your',
    software('EC2::VPNGateway'),
  ),
  source(
    'odb/latest/UserGuide/how-it-works.html',
    'AWS runs the network of Oracle hardware',
    'ODB network is managed by AWS',
    software('ODB::OdbNetwork'),
  ),
  source(
    'amplify/latest/userguide/ssr-supported-features.html',
    'the customer chooses the version of Node.js, and AWS ends old ones',
    'You can specify the Node.js version',
    { platform: 'Amplify::App Amplify::Branch' },
  ),
  source(
    'apprunner/latest/dg/security-shared-responsibility.html',
    'the customer patches the image of the container',
    'Patching the container image is part',
    { platform: 'AppRunner::Service' },
  ),
  source(
    'bedrock/latest/userguide/model-lifecycle.html',
    'AWS ends models with notice; the customer moves to a newer one',
    'migration will not happen automatically',
    { platform: 'Bedrock::Agent Bedrock::Flow' },
  ),
  // Oracle
  source(
    'odb/latest/UserGuide/how-it-works.html',
    'AWS hosts the hardware in its data centers, and Oracle provides and maintains it',
    'provisions and maintains the Exadata infrastructure',
    { facilities: oracle, virtualization: oracle },
  ),
  source(
    'odb/latest/UserGuide/how-it-works.html',
    'the customer makes hardware and clusters with the API of AWS, and databases with the interfaces of Oracle',
    'OCI APIs to create and manage',
    { 'control-plane': oracle },
  ),
  source(
    'odb/latest/UserGuide/how-it-works.html',
    'hardware and networks are in the one Availability Zone that the customer chooses',
    'resources are bound to a single',
    { resilience: `${oracle} ODB::OdbNetwork` },
  ),
  source(
    'odb/latest/UserGuide/security.html',
    'security is divided among three: AWS, Oracle Cloud Infrastructure and the customer',
    'shared responsibility between AWS, OCI',
    { governance: `${oracle} ODB::OdbNetwork` },
  ),
  source(
    'odb/latest/UserGuide/security.html',
    'databases are encrypted with keys of Oracle by default; the customer can choose keys of its own',
    'default, Oracle Database@AWS uses Transparent',
    { 'server-side-encryption': clusters },
  ),
  source(
    'odb/latest/UserGuide/managing-backups.html',
    'Oracle makes the automatic backups that the customer turns on, and where; of virtual machines the customer can make its own',
    'Oracle managed backups are fully managed',
    { backup: clusters },
  ),
  source(
    'odb/latest/UserGuide/managing-backups.html',
    'Oracle makes the DNS entries and security lists for backups; the customer opens other ways, and writes the policy',
    'configures necessary DNS entries and',
    { network: 'ODB::OdbNetwork' },
  ),
  source(
    'odb/latest/UserGuide/getting-started.html',
    'Oracle maintains the infrastructure, in a window that the customer can choose',
    'Oracle Cloud Infrastructure performs system maintenance',
    software('ODB::CloudExadataInfrastructure'),
  ),
  source(
    'odb/latest/UserGuide/getting-started.html',
    'Oracle manages the environment of autonomous databases, which patch themselves',
    'highly automated, fully managed database environment',
    software('ODB::CloudAutonomousVmCluster'),
  ),
  // networks
  source(
    'waf/latest/developerguide/how-aws-waf-works-resources.html',
    'the customer can put a web ACL in front of these resources',
    'AWS WAF to protect the following',
    {
      network:
        'Amplify::App Amplify::Branch AppRunner::Service AppSync::GraphQLApi BedrockAgentCore::Gateway Cognito::UserPoolReplica',
    },
  ),
  source(
    'AmazonCloudFront/latest/DeveloperGuide/data-protection-summary.html',
    'the customer restricts viewers by web ACLs, by country and by signed addresses',
    'prevent users in specific geographic locations',
    { network: 'CloudFront::DistributionTenant CloudFront::StreamingDistribution' },
  ),
  source(
    'wickr/latest/adminguide/privatelink-overview.html',
    'the customer can reach Wickr by interface endpoints of its own VPC',
    'establish a private connection between',
    { network: 'Wickr::Network' },
  ),
  ...copySources,
  ...softwareSources,
  ...kindSources,
  ...transitSources,
  ...atRestSources,
]

const byCell = new Map(
  cellSources.flatMap(({ url, cells }) =>
    cells.flatMap(([layer, types]) => types.map((type) => [`${type} ${layer}`, url] as const)),
  ),
)

/** The page for one layer of a placed type; undefined when a more general page covers it. */
export const cellSource = (type: string, layer: LayerId): string | undefined => byCell.get(`${type} ${layer}`)

/** The cells with a page of their own, such as `AWS::guest-os`, once for each page. */
export const cellsWithSource: readonly string[] = cellSources.flatMap(({ cells }) =>
  cells.flatMap(([layer, types]) => types.map((type) => `${type} ${layer}`)),
)

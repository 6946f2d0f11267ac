import { type CellSource, software, source } from './cell-source.ts'

/** Pages on who patches the operating system under managed services, and on customers' own machines. */
export const softwareSources: readonly CellSource[] = [
  source(
    'codebuild/latest/userguide/welcome.html',
    'AWS patches the servers of builds; the customer can bring an environment of its own',
    'set up, patch, update, and',
    { 'guest-os': 'CodeBuild::Fleet CodeBuild::Project' },
  ),
  source(
    'devicefarm/latest/developerguide/security-vulnerability-analysis-and-management.html',
    'AWS keeps devices current as far as their vendors and carriers release updates, without a guarantee; the customer updates the libraries of its tests',
    'up to the vendor (and sometimes',
    { 'guest-os': 'DeviceFarm::Project', application: 'DeviceFarm::Project DeviceFarm::TestGridProject' },
  ),
  source(
    'devicefarm/latest/developerguide/custom-test-environments-hosts.html',
    'AWS manages the hosts of tests, and patches their operating system from time to time',
    'test hosts are fully managed by',
    { 'guest-os': 'DeviceFarm::TestGridProject' },
  ),
  source(
    'eks/latest/userguide/capabilities.html',
    'AWS patches and updates capabilities, which run within EKS and not on nodes of the customer',
    'AWS handles security patching, updates',
    software('EKS::Capability'),
  ),
  source(
    'fsx/latest/FileCacheGuide/maintenance-windows.html',
    'AWS patches the software of caches in the window of the customer',
    'performs routine software patching for',
    software('FSx::FileCache'),
  ),
  source(
    'fsx/latest/LustreGuide/maintenance-windows.html',
    'AWS patches file systems in the window of the customer, and without one after 14 days',
    'will proceed with maintenance on the',
    { 'guest-os': 'FSx::FileSystem' },
  ),
  source(
    'fsx/latest/ONTAPGuide/maintenance-windows.html',
    'AWS patches the file servers, one after the other, in the window of the customer, and without one after 14 days',
    "file system's file servers is patched",
    { 'guest-os': 'FSx::Volume' },
  ),
  source(
    'msk/latest/developerguide/msk-connect.html',
    'AWS patches what connectors run on, and upgrades it',
    'automates patching and version upgrades',
    { 'guest-os': 'KafkaConnect::Connector' },
  ),
  source(
    'managed-flink/latest/java/maintenance.html',
    'AWS patches operating systems and container images of applications; the customer can choose the hour, and cannot opt out',
    'operating-system and container-image security updates',
    { 'guest-os': 'KinesisAnalyticsV2::Application' },
  ),
  source(
    'lightsail/latest/userguide/amazon-lightsail-faq-databases.html',
    'AWS manages the operating system of databases, and upgrades minor versions in the window of the customer',
    'upgrades to the latest minor database',
    software('Lightsail::Database'),
  ),
  source(
    'mwaa/latest/userguide/what-is-mwaa.html',
    'AWS patches the images of each version; the customer chooses the version',
    'update and patch the images for',
    { 'guest-os': 'MWAA::Environment' },
  ),
  source(
    'mwaa/latest/userguide/update-environment.html',
    'an update, which the customer starts, applies changes and security patches to its environment',
    'apply the latest changes and security',
    { platform: 'MWAA::Environment' },
  ),
  source(
    'timestream/latest/developerguide/timestream-for-influx-managing-maintaining-db.html',
    'AWS updates operating system and engine of instances in a window; patches for security are mandatory',
    'Updates to the operating system most',
    { 'guest-os': 'Timestream::InfluxDBCluster Timestream::InfluxDBInstance' },
  ),
  source(
    'transfer/latest/userguide/what-is-aws-transfer-family.html',
    'AWS runs the servers, which the customer reaches by their protocols',
    'without the need to run any',
    { 'guest-os': 'Transfer::Server' },
  ),
  source(
    'AmazonRDS/latest/AuroraUserGuide/USER_UpgradeDBInstance.Maintenance.html',
    'AWS makes updates of the operating system; it applies required ones, the customer the others',
    'not be applied to the resource',
    { 'guest-os': 'RDS::DBShardGroup' },
  ),
  source(
    'deadline-cloud/latest/userguide/vulnerability-analysis-and-management.html',
    'AWS manages the operating system of service-managed fleets, the customer that of customer-managed ones',
    'For customer-managed fleets, you are',
    { 'guest-os': 'Deadline::Fleet Deadline::Worker' },
  ),
  source(
    'AmazonRDS/latest/UserGuide/rds-custom.html',
    'the customer patches the operating system of instances that run its own engine version',
    'AWS for RPEV, Customer for CEV',
    { 'guest-os': 'RDS::CustomDBEngineVersion' },
  ),
]

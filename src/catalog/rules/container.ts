import { rulesOf } from './row.ts'

/** AWS runs the operating system too; the platform is shared: you choose version, firewall, users and data. */
export const containerRules = rulesOf('container', [
  [
    'AmazonMQ',
    'brokers on instances that AWS patches; version and network are yours',
    'amazon-mq/latest/developer-guide/amazon-mq-security.html',
  ],
  [
    'CloudHSM',
    'appliances that AWS runs, in your VPC, with users and keys that only you hold',
    'cloudhsm/latest/userguide/security.html',
  ],
  [
    'CodeBuild',
    "build hosts are AWS's; build image and commands are yours",
    'codebuild/latest/userguide/security.html',
  ],
  ['DAX', 'cache nodes that AWS patches, in your VPC', 'amazondynamodb/latest/developerguide/DAX.html'],
  [
    'DMS',
    'replication instances that AWS patches; endpoints and network are yours',
    'dms/latest/userguide/CHAP_Security.html',
  ],
  [
    'DirectoryService',
    'directory servers that AWS patches; users and policies are yours',
    'directoryservice/latest/admin-guide/security.html',
  ],
  [
    'DocDB',
    'database instances that AWS patches in your window; engine version and network are yours',
    'documentdb/latest/developerguide/security.html',
  ],
  ['EKS', 'AWS runs the control plane, you choose the Kubernetes version', 'eks/latest/userguide/security.html'],
  [
    'EMR',
    'the image applies when a cluster starts: renewing it is yours',
    'emr/latest/ManagementGuide/emr-security.html',
  ],
  [
    'EMRContainers',
    'jobs in your own EKS clusters, from release images',
    'emr/latest/EMR-on-EKS-DevelopmentGuide/security.html',
  ],
  [
    'ElastiCache',
    'cache nodes that AWS patches; service updates, network and users are yours',
    'AmazonElastiCache/latest/dg/Self-Service-Updates.html',
  ],
  [
    'ElasticBeanstalk',
    'instances that managed updates patch if you switch them on',
    'elasticbeanstalk/latest/dg/security.html',
  ],
  [
    'Elasticsearch',
    'domains that AWS patches; version, network and access policy are yours',
    'opensearch-service/latest/developerguide/security.html',
  ],
  [
    'FSx',
    'file servers that AWS patches in your window; network and permissions are yours',
    'fsx/latest/WindowsGuide/security.html',
  ],
  [
    'KafkaConnect',
    'workers that AWS runs, with the connector plug-ins that you bring',
    'msk/latest/developerguide/security.html',
  ],
  [
    'KinesisAnalyticsV2',
    'AWS runs Apache Flink, you choose its version and write the application',
    'managed-flink/latest/java/security.html',
  ],
  ['Lightsail::Container', 'AWS runs the hosts, you bring the images', 'lightsail/latest/userguide/security.html'],
  [
    'Lightsail::Database',
    'a managed database: AWS patches it in your window',
    'lightsail/latest/userguide/security.html',
  ],
  [
    'MSK',
    'brokers that AWS patches; Apache Kafka version, network and access are yours',
    'msk/latest/developerguide/security.html',
  ],
  [
    'MWAA',
    'AWS runs Apache Airflow, you choose its version and write the workflows',
    'mwaa/latest/userguide/security.html',
  ],
  [
    'MemoryDB',
    'cache nodes that AWS patches; service updates, network and users are yours',
    'memorydb/latest/devguide/security.html',
  ],
  [
    'Neptune',
    'database instances that AWS patches in your window; engine version and network are yours',
    'neptune/latest/userguide/security.html',
  ],
  [
    'OpenSearchService',
    'domains that AWS patches; software updates, network and access policy are yours',
    'opensearch-service/latest/developerguide/security.html',
  ],
  [
    'RDS',
    'database instances that AWS patches in your window; engine version and network are yours',
    'AmazonRDS/latest/UserGuide/UsingWithRDS.html',
  ],
  [
    'Redshift',
    'clusters that AWS patches in your window; network and users are yours',
    'redshift/latest/mgmt/security.html',
  ],
  [
    'StorageGateway',
    "an appliance of AWS's software that runs where you put it",
    'filegateway/latest/files3/security.html',
  ],
  [
    'Timestream::InfluxDBInstance',
    'database instances that AWS patches; network and users are yours',
    'timestream/latest/developerguide/security.html',
  ],
  [
    'Timestream::InfluxDBCluster',
    'database instances that AWS patches; network and users are yours',
    'timestream/latest/developerguide/security.html',
  ],
  [
    'Transfer',
    'file transfer servers that AWS runs; protocols, users and network are yours',
    'transfer/latest/userguide/security.html',
  ],
])

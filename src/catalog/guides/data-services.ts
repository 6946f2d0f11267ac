import { readOn } from '../sources.ts'

/** Pages on DocumentDB, EMR, Kinesis, MSK, Neptune, SageMaker, Step Functions, Cognito and Glue. */
export const guidesDataServices = readOn('2026-12-01', [
  [
    'AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-endpointconfig-productionvariant.html',
    'AWS makes the machine images of endpoints, and the customer may choose one',
    'By selecting an AMI version',
  ],
  [
    'msk/latest/developerguide/msk-encryption.html',
    'AWS always encrypts at rest, with a key that the customer may choose; brokers accept TLS alone unless the customer sets another value',
    'always encrypts your data at rest',
  ],
  [
    'msk/latest/developerguide/patching-impact.html',
    'AWS installs updates of the operating system and security updates',
    'operating system updates, security updates',
  ],
  [
    'neptune/latest/userguide/cluster-maintenance.html',
    'AWS makes updates of the operating system; the customer completes them',
    'Operating system upgrades of the instances',
  ],
  [
    'neptune/latest/userguide/encrypt.html',
    'encryption is turned on at the cluster, whose storage its instances use',
    'backups, and snapshots are encrypted for',
  ],
  [
    'sagemaker/latest/dg/docker-containers.html',
    'AWS provides images for frameworks; the customer chooses one, extends it, or builds its own',
    'not have a pre-built image',
  ],
  [
    'sagemaker/latest/dg/sagemaker-hyperpod-operate-slurm-cli-command.html',
    'AWS makes patched images for clusters; the customer starts the update, and backs up what the old root volume holds',
    'software and security patches provided by',
  ],
  [
    'cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html',
    'where the customer turns threat protection on, AWS rates the risk of sign-ins, logs it, and acts as the customer set',
    'assigns a risk score to user',
  ],
  [
    'documentdb/latest/devguide/backup_restore.html',
    'AWS backs up clusters for the days that the customer sets; the customer makes snapshots to keep longer',
    'continuously backs up your data',
  ],
  [
    'documentdb/latest/devguide/db-instance-maintain.html',
    'AWS applies required patches of engine and operating system after a date; the customer applies optional ones and minor versions',
    'auto-applies during your cluster or instance',
  ],
  [
    'documentdb/latest/devguide/encryption-at-rest.html',
    'the customer turns encryption on when it makes a cluster, and cannot change that later',
    "can't change the encryption at rest",
  ],
  [
    'documentdb/latest/devguide/event-auditing.html',
    'the customer turns auditing on by a parameter, and the export of its records',
    'auditing is disabled on Amazon DocumentDB',
  ],
  [
    'documentdb/latest/devguide/replication.html',
    'AWS keeps copies of the data and fails over; the customer makes replicas in other zones',
    'detection, failover, and recovery of instance',
  ],
  [
    'documentdb/latest/devguide/security.encryption.ssl.html',
    'a parameter of the customer requires TLS; it is on by default, and clients connect with it',
    'managed via the TLS parameter',
  ],
  [
    'emr/latest/EMR-Serverless-UserGuide/application-custom-image.html',
    'the customer can build the image of workers, on a base image of AWS',
    'provides images that use as your',
  ],
  [
    'emr/latest/EMR-Serverless-UserGuide/vpc-access.html',
    'the customer chooses subnets and security groups, in which AWS attaches network interfaces of workers',
    'associates these security groups with elastic',
  ],
  [
    'emr/latest/ManagementGuide/emr-clusters-in-a-vpc.html',
    'the customer chooses the subnet of a cluster, public or private, and its security groups',
    'either a public, private, or shared',
  ],
  [
    'emr/latest/ManagementGuide/emr-custom-ami.html',
    'instances take the updates of their image only: for kernel updates the customer makes an image of its own',
    'To get kernel updates, you',
  ],
  [
    'emr/latest/ManagementGuide/emr-data-encryption-options.html',
    'the customer chooses by a security configuration what is encrypted at rest and in transit, and with which keys',
    'specify settings for encrypting data',
  ],
  [
    'glue/latest/dg/encrypt-glue-data-catalog.html',
    'the customer turns encryption of the Data Catalog on or off; AWS encrypts what is made while it is on',
    'new objects that you create will',
  ],
  [
    'msk/latest/developerguide/bestpractices.html',
    'the customer sets three zones and the number of replicas, so that a cluster survives what happens to a broker',
    'Set up a three-AZ cluster',
  ],
  [
    'msk/latest/developerguide/change-security-group.html',
    'the customer writes the rules by which clients reach brokers',
    'provide access to a certain set',
  ],
  [
    'msk/latest/developerguide/msk-logging.html',
    'the customer has broker logs delivered to a destination that it makes',
    'create a destination resource before you',
  ],
  [
    'msk/latest/developerguide/mvpc-cross-account-permissions.html',
    'the customer writes the policy of a cluster for clients of other accounts',
    'attach a cluster-based policy to the',
  ],
  [
    'msk/latest/developerguide/serverless-config.html',
    'AWS sets the configuration of brokers; the customer sets a few properties of topics',
    'change these broker configuration property',
  ],
  [
    'msk/latest/developerguide/serverless.html',
    'AWS scales the capacity; clients sign in with IAM, always',
    'requires IAM access control for all',
  ],
  [
    'msk/latest/developerguide/version-upgrades.html',
    'the customer starts the upgrade of Apache Kafka, for which its clients must be ready',
    'upgrade an existing MSK cluster to',
  ],
  [
    'neptune/latest/userguide/auditing.html',
    'the customer turns audit logs on by a parameter, and reads them',
    'enable the collection of audit logs',
  ],
  [
    'neptune/latest/userguide/backup-restore-overview-fault-tolerance.html',
    'AWS keeps the data in several zones and fails over; the customer makes replicas',
    'volume spans multiple Availability Zones',
  ],
  [
    'neptune/latest/userguide/backup-restore.html',
    'AWS backs up clusters always, for the days that the customer sets; the customer makes snapshots to keep longer',
    'cannot disable automated backups on Neptune',
  ],
  [
    'neptune/latest/userguide/neptune-public-endpoints.html',
    'the customer decides for each instance whether it has a public address, and by a security group who reaches it',
    'Public endpoint setting is available on',
  ],
  [
    'neptune/latest/userguide/security-ssl.html',
    'AWS accepts HTTPS alone, and provides the certificates',
    'automatically provides SSL certificates for your',
  ],
  [
    'neptune/latest/userguide/security-vpc.html',
    'a cluster is in a VPC of the customer, who limits access to it',
    'limiting access to the VPC where',
  ],
  [
    'sagemaker/latest/dg/appendix-notebook-and-internet-access.html',
    'in a VPC of the customer the customer configures a part of the network; without one, AWS gives access to the internet',
    'partly own the networking configuration for',
  ],
  [
    'sagemaker/latest/dg/encryption-in-transit.html',
    'requests go over TLS; traffic between nodes of a job is encrypted where the customer asks for it',
    'choose to encrypt communication between nodes',
  ],
  [
    'sagemaker/latest/dg/host-vpc.html',
    'the customer gives subnets and security groups, in which AWS makes network interfaces for the containers',
    'attach them to your model containers',
  ],
  [
    'sagemaker/latest/dg/mkt-algo-model-internet-free.html',
    'containers reach the internet, unless the customer isolates them or puts them into a VPC',
    'containers are internet-enabled by default',
  ],
  [
    'sagemaker/latest/dg/nbi-root-access.html',
    'users of a notebook instance have root access, unless the customer turns it off',
    'log into that notebook instance have',
  ],
  [
    'sagemaker/latest/dg/nbi.html',
    'AWS updates the software of notebook instances; the customer restarts them to have it',
    'restart your notebooks at least once',
  ],
  [
    'sagemaker/latest/dg/serverless-endpoints.html',
    'AWS provides, scales and keeps available the capacity of a serverless endpoint',
    'automatically launch compute resources and scale',
  ],
  [
    'sagemaker/latest/dg/studio-notebooks-and-internet-access.html',
    'with VPC only the customer configures a part of the network; by default AWS gives access to the internet',
    'partly own the networking configuration for',
  ],
  [
    'step-functions/latest/dg/choosing-workflow-type.html',
    'AWS records executions of Standard workflows for 90 days, and none of Express workflows',
    'Execution history is not captured by',
  ],
  [
    'step-functions/latest/dg/cw-logs.html',
    'the customer configures logs of executions; the history of Standard workflows AWS records itself',
    'optionally configure logging to Amazon CloudWatch',
  ],
  [
    'step-functions/latest/dg/encryption-in-transit.html',
    'AWS encrypts traffic between Step Functions and the services that it calls',
    'encrypts data in transit between the',
  ],
  [
    'streams/latest/dev/infrastructure-security.html',
    'AWS requires TLS of clients, who speak it',
    'We require TLS 1.2 and recommend',
  ],
  [
    'streams/latest/dev/monitoring.html',
    'AWS publishes metrics of streams, which the customer watches',
    'custom metrics with detailed monitoring for',
  ],
  [
    'streams/latest/dev/security-best-practices.html',
    'the customer decides who may do what with a stream',
    'you decide who is getting what',
  ],
  [
    'streams/latest/dev/what-is-sse.html',
    'AWS encrypts records before it stores them, where the customer turned that on',
    'using an AWS KMS customer master',
  ],
])

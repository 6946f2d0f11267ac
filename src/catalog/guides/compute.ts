import { type PageRow, readOn, type Source } from '../sources.ts'

/** Pages on EC2, containers and caches. */
const rows: readonly PageRow[] = [
  [
    'AWSEC2/latest/UserGuide/AMIEncryption.html',
    'an image keeps the encryption of its snapshots; the customer asks for encryption, and chooses the key',
    'encrypted by either your default',
  ],
  [
    'AWSEC2/latest/UserGuide/AMIs.html',
    'an image is what instances start from: software, and the list of disks to attach',
    'contains a block device mapping',
  ],
  [
    'AWSEC2/latest/UserGuide/Fleets.html',
    'a fleet launches instances as the launch template or the parameters of the customer say',
    'launch a fleet of tens',
  ],
  [
    'AWSEC2/latest/UserGuide/block-public-access-to-amis.html',
    'the customer sets for each region whether images can be made public',
    'configured at the account level',
  ],
  [
    'AWSEC2/latest/UserGuide/building-shared-amis.html',
    'the customer secures the operating system of an image that it shares: passwords, keys, history',
    'Build your shared AMIs carefully',
  ],
  [
    'AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html',
    'the customer can require IMDSv2 on each instance',
    'only accept IMDSv2 calls',
  ],
  [
    'AWSEC2/latest/UserGuide/connect-with-ec2-instance-connect-endpoint.html',
    'AWS runs the proxy and makes its network interface; the customer chooses subnet and security group',
    'is an identity-aware TCP proxy',
  ],
  [
    'AWSEC2/latest/UserGuide/data-protection.html',
    'AWS encrypts traffic between its zones; TLS to and from instances, and encryption of their disks, are for the customer',
    'responsibility to use an encryption',
  ],
  [
    'AWSEC2/latest/UserGuide/dedicated-hosts-overview.html',
    'a host is a physical server of AWS for one customer, who places instances on it',
    'physical server that is fully',
  ],
  [
    'AWSEC2/latest/UserGuide/disaster-recovery-resiliency.html',
    'AWS offers zones, copies of images and snapshots, and scaling; the customer designs with them',
    'Copying AMIs across Regions',
  ],
  [
    'AWSEC2/latest/UserGuide/ec2-allowed-amis.html',
    'the customer sets which images of others its account can find and launch',
    'criteria that AMIs must meet',
  ],
  [
    'AWSEC2/latest/UserGuide/ec2-key-pairs.html',
    'AWS has the public key alone; the customer keeps the private key',
    'keep a copy of your',
  ],
  [
    'AWSEC2/latest/UserGuide/ec2-launch-templates.html',
    'a launch template is parameters that the customer stores for later launches',
    'store instance launch parameters so',
  ],
  [
    'AWSEC2/latest/UserGuide/monitoring_ec2.html',
    'AWS repairs what system checks find; the customer collects logs, sets alarms and repairs instances',
    'collect monitoring data from all',
  ],
  [
    'AWSEC2/latest/UserGuide/placement-groups.html',
    'the customer chooses how close to each other AWS places instances',
    'influence their placement',
  ],
  [
    'AWSEC2/latest/UserGuide/sharingamis-intro.html',
    'the customer makes images public, or shares them with accounts, by launch permissions',
    'Consider the following before making',
  ],
  [
    'AWSEC2/latest/UserGuide/using-eni.html',
    'a network interface is addresses and security groups, which the customer configures',
    'represents a virtual network card',
  ],
  [
    'AmazonECR/latest/userguide/LifecyclePolicies.html',
    'AWS expires or archives images by the rules that the customer writes',
    'determine which images in a',
  ],
  [
    'AmazonECR/latest/userguide/image-scanning.html',
    'AWS scans images where the customer configures it, and lists what it finds',
    'configure your repositories to scan',
  ],
  [
    'AmazonECR/latest/userguide/registry-permissions.html',
    'a policy of the registry, which the customer writes, grants ECR actions, creation of repositories among them',
    'grant permissions to an AWS principal',
  ],
  [
    'AmazonECR/latest/userguide/repository-policies.html',
    'the account of the repository alone has access, until the customer adds a policy',
    'allows additional access to your',
  ],
  [
    'AmazonECS/latest/developerguide/cloudwatch-container-insights.html',
    'the customer turns on Container Insights, which collects metrics and logs of tasks',
    'After you configure Container Insights',
  ],
  [
    'AmazonECS/latest/developerguide/clusters.html',
    'a cluster and its capacity providers group capacity; AWS patches managed instances, the customer its own',
    'manage the underlying Amazon EC2',
  ],
  [
    'AmazonECS/latest/developerguide/deployment-type-external.html',
    'a task set has parameters of a service, for a controller that the customer runs',
    'any third-party deployment controller for',
  ],
  [
    'AmazonECS/latest/developerguide/ecs_services.html',
    'a service runs tasks and replaces failed tasks',
    'launches another instance of your',
  ],
  [
    'AmazonECS/latest/developerguide/security-network.html',
    'the customer encrypts traffic of tasks with certificates of its own, or has instances that do, and sets security groups',
    'deploying a TLS certificate with',
  ],
  [
    'AmazonECS/latest/developerguide/security-tasks-containers.html',
    'the customer limits what containers can do: no root user, no privileges, no writable file system',
    'Run containers as a non-root',
  ],
  [
    'AmazonECS/latest/developerguide/task-placement-strategies.html',
    'a service spreads its tasks over zones by default; the customer can set other strategies',
    'customize how Amazon ECS places',
  ],
  [
    'AmazonECS/latest/developerguide/task_definitions.html',
    'a task definition is a text that describes the containers of an application',
    'is a blueprint for your',
  ],
  [
    'AmazonElastiCache/latest/dg/VPCs.html',
    'the customer controls access to clusters by VPC, subnets and security groups',
    'manually configure an ElastiCache cluster',
  ],
  [
    'AmazonElastiCache/latest/dg/disaster-recovery-resiliency.html',
    'the customer spreads nodes over zones and adds replicas; serverless caches need nothing of the kind',
    'Node-based clusters must be configured',
  ],
  [
    'AmazonElastiCache/latest/dg/in-transit-encryption.html',
    'the customer enables TLS on node-based clusters; serverless caches always have it',
    'enable in-transit encryption on a',
  ],
  [
    'AmazonElastiCache/latest/dg/security_iam_service-with-iam.html',
    'caches have no policies of their own',
    'Supports resource-based policies: No',
  ],
  [
    'AmazonElastiCache/latest/dg/Log_Delivery.html',
    'the customer enables delivery of logs of node-based clusters; serverless caches have none',
    'You enable and configure log',
  ],
]

export const computeStatements: readonly Source[] = readOn('2026-11-30', rows)

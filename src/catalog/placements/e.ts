import { noBackup, noLogs, oneVersion, place, withPolicy } from './placement.ts'

export const e = [
  place('ECR', { category: 'abstracted', page: 'AmazonECR/latest/userguide/replication.html' }, [
    [
      'store',
      'PublicRepository',
      'images that anyone can pull',
      { parties: { ...withPolicy, ...noBackup, application: 'customer' } },
    ],
    ['setting', 'PullThroughCacheRule', 'the upstream registries of images', { sets: ['application', 'identity'] }],
    [
      'setting',
      'PullTimeUpdateExclusion',
      'the principals whose pulls do not count as use of an image',
      { sets: ['data'] },
    ],
    ['setting', 'RegistryScanningConfiguration', 'which images are scanned, and when', { sets: ['application'] }],
    ['setting', 'ReplicationConfiguration', 'where images are copied', { sets: ['resilience', 'data'] }],
    [
      'setting',
      'RepositoryCreationTemplate',
      'how new repositories are set',
      { sets: ['server-side-encryption', 'resource-policy', 'data'] },
    ],
    ['setting', 'SigningConfiguration', 'which images are signed', { sets: ['application'] }],
  ]),
  place('ECS', { category: 'infrastructure', page: 'AmazonECS/latest/developerguide/security-shared-model.html' }, [
    ['link', 'ClusterCapacityProviderAssociations', 'on what tasks of a cluster run', { sets: ['resilience'] }],
    [
      'server',
      'Daemon',
      'a task on each managed instance, which AWS patches',
      { parties: { 'guest-os': 'aws', platform: 'aws', backup: 'none' } },
    ],
    [
      'setting',
      'DaemonTaskDefinition',
      'image, role and limits of a daemon',
      { sets: ['application', 'identity', 'network'] },
    ],
    [
      'function',
      'ExpressGatewayService',
      'AWS runs hosts, load balancer and scaling; the image is yours',
      { category: 'abstracted', parties: { network: 'customer' } },
    ],
    ['link', 'PrimaryTaskSet', 'which of two deployments serves', { sets: ['governance'] }],
  ]),
  place('EKS', { category: 'container', page: 'eks/latest/userguide/security.html' }, [
    [
      'identity',
      'AccessEntry',
      'access of a principal to a cluster',
      { parties: noLogs, page: 'eks/latest/userguide/access-entries.html' },
    ],
    [
      'function',
      'Addon',
      'software of AWS in your cluster, of a version that you choose',
      {
        parties: {
          'guest-os': 'none',
          application: 'none',
          network: 'none',
          'server-side-encryption': 'none',
          'client-side-encryption': 'none',
          data: 'none',
          'encryption-in-transit': 'none',
        },
        page: 'eks/latest/userguide/eks-add-ons.html',
        pages: { platform: 'eks/latest/userguide/eks-add-ons.html' },
      },
    ],
    [
      'function',
      'Capability',
      'software that AWS runs for your cluster',
      { parties: { platform: 'aws', application: 'none' } },
    ],
    ['identity', 'CertificateAuthority', 'the authority that issues the certificates of a cluster'],
    ['setting', 'IdentityProviderConfig', 'which OIDC provider users come from', { sets: ['identity'] }],
    ['link', 'PodIdentityAssociation', 'which role a pod has', { sets: ['identity'] }],
  ]),
  place('EMR', { category: 'infrastructure', page: 'emr/latest/ManagementGuide/emr-security.html' }, [
    [
      'server',
      'InstanceFleetConfig InstanceGroupConfig',
      'instances of an image that applies at the start: patching means a new cluster',
    ],
    [
      'setting',
      'SecurityConfiguration',
      'encryption and access control of data',
      { sets: ['server-side-encryption', 'encryption-in-transit', 'identity'] },
    ],
    ['setting', 'Step', 'work that a cluster does', { sets: ['application'] }],
    [
      'function',
      'Studio',
      'notebooks for clusters',
      { category: 'abstracted', parties: { ...oneVersion, network: 'customer' } },
    ],
    ['link', 'StudioSessionMapping', 'which principals may use a studio', { sets: ['identity'] }],
    ['store', 'WALWorkspace', 'write-ahead logs of HBase', { category: 'abstracted', parties: noBackup }],
  ]),
  place('EMRContainers', { category: 'infrastructure', page: 'emr/latest/EMR-on-EKS-DevelopmentGuide/emr-eks.html' }, [
    [
      'function',
      'Endpoint',
      'sessions on nodes of your own cluster, from release images of AWS',
      { parties: { 'guest-os': 'none', platform: 'shared' } },
    ],
    [
      'function',
      'VirtualCluster',
      'a namespace of your own cluster, in which jobs run',
      { parties: { 'guest-os': 'none', platform: 'none' } },
    ],
    ['setting', 'JobTemplate', 'what a job runs, with which role', { sets: ['application', 'identity'] }],
    [
      'setting',
      'SecurityConfiguration',
      'encryption and access control of data',
      { sets: ['server-side-encryption', 'encryption-in-transit', 'identity'] },
    ],
  ]),
  place('EMRServerless', { category: 'abstracted', page: 'emr/latest/EMR-Serverless-UserGuide/emr-serverless.html' }, [
    ['function', 'Application', 'jobs on hosts that AWS runs and patches; you choose the release'],
  ]),
  place('EVS', { category: 'infrastructure', page: 'evs/latest/userguide/evs-lifecycle-mgmt.html' }, [
    [
      'server',
      'Environment',
      'VMware hosts on EC2 bare metal in your VPC; you maintain their software',
      // AWS encrypts the disks of hosts; the customer can turn on the encryption of vSAN
      { parties: { virtualization: 'customer', 'server-side-encryption': 'shared' } },
    ],
  ]),
  place('ElastiCache', { category: 'container', page: 'AmazonElastiCache/latest/dg/Self-Service-Updates.html' }, [
    ['link', 'GlobalReplicationGroup', 'joins caches of several Regions', { sets: ['resilience'] }],
    ['setting', 'ParameterGroup', 'parameters of the engine', { sets: ['platform'] }],
    ['network-part', 'SecurityGroup SecurityGroupIngress', 'the sources that may connect to a cache outside of a VPC'],
    [
      'store',
      'ServerlessCacheSnapshot',
      'a copy of the data at one moment',
      { category: 'abstracted', parties: { network: 'none', backup: 'none' } },
    ],
    ['network-part', 'SubnetGroup', 'the subnets of nodes', { sets: ['resilience'] }],
    ['identity', 'User UserGroup', 'which principals may use a cache, and which commands', { parties: noLogs }],
  ]),
  place(
    'ElasticBeanstalk',
    { category: 'container', page: 'elasticbeanstalk/latest/dg/platforms-shared-responsibility.html' },
    [
      ['setting', 'Application', 'groups environments and versions', { sets: ['governance'] }],
      [
        'store',
        'ApplicationVersion',
        'your code, ready to be deployed',
        { category: 'abstracted', parties: { ...noBackup, application: 'customer' } },
      ],
      ['setting', 'ConfigurationTemplate', 'how an environment is set', { sets: ['platform', 'network', 'identity'] }],
    ],
  ),
  place(
    'ElasticLoadBalancingV2',
    { category: 'infrastructure', page: 'elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html' },
    [
      ['setting', 'ListenerCertificate', 'which certificate a listener shows', { sets: ['encryption-in-transit'] }],
      [
        'network-part',
        'ListenerRule',
        'the targets of requests, and redirects to HTTPS',
        { sets: ['encryption-in-transit', 'identity'] },
      ],
      [
        'setting',
        'TrustStore TrustStoreRevocation',
        'the authorities of accepted client certificates',
        {
          sets: ['identity', 'encryption-in-transit'],
          page: 'elasticloadbalancing/latest/application/mutual-authentication.html',
        },
      ],
    ],
  ),
  place('ElementalInference', { category: 'abstracted', page: 'elemental-inference/latest/userguide/what-is.html' }, [
    [
      'function',
      'Feed',
      'analyzes live media for clips, crops and subtitles',
      {
        parties: { ...oneVersion, ...withPolicy, application: 'none' },
        pages: { 'resource-policy': 'elemental-inference/latest/userguide/feed-policies.html' },
      },
    ],
    ['store', 'Dictionary', 'words for subtitles', { parties: noBackup }],
  ]),
  place(
    'EntityResolution',
    { category: 'abstracted', page: 'entityresolution/latest/userguide/what-is-service.html' },
    [
      [
        'function',
        'IdMappingWorkflow MatchingWorkflow',
        'matches records by rules that you choose',
        { parties: { ...oneVersion, application: 'none' } },
      ],
      ['setting', 'IdNamespace SchemaMapping', 'the fields of your data that are matched', { sets: ['data'] }],
      ['setting', 'PolicyStatement', 'which principals may use the resource', { sets: ['resource-policy'] }],
    ],
  ),
  place('EventSchemas', { category: 'abstracted', page: 'eventbridge/latest/userguide/eb-data-protection.html' }, [
    ['setting', 'Discoverer', 'which events are looked at for their schema', { sets: ['data'] }],
    ['store', 'Registry', 'schemas of events, with a resource policy', { parties: { ...withPolicy, ...noBackup } }],
    ['store', 'Schema', 'the schema of events', { parties: noBackup }],
    ['setting', 'RegistryPolicy', 'which principals may use the registry', { sets: ['resource-policy'] }],
  ]),
  place('Events', { category: 'abstracted', page: 'eventbridge/latest/userguide/eb-data-protection.html' }, [
    [
      'link',
      'ApiDestination',
      'an HTTP endpoint to which events go',
      { sets: ['network', 'data', 'encryption-in-transit'] },
    ],
    ['store', 'Archive', 'events kept for later', { parties: { network: 'none', backup: 'none' } }],
    ['identity', 'Connection', 'how EventBridge authenticates to an endpoint'],
    ['setting', 'EventBusPolicy', 'which principals may put events', { sets: ['resource-policy'] }],
    [
      'setting',
      'Rule',
      'which events go where',
      {
        sets: ['identity'],
        parties: { resilience: 'shared' },
        pages: { resilience: 'eventbridge/latest/userguide/eb-rule-dlq.html' },
      },
    ],
  ]),
  place('EventsV2', { category: 'abstracted', page: 'AWSCloudFormation/latest/TemplateReference/AWS_EventsV2.html' }, [
    [
      'store',
      'EventBus',
      'events, kept for as long as you set, with a resource policy',
      {
        parties: { ...withPolicy, ...noBackup },
        page: 'AWSCloudFormation/latest/TemplateReference/aws-resource-eventsv2-eventbus.html',
      },
    ],
    [
      'link',
      'EventSource',
      'forwards events of AWS services or partners to a bus',
      { sets: ['data'], page: 'AWSCloudFormation/latest/TemplateReference/aws-resource-eventsv2-eventsource.html' },
    ],
    [
      'setting',
      'ResourcePolicy',
      'which principals may use the bus',
      {
        sets: ['resource-policy'],
        page: 'AWSCloudFormation/latest/TemplateReference/aws-resource-eventsv2-resourcepolicy.html',
      },
    ],
    [
      'link',
      'Subscriber',
      'delivers events to a target, with a role and a log',
      {
        sets: ['data', 'identity', 'logging'],
        page: 'AWSCloudFormation/latest/TemplateReference/aws-resource-eventsv2-subscriber.html',
      },
    ],
  ]),
  place(
    'Evidently',
    {
      category: 'abstracted',
      page: 'AmazonCloudWatch/latest/monitoring/data-protection.html',
    },
    [
      ['setting', 'Experiment Feature Launch Segment', 'the users of a feature', { sets: ['governance'] }],
      ['setting', 'Project', 'the users of a feature', { sets: ['data'] }],
    ],
  ),
]

import { noBackup, noLogs, oneVersion, place, withPolicy } from './placement.ts'

export const d = [
  place('DAX', { category: 'container', page: 'amazondynamodb/latest/developerguide/DAX.html' }, [
    ['setting', 'ParameterGroup', 'how long items are cached', { sets: ['platform'] }],
    ['network-part', 'SubnetGroup', 'the subnets of nodes', { sets: ['resilience'] }],
  ]),
  place('DLM', { category: 'infrastructure', page: 'ebs/latest/userguide/snapshot-lifecycle.html' }, [
    [
      'setting',
      'LifecyclePolicy',
      'when snapshots and images are made, copied and deleted',
      { sets: ['backup', 'data'] },
    ],
  ]),
  place(
    'DMS',
    { category: 'container', page: 'dms/latest/userguide/CHAP_ReplicationInstance.MaintenanceWindow.html' },
    [
      [
        'database',
        'ReplicationInstance',
        'replication instances that AWS patches in your window; version and network are yours',
        { parties: { backup: 'none' } },
      ],
      [
        'database',
        'ReplicationConfig',
        'a migration on capacity that AWS keeps',
        { category: 'abstracted', parties: { backup: 'none', network: 'customer' } },
      ],
      ['identity', 'Certificate', 'the certificate of an endpoint'],
      [
        'setting',
        'DataProvider Endpoint',
        'a database to read or write, with its credentials and TLS',
        { sets: ['identity', 'encryption-in-transit', 'data'] },
      ],
      [
        'setting',
        'DataMigration MigrationProject ReplicationTask',
        'the data to copy, and its logs',
        { sets: ['data', 'logging'] },
      ],
      ['setting', 'EventSubscription', 'the recipients of notifications of events', { sets: ['logging'] }],
      ['setting', 'InstanceProfile', 'network and key of a migration', { sets: ['network', 'server-side-encryption'] }],
      ['network-part', 'ReplicationSubnetGroup', 'the subnets of instances', { sets: ['resilience'] }],
    ],
  ),
  place('DRS', { category: 'infrastructure', page: 'drs/latest/userguide/what-is-drs.html' }, [
    ['setting', 'LaunchConfigurationTemplate', 'how recovered servers start', { sets: ['resilience', 'network'] }],
    [
      'setting',
      'ReplicationConfigurationTemplate',
      'how servers are copied: network, key and schedule',
      { sets: ['backup', 'network', 'server-side-encryption'] },
    ],
    ['record', 'SourceNetwork', 'a network that can be recovered', { sets: ['resilience'] }],
  ]),
  place('DSQL', { category: 'abstracted', page: 'aurora-dsql/latest/userguide/data-encryption.html' }, [
    ['database', 'Cluster', 'a database behind an endpoint, without servers of yours', { parties: { ...withPolicy } }],
  ]),
  place('DataBrew', { category: 'abstracted', page: 'databrew/latest/dg/encryption-at-rest.html' }, [
    ['function', 'Job', 'prepares data on hosts that AWS runs', { parties: { ...oneVersion } }],
    ['link', 'Dataset', 'where the data is', { sets: ['data'] }],
    ['setting', 'Project Recipe Ruleset Schedule', 'the steps, and when they run', { sets: ['data'] }],
  ]),
  place('DataExchange', { category: 'abstracted', page: 'data-exchange/latest/userguide/what-is.html' }, [
    ['store', 'DataSet', 'data that you sell or buy', { parties: { ...noBackup } }],
    ['setting', 'EventAction', 'what is done when data arrives', { sets: ['data'] }],
  ]),
  place(
    'DataPipeline',
    {
      category: 'infrastructure',
      page: 'datapipeline/latest/DeveloperGuide/what-is-datapipeline.html',
    },
    [['function', 'Pipeline', 'moves data by instances that it starts in your account']],
  ),
  place('DataSync', { category: 'abstracted', page: 'datasync/latest/userguide/encryption-in-transit.html' }, [
    [
      'device',
      'Agent',
      "an appliance that you run; the operating system inside is AWS's",
      {
        category: 'infrastructure',
        parties: {
          'guest-os': 'aws',
          platform: 'aws',
          application: 'none',
          'encryption-in-transit': 'shared',
          backup: 'none',
        },
      },
    ],
    [
      'setting',
      'LocationAzureBlob LocationEFS LocationFSxLustre LocationFSxONTAP LocationFSxOpenZFS LocationFSxWindows LocationHDFS LocationNFS LocationObjectStorage LocationSMB',
      'a location of data, with its credentials and network',
      { sets: ['identity', 'network'], parties: { 'encryption-in-transit': 'shared' } },
    ],
    ['setting', 'LocationS3', 'a bucket, and the role that may reach it', { sets: ['identity'] }],
    ['setting', 'Task', 'what is copied, checked and logged', { sets: ['data', 'logging'] }],
  ]),
  place('DataZone', { category: 'abstracted', page: 'datazone/latest/userguide/encryption-rest-datazone.html' }, [
    ['store', 'Domain', 'a catalog of data, with its users', { parties: { ...noBackup } }],
    ['link', 'Connection DataSource SubscriptionTarget', 'a connection to data', { sets: ['identity', 'data'] }],
    [
      'setting',
      'DomainUnit Environment EnvironmentActions EnvironmentBlueprintConfiguration EnvironmentProfile FormType Project ProjectProfile',
      'projects and environments for data',
      { sets: ['identity', 'data'] },
    ],
    [
      'identity',
      'GroupProfile Owner PolicyGrant ProjectMembership UserProfile',
      'permissions on data',
      { parties: noLogs },
    ],
  ]),
  place(
    'Deadline',
    { category: 'abstracted', page: 'deadline-cloud/latest/userguide/vulnerability-analysis-and-management.html' },
    [
      [
        'server',
        'Fleet',
        'workers of a farm: AWS runs them in a service-managed fleet, you do in a customer-managed one',
        { category: 'infrastructure', parties: { backup: 'none' } },
      ],
      ['server', 'Worker', 'a host that renders', { category: 'infrastructure', parties: { backup: 'none' } }],
      ['setting', 'Budget Limit MeteredProduct', 'what jobs may cost and use at once', { sets: ['governance'] }],
      ['setting', 'Farm StorageProfile', 'the jobs to render, their order and files', { sets: ['data'] }],
      ['setting', 'Queue', 'the jobs to render, their order and files', { sets: ['data', 'identity'] }],
      ['setting', 'QueueEnvironment', 'scripts that workers run before and after a job', { sets: ['application'] }],
      ['appliance', 'LicenseEndpoint', 'an endpoint for licenses in your VPC', { category: 'infrastructure' }],
      ['function', 'Monitor', 'a web page for rendering jobs', { parties: { ...oneVersion, application: 'none' } }],
      [
        'link',
        'QueueFleetAssociation QueueLimitAssociation',
        'gives a queue its workers and limits',
        { sets: ['resilience'] },
      ],
    ],
  ),
  place('Detective', { category: 'abstracted', page: 'detective/latest/userguide/data-protection.html' }, [
    [
      'setting',
      'Graph',
      'what is collected for investigations',
      { sets: ['logging'], parties: { 'server-side-encryption': 'aws' } },
    ],
    ['link', 'MemberInvitation', 'which accounts are collected', { sets: ['logging'] }],
    [
      'setting',
      'OrganizationAdmin',
      'the administrator account of the organization',
      { sets: ['logging', 'governance'] },
    ],
  ]),
  place(
    'DevOpsAgent',
    {
      category: 'abstracted',
      page: 'devopsagent/latest/userguide/aws-devops-agent-security-encryption-at-rest-for-devops-agent.html',
    },
    [
      [
        'store',
        'AgentSpace',
        'investigations, skills and chats of an operations agent',
        {
          parties: noBackup,
          pages: {
            'server-side-encryption':
              'devopsagent/latest/userguide/aws-devops-agent-security-encryption-at-rest-for-devops-agent.html',
          },
        },
      ],
      ['setting', 'Asset', 'skills and instructions for the agent', { sets: ['application', 'data'] }],
      ['link', 'Association', 'which accounts and tools the agent uses', { sets: ['identity', 'data'] }],
      [
        'link',
        'PrivateConnection',
        'a private path to tools in your network',
        { sets: ['network', 'encryption-in-transit'] },
      ],
      [
        'link',
        'Service',
        'an external tool, with its credentials',
        {
          sets: ['identity', 'server-side-encryption'],
          pages: {
            'server-side-encryption':
              'devopsagent/latest/userguide/aws-devops-agent-security-encryption-at-rest-for-devops-agent.html',
          },
        },
      ],
      ['setting', 'Trigger', 'actions that the agent takes on a schedule', { sets: ['governance'] }],
    ],
  ),
  place('DevOpsGuru', { category: 'abstracted', page: 'devops-guru/latest/userguide/data-protection.html' }, [
    [
      'setting',
      'LogAnomalyDetectionIntegration NotificationChannel ResourceCollection',
      'monitored resources, and the recipients of notifications',
      { sets: ['logging'] },
    ],
  ]),
  place('DeviceFarm', { category: 'container', page: 'devicefarm/latest/developerguide/data-protection.html' }, [
    [
      'setting',
      'DevicePool InstanceProfile NetworkProfile',
      'the devices and settings of tests',
      { sets: ['governance'] },
    ],
    [
      'function',
      'Project',
      'your tests on phones that AWS keeps, without encryption at rest',
      {
        parties: { platform: 'aws', 'server-side-encryption': 'none' },
        thirdParty: 'vendor of the device',
        besides: ['guest-os'],
        pages: { 'server-side-encryption': 'devicefarm/latest/developerguide/data-protection.html' },
      },
    ],
    [
      'function',
      'TestGridProject',
      'your tests on browsers that AWS keeps',
      {
        parties: { platform: 'aws', 'server-side-encryption': 'aws' },
        pages: { 'server-side-encryption': 'devicefarm/latest/developerguide/data-protection.html' },
      },
    ],
    [
      'store',
      'Upload',
      'your application and tests, without encryption at rest',
      {
        category: 'abstracted',
        parties: { ...noBackup, application: 'customer', 'server-side-encryption': 'none' },
        pages: { 'server-side-encryption': 'devicefarm/latest/developerguide/data-protection.html' },
      },
    ],
    ['link', 'VPCEConfiguration', 'reaches a private endpoint of yours', { sets: ['network'] }],
  ]),
  place(
    'DirectConnect',
    { category: 'infrastructure', page: 'directconnect/latest/UserGuide/disaster-recovery-resiliency.html' },
    [
      [
        'appliance',
        'Connection Lag',
        'a physical line to AWS: encryption and redundancy are yours',
        {
          parties: { network: 'none' },
          pages: {
            resilience: 'directconnect/latest/UserGuide/disaster-recovery-resiliency.html',
            'encryption-in-transit': 'directconnect/latest/UserGuide/encryption-in-transit.html',
            logging: 'directconnect/latest/UserGuide/monitoring-cloudwatch.html',
          },
        },
      ],
      [
        'appliance',
        'DirectConnectGateway',
        'joins lines and networks, outside the path of their traffic',
        {
          parties: { network: 'none', 'encryption-in-transit': 'none', resilience: 'aws', logging: 'none' },
          pages: { resilience: 'directconnect/latest/UserGuide/direct-connect-gateways-intro.html' },
        },
      ],
      ['link', 'DirectConnectGatewayAssociation', 'gives a gateway its networks', { sets: ['network'] }],
      [
        'network-part',
        'PrivateVirtualInterface PublicVirtualInterface TransitVirtualInterface',
        'a network over a line, with its BGP session',
        { sets: ['encryption-in-transit', 'resilience'] },
      ],
    ],
  ),
  place(
    'DirectoryService',
    { category: 'container', page: 'directoryservice/latest/admin-guide/ms_ad_key_concepts.html' },
    [
      [
        'database',
        'MicrosoftAD SimpleAD',
        'directory servers that AWS patches; users, policies and network are yours',
        { parties: { 'server-side-encryption': 'aws' } },
      ],
    ],
  ),
  place('DocDB', { category: 'container', page: 'documentdb/latest/devguide/db-instance-maintain.html' }, [
    [
      'setting',
      'DBClusterParameterGroup',
      'parameters of the engine: TLS and audit logs too',
      { sets: ['platform', 'encryption-in-transit', 'logging'] },
    ],
    ['network-part', 'DBSubnetGroup', 'the subnets of instances', { sets: ['resilience'] }],
    ['setting', 'EventSubscription', 'the recipients of notifications of events', { sets: ['logging'] }],
    ['link', 'GlobalCluster', 'joins clusters of several Regions', { sets: ['resilience'] }],
  ]),
  place('DocDBElastic', { category: 'abstracted', page: 'documentdb/latest/devguide/db-instance-maintain.html' }, [
    [
      'database',
      'Cluster',
      'shards that AWS keeps and patches; network and users are yours',
      { parties: { network: 'customer' } },
    ],
    ['store', 'ClusterSnapshot', 'a copy of the data at one moment', { parties: { network: 'none', backup: 'none' } }],
  ]),
]

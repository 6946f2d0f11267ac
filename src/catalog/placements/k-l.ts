import { noBackup, noLogs, oneVersion, place, withPolicy } from './placement.ts'

export const kToL = [
  place('KMS', { category: 'abstracted', page: 'kms/latest/developerguide/data-protection.html' }, [
    ['setting', 'Alias', 'an alias of a key', { sets: ['server-side-encryption'] }],
  ]),
  place('KafkaConnect', { category: 'container', page: 'msk/latest/developerguide/msk-connect.html' }, [
    ['function', 'Connector', 'workers that AWS runs, with the plug-ins that you bring'],
    [
      'store',
      'CustomPlugin',
      'your plug-in, ready for workers',
      { category: 'abstracted', parties: { ...noBackup, application: 'customer' } },
    ],
    ['setting', 'WorkerConfiguration', 'settings of workers', { sets: ['platform'] }],
  ]),
  place('Kendra', { category: 'abstracted', page: 'kendra/latest/dg/what-is-kendra.html' }, [
    ['store', 'Index', 'documents to search', { parties: { ...noBackup } }],
    [
      'link',
      'DataSource',
      'a source of documents, and access to it',
      { sets: ['data', 'identity'], parties: { 'encryption-in-transit': 'shared' } },
    ],
    ['link', 'Faq', 'a file of questions and answers, and access to it', { sets: ['data', 'identity'] }],
    ['setting', 'FeaturedResultsSet QuerySuggestionsBlockList Thesaurus', 'the ranking of results', { sets: ['data'] }],
  ]),
  place('KendraRanking', { category: 'abstracted', page: 'kendra/latest/dg/what-is-kendra.html' }, [
    [
      'function',
      'ExecutionPlan',
      'puts results of your search in order',
      { parties: { ...oneVersion, application: 'none' } },
    ],
  ]),
  place('Kinesis', { category: 'abstracted', page: 'streams/latest/dev/introduction.html' }, [
    ['setting', 'ResourcePolicy', 'which principals may use the stream', { sets: ['resource-policy'] }],
    [
      'link',
      'Channel',
      'delivers records of streams to buckets and tables',
      {
        sets: ['data', 'server-side-encryption', 'identity', 'logging'],
        page: 'AWSCloudFormation/latest/TemplateReference/aws-resource-kinesis-channel.html',
      },
    ],
    ['identity', 'StreamConsumer', 'a consumer of a stream with throughput of its own'],
  ]),
  place(
    'KinesisAnalytics',
    {
      category: 'abstracted',
      page: 'kinesisanalytics/latest/dev/what-is.html',
    },
    [
      ['function', 'Application', 'your SQL over a stream', { parties: { ...oneVersion } }],
      [
        'setting',
        'ApplicationOutput ApplicationReferenceDataSource',
        'the source and destination of data',
        { sets: ['data', 'identity'] },
      ],
    ],
  ),
  place('KinesisAnalyticsV2', { category: 'container', page: 'managed-flink/latest/java/what-is.html' }, [
    [
      'function',
      'Application',
      'AWS runs Apache Flink, you choose its version and write the application',
      { parties: { backup: 'shared' } },
    ],
    ['setting', 'ApplicationCloudWatchLoggingOption', 'the events to log', { sets: ['logging'] }],
    [
      'setting',
      'ApplicationOutput ApplicationReferenceDataSource',
      'the source and destination of data',
      { sets: ['data', 'identity'] },
    ],
  ]),
  place('KinesisFirehose', { category: 'abstracted', page: 'firehose/latest/dev/what-is-this-service.html' }, [
    ['store', 'DeliveryStream', 'records on their way to where you send them', { parties: { ...noBackup } }],
  ]),
  place('KinesisVideo', { category: 'abstracted', page: 'kinesisvideostreams/latest/dg/what-is-kinesis-video.html' }, [
    ['store', 'Stream', 'video kept for as long as you set', { parties: { ...noBackup } }],
    [
      'appliance',
      'SignalingChannel',
      'brings two sides of a call together',
      { parties: { 'encryption-in-transit': 'aws' } },
    ],
  ]),
  place('LakeFormation', { category: 'abstracted', page: 'lake-formation/latest/dg/what-is-lake-formation.html' }, [
    [
      'setting',
      'DataCellsFilter DataLakeSettings Permissions PrincipalPermissions',
      'which principals may read which rows and columns',
      { sets: ['identity', 'data'] },
    ],
    ['setting', 'Resource', 'which place of data is under its rights', { sets: ['data', 'identity'] }],
    ['setting', 'Tag', 'tags for permissions on data', { sets: ['data'] }],
    ['link', 'TagAssociation', 'gives data its label', { sets: ['data'] }],
  ]),
  place('Lambda', { category: 'abstracted', page: 'lambda/latest/dg/runtime-management-shared.html' }, [
    ['link', 'Alias', 'the version that callers get', { sets: ['governance'] }],
    [
      'function',
      'CapacityProvider',
      'instances in your account that AWS patches, and on which functions run',
      {
        parties: { application: 'none', platform: 'aws', network: 'customer', resilience: 'shared' },
        page: 'lambda/latest/dg/lambda-managed-instances.html',
      },
    ],
    ['setting', 'CodeSigningConfig', 'the signing profiles of accepted code', { sets: ['application'] }],
    [
      'setting',
      'EventInvokeConfig',
      'what happens to events that fail',
      {
        sets: ['resilience', 'data'],
        pages: { resilience: 'lambda/latest/dg/invocation-async-error-handling.html' },
      },
    ],
    [
      'link',
      'EventSourceMapping',
      'which events start a function',
      {
        sets: ['data', 'identity'],
        parties: { resilience: 'shared' },
        pages: { resilience: 'lambda/latest/dg/kinesis-on-failure-destination.html' },
      },
    ],
    [
      'setting',
      'LayerVersionPermission Permission ResourcePolicy',
      'which principals may use the code or the function',
      { sets: ['resource-policy'] },
    ],
    [
      'store',
      'MicrovmImage',
      'an image for virtual machines that you bring',
      { parties: { ...noBackup, 'guest-os': 'customer', platform: 'customer', application: 'customer' } },
    ],
    ['link', 'NetworkConnector', 'a connection into your VPC', { sets: ['network'] }],
    ['setting', 'Url', 'an HTTPS address of a function', { sets: ['network', 'resource-policy', 'identity'] }],
    ['record', 'Version', 'an immutable version', { sets: ['application', 'platform'] }],
  ]),
  place(
    'LaunchWizard',
    {
      category: 'infrastructure',
      page: 'AWSCloudFormation/latest/TemplateReference/aws-resource-launchwizard-deployment.html',
    },
    [
      [
        'setting',
        'Deployment',
        'a workload, and the resources that it has',
        { sets: ['network', 'identity', 'resilience'] },
      ],
    ],
  ),
  place('Lex', { category: 'abstracted', page: 'lexv2/latest/dg/what-is.html' }, [
    [
      'function',
      'Bot',
      'conversations as you wrote them',
      { parties: { ...oneVersion, ...withPolicy, backup: 'customer' } },
    ],
    ['link', 'BotAlias', 'the version that users get, and its logs', { sets: ['logging', 'resource-policy'] }],
    ['record', 'BotVersion', 'an immutable version'],
    ['setting', 'ResourcePolicy', 'which principals may use the bot', { sets: ['resource-policy'] }],
  ]),
  place('LicenseManager', { category: 'abstracted', page: 'license-manager/latest/userguide/license-manager.html' }, [
    ['setting', 'Grant', 'which principals may use a license', { sets: ['resource-policy'] }],
    ['record', 'License', 'a license', { sets: ['governance'] }],
    ['setting', 'LicenseAssetGroup LicenseAssetRuleSet', 'rules for the use of licenses', { sets: ['governance'] }],
  ]),
  place('Lightsail', { category: 'infrastructure', page: 'lightsail/latest/userguide/what-is-amazon-lightsail.html' }, [
    ['server', 'Instance', 'an instance with an operating system that you patch'],
    [
      'store',
      'Disk',
      'a disk that an instance uses',
      { parties: { 'server-side-encryption': 'aws', 'encryption-in-transit': 'aws' } },
    ],
    [
      'store',
      'DiskSnapshot InstanceSnapshot',
      'a copy at one moment',
      { parties: { 'server-side-encryption': 'aws', backup: 'none', resilience: 'aws' } },
    ],
    [
      'store',
      'DatabaseSnapshot',
      'a copy of the data at one moment',
      { category: 'abstracted', parties: { 'server-side-encryption': 'aws', network: 'none', backup: 'none' } },
    ],
    [
      'store',
      'Bucket',
      'objects behind an endpoint',
      { category: 'abstracted', parties: { 'server-side-encryption': 'aws', backup: 'customer' } },
    ],
    ['function', 'Container', 'AWS runs the hosts, you bring the images', { category: 'abstracted' }],
    [
      'database',
      'Database',
      'a database that AWS patches in your window',
      { category: 'container', parties: { 'server-side-encryption': 'aws' } },
    ],
    ['appliance', 'Distribution', 'a cache at the edge in front of your site', { category: 'abstracted' }],
    ['appliance', 'LoadBalancer', 'passes requests on to instances'],
    ['setting', 'Alarm ContactMethod', 'alarms and the recipients of notifications', { sets: ['logging'] }],
    [
      'setting',
      'Certificate LoadBalancerTlsCertificate',
      'a certificate that AWS renews while its domain is validated',
      { sets: ['encryption-in-transit'] },
    ],
    ['setting', 'Domain', 'names and their addresses', { sets: ['network'] }],
    ['identity', 'KeyPair', 'the public key that instances accept for SSH', { parties: noLogs }],
    ['network-part', 'StaticIp', 'an address that stays'],
  ]),
  place('Location', { category: 'abstracted', page: 'location/latest/developerguide/what-is.html' }, [
    ['identity', 'APIKey', 'the key or client of an application'],
    ['store', 'GeofenceCollection Tracker', 'areas, and where devices were', { parties: { ...noBackup } }],
    ['setting', 'Map PlaceIndex RouteCalculator', 'the source of map data', { sets: ['governance'] }],
    ['link', 'TrackerConsumer', 'which areas a tracker is compared with', { sets: ['data'] }],
  ]),
  place('Logs', { category: 'abstracted', page: 'AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html' }, [
    ['setting', 'AccountPolicy', 'what holds for all log groups: masked data, filters', { sets: ['data', 'logging'] }],
    [
      'link',
      'Delivery DeliveryDestination DeliverySource Destination SubscriptionFilter',
      'the destinations of logs',
      { sets: ['data', 'logging', 'resource-policy'] },
    ],
    ['link', 'Integration', 'which other service shows logs', { sets: ['data', 'identity'] }],
    [
      'setting',
      'LogAnomalyDetector QueryDefinition ScheduledQuery Transformer',
      'queries and filters over logs',
      { sets: ['logging'] },
    ],
    ['record', 'LogStream', 'the events of one source'],
    ['setting', 'ResourcePolicy', 'which services may write logs', { sets: ['resource-policy'] }],
    ['setting', 'StorageTierPolicy', 'how old logs are kept', { sets: ['data'] }],
  ]),
  place(
    'LookoutEquipment',
    {
      category: 'abstracted',
      page: 'lookout-for-equipment/latest/ug/what-is.html',
    },
    [
      [
        'function',
        'InferenceScheduler',
        'looks for faults in measurements',
        { parties: { ...oneVersion, application: 'none' } },
      ],
    ],
  ),
  place(
    'LookoutMetrics',
    {
      category: 'abstracted',
      page: 'general/latest/gr/full_shutdown_services.html',
    },
    [
      ['setting', 'Alert', 'where notifications go', { sets: ['logging'] }],
      [
        'function',
        'AnomalyDetector',
        'looks for what is unusual in metrics',
        { parties: { ...oneVersion, application: 'none' } },
      ],
    ],
  ),
  place(
    'LookoutVision',
    {
      category: 'abstracted',
      page: 'general/latest/gr/full_shutdown_services.html',
    },
    [['store', 'Project', 'images and a model trained with them', { parties: noBackup }]],
  ),
]

import { noBackup, oneVersion, place, withPolicy } from './placement.ts'

export const iToL = [
  ...place('IAM', { category: 'abstracted', page: 'IAM/latest/UserGuide/security.html' }, [
    [
      'identity',
      'AccessKey InstanceProfile OIDCProvider SAMLProvider ServiceLinkedRole VirtualMFADevice',
      'who may act, and what proves it',
    ],
    ['identity', 'GroupPolicy Policy RolePolicy UserPolicy', 'what an identity may do'],
    ['link', 'UserToGroupAddition', 'makes a user a member of a group', { sets: ['identity'] }],
  ]),
  ...place('IVS', { category: 'abstracted', page: 'ivs/latest/LowLatencyUserGuide/security.html' }, [
    [
      'function',
      'Channel Stage',
      'live video that AWS takes in and hands on',
      { owners: { ...oneVersion, application: 'nobody', 'server-side-encryption': 'aws' } },
    ],
    [
      'setting',
      'EncoderConfiguration RecordingConfiguration StorageConfiguration',
      'how video is encoded, and where it is kept',
      { sets: ['data'] },
    ],
    ['identity', 'IngestConfiguration PlaybackKeyPair PublicKey StreamKey', 'who may send and see video'],
    ['setting', 'PlaybackRestrictionPolicy', 'from where video may be seen', { sets: ['network', 'identity'] }],
  ]),
  ...place('IVSChat', { category: 'abstracted', page: 'ivs/latest/ChatUserGuide/security.html' }, [
    ['setting', 'LoggingConfiguration', 'where messages are logged', { sets: ['logging', 'data'] }],
    ['appliance', 'Room', 'passes messages on to those in it', { owners: { application: 'customer' } }],
  ]),
  ...place('IdentityStore', { category: 'abstracted', page: 'singlesignon/latest/userguide/security.html' }, [
    ['identity', 'Group User', 'who signs in through IAM Identity Center'],
    ['link', 'GroupMembership', 'makes a user a member of a group', { sets: ['identity'] }],
  ]),
  ...place('ImageBuilder', { category: 'infrastructure', page: 'imagebuilder/latest/userguide/security.html' }, [
    [
      'store',
      'Image',
      'an image: its content and age are yours',
      {
        owners: {
          'guest-os': 'customer',
          platform: 'customer',
          application: 'customer',
          'encryption-in-transit': 'nobody',
          backup: 'nobody',
          resilience: 'nobody',
        },
      },
    ],
    [
      'setting',
      'Component ContainerRecipe ImageRecipe Workflow',
      'what goes into an image, and how it is tested',
      { sets: ['guest-os', 'platform', 'application'] },
    ],
    [
      'setting',
      'DistributionConfiguration',
      'where images go, and who may use them',
      { sets: ['resource-policy', 'server-side-encryption'] },
    ],
    ['setting', 'ImagePipeline', 'when images are built again', { sets: ['guest-os', 'platform'] }],
    [
      'setting',
      'InfrastructureConfiguration',
      'on which instances images are built',
      { sets: ['network', 'identity', 'logging'] },
    ],
    ['setting', 'LifecyclePolicy', 'when old images are deleted', { sets: ['data'] }],
  ]),
  ...place(
    'Inspector',
    {
      category: 'abstracted',
      page: 'inspector/v1/userguide/inspector_introduction.html',
      ended: {
        on: '2026-05-20',
        how: 'retired',
        source: 'https://docs.aws.amazon.com/inspector/v1/userguide/inspector_introduction.html',
      },
    },
    [['setting', 'AssessmentTarget AssessmentTemplate ResourceGroup', 'what is scanned', { sets: ['logging'] }]],
  ),
  ...place('InspectorV2', { category: 'abstracted', page: 'inspector/latest/user/security.html' }, [
    [
      'setting',
      'CisScanConfiguration CodeSecurityScanConfiguration Filter',
      'what is scanned, and which findings are put aside',
      { sets: ['logging'] },
    ],
    [
      'link',
      'CodeSecurityIntegration Connector',
      'the way to source code that is scanned',
      { sets: ['identity', 'logging'] },
    ],
  ]),
  ...place('InternetMonitor', { category: 'abstracted', page: 'AmazonCloudWatch/latest/monitoring/security.html' }, [
    ['setting', 'Monitor', 'which traffic is measured', { sets: ['logging'] }],
  ]),
  ...place('Invoicing', { category: 'abstracted', page: 'awsaccountbilling/latest/aboutv2/security.html' }, [
    ['setting', 'InvoiceUnit ProcurementPortalPreference', 'who gets which invoice', { sets: ['data'] }],
  ]),
  ...place('IoT', { category: 'abstracted', page: 'iot/latest/developerguide/iot-security.html' }, [
    [
      'device',
      'Thing',
      'your device, as the registry knows it',
      { category: 'infrastructure', pages: { facilities: 'iot/latest/developerguide/security-best-practices.html' } },
    ],
    [
      'identity',
      'Authorizer CACertificate Certificate CertificateProvider Policy RoleAlias',
      'what devices prove themselves by, and what they may do',
    ],
    [
      'link',
      'PolicyPrincipalAttachment ThingPrincipalAttachment',
      'gives a device its certificate and rights',
      { sets: ['identity'] },
    ],
    [
      'setting',
      'AccountAuditConfiguration CustomMetric Dimension FleetMetric MitigationAction ScheduledAudit SecurityProfile',
      'what is watched of devices, and what is done',
      { sets: ['logging'] },
    ],
    ['setting', 'Logging ResourceSpecificLogging', 'what is logged', { sets: ['logging'] }],
    ['setting', 'BillingGroup ThingGroup ThingType', 'groups devices', { sets: ['governance', 'identity'] }],
    ['setting', 'Command Job JobTemplate', 'what devices are told to do: updates too', { sets: ['application'] }],
    [
      'setting',
      'DomainConfiguration',
      'by which name, with which TLS version devices connect',
      { sets: ['network', 'encryption-in-transit', 'identity'] },
    ],
    [
      'setting',
      'EncryptionConfiguration',
      'which key encrypts what devices sent',
      { sets: ['server-side-encryption'] },
    ],
    ['setting', 'ProvisioningTemplate', 'how new devices get certificates and rights', { sets: ['identity'] }],
    [
      'store',
      'SoftwarePackage SoftwarePackageVersion Stream',
      'software for devices',
      { owners: { ...noBackup, application: 'customer' } },
    ],
    ['setting', 'TopicRule', 'which messages go where, by which role', { sets: ['identity', 'data'] }],
    ['link', 'TopicRuleDestination', 'an endpoint to which messages go', { sets: ['network'] }],
  ]),
  ...place(
    'IoTAnalytics',
    {
      category: 'abstracted',
      page: 'iotanalytics/latest/userguide/security.html',
      ended: {
        on: '2025-12-15',
        how: 'retired',
        source: 'https://docs.aws.amazon.com/iotanalytics/latest/userguide/iotanalytics-end-of-support.html',
      },
    },
    [
      ['store', 'Channel Dataset Datastore', 'messages of devices', { owners: noBackup }],
      ['setting', 'Pipeline', 'how messages are worked on', { sets: ['application', 'data'] }],
    ],
  ),
  ...place('IoTCoreDeviceAdvisor', { category: 'abstracted', page: 'iot/latest/developerguide/device-advisor.html' }, [
    ['setting', 'SuiteDefinition', 'which tests a device must pass', { sets: ['application'] }],
  ]),
  ...place(
    'IoTEvents',
    {
      category: 'abstracted',
      page: 'iotevents/latest/developerguide/security.html',
      ended: {
        on: '2026-05-20',
        how: 'retired',
        source: 'https://docs.aws.amazon.com/iotevents/latest/developerguide/iotevents-end-of-support.html',
      },
    },
    [
      ['function', 'AlarmModel DetectorModel', 'rules over the state of devices', { owners: { ...oneVersion } }],
      ['setting', 'Input', 'which messages are looked at', { sets: ['data'] }],
    ],
  ),
  ...place(
    'IoTFleetHub',
    {
      category: 'abstracted',
      page: 'iot/latest/fleethubuserguide/security.html',
      ended: {
        on: '2025-10-18',
        how: 'retired',
        source: 'https://docs.aws.amazon.com/iot/latest/fleethubuserguide/what-is-aws-iot-monitor.html',
      },
    },
    [['function', 'Application', 'a web page on your devices', { owners: { ...oneVersion, application: 'nobody' } }]],
  ),
  ...place('IoTFleetWise', { category: 'abstracted', page: 'iot-fleetwise/latest/developerguide/security.html' }, [
    ['device', 'Vehicle', 'your vehicle, as the service knows it', { category: 'infrastructure' }],
    ['setting', 'Campaign StateTemplate', 'which data vehicles send', { sets: ['data', 'server-side-encryption'] }],
    ['setting', 'DecoderManifest Fleet ModelManifest SignalCatalog', 'what data of vehicles means', { sets: ['data'] }],
  ]),
  ...place('IoTSiteWise', { category: 'abstracted', page: 'iot-sitewise/latest/userguide/security.html' }, [
    ['identity', 'AccessPolicy', 'who may see which assets'],
    [
      'function',
      'Application Portal',
      'a web page on your assets',
      { owners: { ...oneVersion, application: 'nobody' } },
    ],
    ['store', 'Asset Dataset Workspace', 'measurements of your assets', { owners: { ...noBackup } }],
    [
      'setting',
      'AssetModel ComputationModel Dashboard Pipeline Project Task',
      'what is worked out of measurements, and who sees it',
      { sets: ['data'] },
    ],
    [
      'device',
      'Gateway',
      'software of AWS on your own hardware, which sends measurements',
      { category: 'infrastructure', owners: { application: 'nobody' } },
    ],
  ]),
  ...place('IoTTwinMaker', { category: 'abstracted', page: 'iot-twinmaker/latest/guide/security.html' }, [
    ['setting', 'ComponentType Entity Scene', 'what a twin looks like, and where its data is', { sets: ['data'] }],
    ['link', 'SyncJob', 'brings assets of another service', { sets: ['data', 'identity'] }],
    ['store', 'Workspace', 'twins, with the bucket and role that they use', { owners: { ...noBackup } }],
  ]),
  ...place('IoTWireless', { category: 'abstracted', page: 'iot/latest/developerguide/iot-security.html' }, [
    [
      'device',
      'WirelessDevice WirelessGateway',
      'your device or gateway, as the service knows it',
      { category: 'infrastructure' },
    ],
    [
      'setting',
      'Destination DeviceProfile MulticastGroup NetworkAnalyzerConfiguration ServiceProfile',
      'how messages of devices find their way',
      { sets: ['network', 'data'] },
    ],
    [
      'record',
      'FuotaTask TaskDefinition WirelessDeviceImportTask',
      'an update or an import',
      { sets: ['application'] },
    ],
    ['link', 'PartnerAccount', 'your account at Sidewalk', { sets: ['identity'] }],
  ]),
  ...place('KMS', { category: 'abstracted', page: 'kms/latest/developerguide/kms-security.html' }, [
    ['setting', 'Alias', 'a name that leads to a key', { sets: ['server-side-encryption'] }],
  ]),
  ...place('KafkaConnect', { category: 'container', page: 'msk/latest/developerguide/msk-connect-security.html' }, [
    ['function', 'Connector', 'workers that AWS runs, with the plug-ins that you bring'],
    [
      'store',
      'CustomPlugin',
      'your plug-in, ready for workers',
      { category: 'abstracted', owners: { ...noBackup, application: 'customer' } },
    ],
    ['setting', 'WorkerConfiguration', 'how workers behave', { sets: ['platform'] }],
  ]),
  ...place('Kendra', { category: 'abstracted', page: 'kendra/latest/dg/security.html' }, [
    ['store', 'Index', 'documents that are searched', { owners: { ...noBackup } }],
    ['link', 'DataSource Faq', 'where documents come from, and who may see them', { sets: ['data', 'identity'] }],
    [
      'setting',
      'FeaturedResultsSet QuerySuggestionsBlockList Thesaurus',
      'which results come first',
      { sets: ['data'] },
    ],
  ]),
  ...place('KendraRanking', { category: 'abstracted', page: 'kendra/latest/dg/security.html' }, [
    [
      'function',
      'ExecutionPlan',
      'puts results of your search in order',
      { owners: { ...oneVersion, application: 'nobody' } },
    ],
  ]),
  ...place('Kinesis', { category: 'abstracted', page: 'streams/latest/dg/security.html' }, [
    ['store', 'Stream', 'records kept for as long as you set', { owners: { ...withPolicy, ...noBackup } }],
    ['setting', 'ResourcePolicy', 'who may use the stream', { sets: ['resource-policy'] }],
    ['identity', 'StreamConsumer', 'who reads a stream at full speed'],
  ]),
  ...place(
    'KinesisAnalytics',
    {
      category: 'abstracted',
      page: 'kinesisanalytics/latest/dev/security.html',
      ended: {
        on: '2026-01-27',
        how: 'retired',
        source: 'https://docs.aws.amazon.com/kinesisanalytics/latest/dev/discontinuation.html',
      },
    },
    [
      ['function', 'Application', 'your SQL over a stream', { owners: { ...oneVersion } }],
      [
        'setting',
        'ApplicationOutput ApplicationReferenceDataSource',
        'where data comes from and goes',
        { sets: ['data', 'identity'] },
      ],
    ],
  ),
  ...place('KinesisAnalyticsV2', { category: 'container', page: 'managed-flink/latest/java/security.html' }, [
    [
      'function',
      'Application',
      'AWS runs Apache Flink, you choose its version and write the application',
      { owners: { backup: 'shared', 'server-side-encryption': 'aws' } },
    ],
    ['setting', 'ApplicationCloudWatchLoggingOption', 'what is logged', { sets: ['logging'] }],
    [
      'setting',
      'ApplicationOutput ApplicationReferenceDataSource',
      'where data comes from and goes',
      { sets: ['data', 'identity'] },
    ],
  ]),
  ...place('KinesisFirehose', { category: 'abstracted', page: 'firehose/latest/dg/security.html' }, [
    ['store', 'DeliveryStream', 'records on their way to where you send them', { owners: { ...noBackup } }],
  ]),
  ...place('KinesisVideo', { category: 'abstracted', page: 'kinesisvideostreams/latest/dg/security.html' }, [
    ['store', 'Stream', 'video kept for as long as you set', { owners: { ...noBackup } }],
    [
      'appliance',
      'SignalingChannel',
      'brings two sides of a call together',
      { owners: { 'encryption-in-transit': 'aws' } },
    ],
  ]),
  ...place('LakeFormation', { category: 'abstracted', page: 'lake-formation/latest/dg/security.html' }, [
    [
      'setting',
      'DataCellsFilter DataLakeSettings Permissions PrincipalPermissions',
      'who may read which rows and columns',
      { sets: ['identity', 'data'] },
    ],
    ['setting', 'Resource', 'which place of data is under its rights', { sets: ['data', 'identity'] }],
    ['setting', 'Tag', 'by which labels rights are given', { sets: ['data'] }],
    ['link', 'TagAssociation', 'gives data its label', { sets: ['data'] }],
  ]),
  ...place('Lambda', { category: 'abstracted', page: 'lambda/latest/dg/lambda-security.html' }, [
    ['link', 'Alias', 'which version callers get', { sets: ['application'] }],
    [
      'function',
      'CapacityProvider',
      'instances in your account that AWS patches, and on which functions run',
      {
        owners: { application: 'nobody', platform: 'aws', network: 'customer', resilience: 'shared' },
        page: 'lambda/latest/dg/lambda-managed-instances.html',
      },
    ],
    ['setting', 'CodeSigningConfig', 'whose signed code is accepted', { sets: ['application'] }],
    ['setting', 'EventInvokeConfig', 'what happens to events that fail', { sets: ['resilience', 'data'] }],
    ['link', 'EventSourceMapping', 'which events start a function', { sets: ['data', 'identity'] }],
    [
      'setting',
      'LayerVersionPermission Permission ResourcePolicy',
      'who may use the code or the function',
      { sets: ['resource-policy'] },
    ],
    [
      'store',
      'MicrovmImage',
      'an image for virtual machines that you bring',
      { owners: { ...noBackup, 'guest-os': 'customer', platform: 'customer', application: 'customer' } },
    ],
    ['link', 'NetworkConnector', 'the way into your VPC', { sets: ['network'] }],
    [
      'setting',
      'Url',
      'an address by which callers reach a function',
      { sets: ['network', 'resource-policy', 'identity'] },
    ],
    ['record', 'Version', 'a version that no longer changes', { sets: ['application', 'platform'] }],
  ]),
  ...place('LaunchWizard', { category: 'infrastructure', page: 'launchwizard/latest/userguide/security.html' }, [
    [
      'setting',
      'Deployment',
      'a workload, and the resources that it has',
      { sets: ['network', 'identity', 'resilience'] },
    ],
  ]),
  ...place('Lex', { category: 'abstracted', page: 'lexv2/latest/dg/security.html' }, [
    [
      'function',
      'Bot',
      'conversations as you wrote them',
      { owners: { ...oneVersion, ...withPolicy, backup: 'customer' } },
    ],
    [
      'link',
      'BotAlias',
      'which version users get, and what is logged',
      { sets: ['application', 'logging', 'resource-policy'] },
    ],
    ['record', 'BotVersion', 'a version that no longer changes', { sets: ['application'] }],
    ['setting', 'ResourcePolicy', 'who may use the bot', { sets: ['resource-policy'] }],
  ]),
  ...place('LicenseManager', { category: 'abstracted', page: 'license-manager/latest/userguide/security.html' }, [
    ['setting', 'Grant', 'who may use a licence', { sets: ['resource-policy'] }],
    ['record', 'License', 'a licence', { sets: ['governance', 'data'] }],
    ['setting', 'LicenseAssetGroup LicenseAssetRuleSet', 'which use of licences is watched', { sets: ['governance'] }],
  ]),
  ...place('Lightsail', { category: 'infrastructure', page: 'lightsail/latest/userguide/security.html' }, [
    ['server', 'Instance', 'an instance whose operating system is yours'],
    ['store', 'Disk', 'a disk that an instance uses', { owners: { 'server-side-encryption': 'aws' } }],
    [
      'store',
      'DiskSnapshot InstanceSnapshot',
      'a copy at one moment',
      { owners: { 'server-side-encryption': 'aws', backup: 'nobody', resilience: 'aws' } },
    ],
    [
      'store',
      'DatabaseSnapshot',
      'a copy of the data at one moment',
      { category: 'abstracted', owners: { 'server-side-encryption': 'aws', network: 'nobody', backup: 'customer' } },
    ],
    [
      'store',
      'Bucket',
      'objects behind an endpoint',
      { category: 'abstracted', owners: { 'server-side-encryption': 'aws', backup: 'customer' } },
    ],
    ['function', 'Container', 'AWS runs the hosts, you bring the images', { category: 'abstracted' }],
    [
      'database',
      'Database',
      'a database that AWS patches in your window',
      { category: 'container', owners: { 'server-side-encryption': 'aws' } },
    ],
    ['appliance', 'Distribution', 'a cache at the edge in front of your site', { category: 'abstracted' }],
    ['appliance', 'LoadBalancer', 'passes requests on to instances'],
    ['setting', 'Alarm ContactMethod', 'when somebody is told, and how', { sets: ['logging'] }],
    [
      'setting',
      'Certificate LoadBalancerTlsCertificate',
      'a certificate that AWS renews while its domain is validated',
      { sets: ['encryption-in-transit'] },
    ],
    ['setting', 'Domain', 'names and their addresses', { sets: ['network'] }],
    ['identity', 'KeyPair', 'the public key that instances accept for SSH'],
    ['network-part', 'StaticIp', 'an address that stays'],
  ]),
  ...place('Location', { category: 'abstracted', page: 'location/latest/developerguide/security.html' }, [
    ['identity', 'APIKey', 'what an application is known by'],
    ['store', 'GeofenceCollection Tracker', 'areas, and where devices were', { owners: { ...noBackup } }],
    ['setting', 'Map PlaceIndex RouteCalculator', 'which map data answers', { sets: ['data'] }],
    ['link', 'TrackerConsumer', 'which areas a tracker is compared with', { sets: ['data'] }],
  ]),
  ...place('Logs', { category: 'abstracted', page: 'AmazonCloudWatch/latest/logs/security.html' }, [
    ['setting', 'AccountPolicy', 'what holds for all log groups: masked data, filters', { sets: ['data', 'logging'] }],
    [
      'link',
      'Delivery DeliveryDestination DeliverySource Destination SubscriptionFilter',
      'which logs go where',
      { sets: ['data', 'logging', 'resource-policy'] },
    ],
    ['link', 'Integration', 'which other service shows logs', { sets: ['data', 'identity'] }],
    [
      'setting',
      'LogAnomalyDetector QueryDefinition ScheduledQuery Transformer',
      'what is looked for in logs',
      { sets: ['logging'] },
    ],
    ['record', 'LogStream', 'the events of one source', { sets: ['data'] }],
    ['setting', 'ResourcePolicy', 'which services may write logs', { sets: ['resource-policy'] }],
    ['setting', 'StorageTierPolicy', 'how old logs are kept', { sets: ['data'] }],
  ]),
  ...place(
    'LookoutEquipment',
    {
      category: 'abstracted',
      page: 'lookout-for-equipment/latest/ug/security.html',
      ended: {
        on: '2026-10-07',
        how: 'retired',
        source: 'https://docs.aws.amazon.com/lookout-for-equipment/latest/ug/what-is.html',
      },
    },
    [
      [
        'function',
        'InferenceScheduler',
        'looks for faults in measurements',
        { owners: { ...oneVersion, application: 'nobody' } },
      ],
    ],
  ),
  ...place(
    'LookoutMetrics',
    {
      category: 'abstracted',
      page: 'lookoutmetrics/latest/dev/security.html',
      ended: {
        on: '2025-10-09',
        how: 'retired',
        source: 'https://docs.aws.amazon.com/lookoutmetrics/latest/dev/lookoutmetrics-welcome.html',
      },
    },
    [
      ['setting', 'Alert', 'who is told', { sets: ['logging'] }],
      [
        'function',
        'AnomalyDetector',
        'looks for what is unusual in metrics',
        { owners: { ...oneVersion, application: 'nobody' } },
      ],
    ],
  ),
  ...place(
    'LookoutVision',
    {
      category: 'abstracted',
      page: 'lookout-for-vision/latest/developer-guide/security.html',
      ended: {
        on: '2025-10-31',
        how: 'retired',
        source: 'https://docs.aws.amazon.com/lookout-for-vision/latest/developer-guide/what-is.html',
      },
    },
    [['store', 'Project', 'images and a model trained with them', { owners: noBackup }]],
  ),
]

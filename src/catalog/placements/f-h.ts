import { noBackup, oneVersion, place, withPolicy } from './placement.ts'

export const fToH = [
  place('FIS', { category: 'abstracted', page: 'fis/latest/userguide/what-is.html' }, [
    [
      'setting',
      'ExperimentTemplate',
      'faults that are injected into your resources, with the role',
      { sets: ['resilience', 'identity'] },
    ],
    ['link', 'TargetAccountConfiguration', 'in which other account faults are tried', { sets: ['identity'] }],
  ]),
  place('FMS', { category: 'abstracted', page: 'waf/latest/developerguide/what-is-aws-waf.html' }, [
    [
      'setting',
      'ApplicationsList Policy ProtocolsList ResourceSet',
      'firewall rules for accounts',
      { sets: ['network', 'governance'] },
    ],
    ['setting', 'NotificationChannel', 'where notifications of violations go', { sets: ['logging'] }],
  ]),
  place('FSx', { category: 'container', page: 'fsx/latest/WindowsGuide/administering-file-systems.html' }, [
    ['database', 'FileSystem', 'file servers that AWS patches in your window; network and permissions are yours'],
    ['database', 'FileCache', 'a cache of files on servers that AWS patches', { parties: { backup: 'none' } }],
    [
      'store',
      'Backup Snapshot',
      'a copy of the data at one moment',
      { category: 'abstracted', parties: { network: 'none', backup: 'none' } },
    ],
    [
      'link',
      'DataRepositoryAssociation',
      'which bucket a file system reads and writes',
      { sets: ['data', 'identity'] },
    ],
    [
      'link',
      'S3AccessPointAttachment',
      'reaches files as objects',
      { sets: ['identity', 'network', 'resource-policy'] },
    ],
    [
      'setting',
      'StorageVirtualMachine',
      'a file server with its own names and users',
      { sets: ['identity', 'network', 'encryption-in-transit'] },
    ],
    ['store', 'Volume', 'files, with their export rules and snapshots', { parties: { resilience: 'none' } }],
  ]),
  place(
    'FinSpace',
    {
      category: 'abstracted',
      page: 'general/latest/gr/sunset_services.html',
    },
    [['database', 'Environment', 'market data with the tools to work on it']],
  ),
  place(
    'Forecast',
    {
      category: 'abstracted',
      page: 'forecast/latest/dg/what-is-forecast.html',
    },
    [['store', 'Dataset DatasetGroup', 'data that forecasts are made from', { parties: noBackup }]],
  ),
  place(
    'FraudDetector',
    {
      category: 'abstracted',
      page: 'frauddetector/latest/ug/what-is-frauddetector.html',
    },
    [
      ['function', 'Detector', 'rules and a model that you trained', { parties: { ...oneVersion } }],
      ['store', 'EventType', 'events that a model is trained with', { parties: noBackup }],
      ['setting', 'EntityType Label Outcome Variable', 'the fields of an event, and its outcomes', { sets: ['data'] }],
      ['store', 'List', 'addresses and names that rules look at', { parties: noBackup }],
    ],
  ),
  place(
    'GameLift',
    {
      category: 'infrastructure',
      page: 'gameliftservers/latest/developerguide/vulnerability-analysis-management.html',
    },
    [
      [
        'server',
        'Fleet ContainerFleet',
        'instances that run your game server; a new fleet has a new image',
        { parties: { backup: 'none', 'guest-os': 'shared' } },
      ],
      [
        'server',
        'GameServerGroup',
        'instances of your own account that run game servers',
        { parties: { backup: 'none' } },
      ],
      [
        'setting',
        'Alias Location MatchmakingConfiguration MatchmakingRuleSet',
        'the matching of players and games',
        { sets: ['governance'] },
      ],
      ['setting', 'GameSessionQueue', 'the matching of players and games', { sets: ['resilience'] }],
      [
        'store',
        'Build Script',
        'your game server, ready for a fleet',
        { category: 'abstracted', parties: { ...noBackup, application: 'customer', network: 'none' } },
      ],
      ['setting', 'ContainerGroupDefinition', 'image and limits of game servers', { sets: ['application'] }],
    ],
  ),
  place(
    'GameLiftStreams',
    { category: 'abstracted', page: 'gameliftstreams/latest/developerguide/vulnerability-analysis-management.html' },
    [
      ['store', 'Application', 'your game, as it is streamed', { parties: { ...noBackup, application: 'customer' } }],
      [
        'function',
        'StreamGroup',
        'hosts that AWS keeps, whose operating system is updated when you make a new group',
        { parties: { 'guest-os': 'shared' } },
      ],
    ],
  ),
  place(
    'GlobalAccelerator',
    { category: 'abstracted', page: 'global-accelerator/latest/dg/what-is-global-accelerator.html' },
    [
      [
        'appliance',
        'Accelerator',
        'fixed addresses in front of your endpoints',
        { parties: { 'encryption-in-transit': 'customer' } },
      ],
      [
        'setting',
        'CrossAccountAttachment',
        'which other account may use your endpoints',
        { sets: ['resource-policy'] },
      ],
      ['network-part', 'EndpointGroup Listener', 'the ports and endpoints of traffic', { sets: ['resilience'] }],
    ],
  ),
  place('Glue', { category: 'abstracted', page: 'glue/latest/dg/what-is-glue.html' }, [
    ['function', 'Session DevEndpoint', 'your code on a version of Glue that you choose'],
    [
      'function',
      'MLTransform',
      'looks for tables, or matches records',
      { parties: { ...oneVersion, application: 'none' } },
    ],
    ['store', 'Catalog', 'a catalog of tables, with a resource policy', { parties: { ...withPolicy, ...noBackup } }],
    ['store', 'Registry Schema', 'schemas of streams', { parties: noBackup }],
    ['record', 'SchemaVersion SchemaVersionMetadata', 'a part or a version of a table or schema', { sets: ['data'] }],
    ['record', 'Partition', 'a part or a version of a table or schema'],
    ['setting', 'Blueprint', 'the order and times of jobs', { sets: ['application'] }],
    ['setting', 'Trigger Workflow', 'the order and times of jobs', { sets: ['governance'] }],
    [
      'setting',
      'Classifier CustomEntityType DataQualityRuleset',
      'how data is parsed and validated',
      { sets: ['data'] },
    ],
    ['setting', 'UserDefinedFunction', 'a function of yours that queries call', { sets: ['application'] }],
    [
      'setting',
      'ConnectionType',
      'a connection to data, with its credentials and network',
      { sets: ['identity', 'network', 'encryption-in-transit'] },
    ],
    [
      'setting',
      'SecurityConfiguration',
      'how data, passwords and logs are encrypted',
      { sets: ['server-side-encryption', 'encryption-in-transit'] },
    ],
    ['setting', 'IdentityCenterConfiguration UsageProfile', 'users of Glue, and their limits', { sets: ['identity'] }],
    [
      'link',
      'Integration IntegrationResourceProperty',
      'copies data of another source',
      { sets: ['data', 'server-side-encryption', 'identity'] },
    ],
    ['setting', 'TableOptimizer', 'when old files of a table are deleted', { sets: ['data'] }],
  ]),
  place(
    'Grafana',
    { category: 'abstracted', page: 'grafana/latest/userguide/what-is-Amazon-Managed-Service-Grafana.html' },
    [
      [
        'function',
        'Workspace',
        'dashboards of a version that you choose',
        { parties: { application: 'none', backup: 'customer' } },
      ],
    ],
  ),
  place(
    'Greengrass',
    {
      category: 'infrastructure',
      page: 'greengrass/v1/developerguide/what-is-gg.html',
    },
    [
      [
        'device',
        'CoreDefinition CoreDefinitionVersion DeviceDefinition DeviceDefinitionVersion Group GroupVersion',
        'your hardware, and what runs on it',
        { parties: { 'encryption-in-transit': 'shared' } },
      ],
      [
        'setting',
        'FunctionDefinition FunctionDefinitionVersion',
        'code for your hardware, and its permissions',
        { sets: ['application', 'identity'] },
      ],
      [
        'setting',
        'ConnectorDefinition ConnectorDefinitionVersion ResourceDefinition ResourceDefinitionVersion',
        'what code on your hardware may use',
        { sets: ['identity'] },
      ],
      ['setting', 'LoggerDefinition LoggerDefinitionVersion', 'the events to log', { sets: ['logging'] }],
      [
        'setting',
        'SubscriptionDefinition SubscriptionDefinitionVersion',
        'the routing of messages',
        { sets: ['network', 'data'] },
      ],
    ],
  ),
  place(
    'GreengrassV2',
    { category: 'infrastructure', page: 'greengrass/v2/developerguide/what-is-iot-greengrass.html' },
    [
      [
        'store',
        'ComponentVersion',
        'your code, ready for devices',
        { category: 'abstracted', parties: { ...noBackup, application: 'customer' } },
      ],
      ['setting', 'Deployment', 'which code goes to which of your devices', { sets: ['application', 'platform'] }],
    ],
  ),
  place('GroundStation', { category: 'abstracted', page: 'ground-station/latest/ug/what-is.html' }, [
    ['setting', 'Config', 'how a satellite is reached, and where its data is recorded', { sets: ['data'] }],
    [
      'setting',
      'MissionProfile',
      'how a satellite is reached, and with which key',
      { sets: ['server-side-encryption'] },
    ],
    [
      'setting',
      'DataflowEndpointGroup DataflowEndpointGroupV2',
      'the endpoint in your VPC that receives data',
      { sets: ['network', 'data'] },
    ],
  ]),
  place('GuardDuty', { category: 'abstracted', page: 'guardduty/latest/ug/what-is-guardduty.html' }, [
    [
      'setting',
      'CustomDetectionRuleAssociation Filter IPSet ThreatEntitySet ThreatIntelSet TrustedEntitySet',
      'rules for findings, and exclusions',
      { sets: ['logging'] },
    ],
    ['setting', 'MalwareProtectionPlan', 'which buckets are scanned', { sets: ['logging', 'data'] }],
    ['link', 'Master Member', 'the administrator and member accounts of findings', { sets: ['logging'] }],
    [
      'setting',
      'PublishingDestination',
      'where findings go, and under which key',
      { sets: ['logging', 'server-side-encryption'] },
    ],
  ]),
  place('HealthAgent', { category: 'abstracted', page: 'connecthealth/latest/APIReference/API_CreateDomain.html' }, [
    ['store', 'Domain', 'data of Amazon Connect Health agents, with a key that you can choose', { parties: noBackup }],
  ]),
  place('HealthImaging', { category: 'abstracted', page: 'healthimaging/latest/devguide/what-is.html' }, [
    ['store', 'Datastore', 'medical images', { parties: { backup: 'customer' } }],
  ]),
  place('HealthLake', { category: 'abstracted', page: 'healthlake/latest/devguide/what-is.html' }, [
    ['database', 'FHIRDatastore', 'health records behind an endpoint', { parties: { resilience: 'aws' } }],
    ['setting', 'DataTransformationProfile', 'how records are turned into FHIR', { sets: ['data'] }],
  ]),
]

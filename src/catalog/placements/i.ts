import { noBackup, noLogs, oneVersion, place } from './placement.ts'

const iam = 'IAM/latest/UserGuide'
/** A record stored by IAM, like its users and managed policies: AWS encrypts it at rest and in transit. */
const keptByIam = {
  parties: { ...noLogs, network: 'aws', 'encryption-in-transit': 'aws', 'server-side-encryption': 'aws' },
  pages: {
    network: `${iam}/infrastructure-security.html`,
    'encryption-in-transit': `${iam}/data-protection.html`,
    'server-side-encryption': `${iam}/data-protection.html`,
    identity: `${iam}/best-practices.html`,
    resilience: `${iam}/disaster-recovery-resiliency.html`,
  },
} as const

export const i = [
  place('IAM', { category: 'abstracted', page: 'IAM/latest/UserGuide/disaster-recovery-resiliency.html' }, [
    [
      'identity',
      'AccessKey InstanceProfile OIDCProvider SAMLProvider ServiceLinkedRole VirtualMFADevice',
      'a principal, or the credentials of one',
      keptByIam,
    ],
    ['identity', 'GroupPolicy Policy RolePolicy UserPolicy', 'permissions of an identity', keptByIam],
    ['link', 'UserToGroupAddition', 'makes a user a member of a group', { sets: ['identity'] }],
  ]),
  place('IVS', { category: 'abstracted', page: 'ivs/latest/LowLatencyUserGuide/what-is.html' }, [
    [
      'function',
      'Channel Stage',
      'live video that AWS receives and delivers',
      { parties: { ...oneVersion, application: 'none', 'server-side-encryption': 'aws' } },
    ],
    ['setting', 'RecordingConfiguration StorageConfiguration', 'the encoding and storage of video', { sets: ['data'] }],
    ['setting', 'EncoderConfiguration', 'the encoding and storage of video', { sets: ['governance'] }],
    ['identity', 'IngestConfiguration', 'which principals may send video'],
    ['identity', 'PlaybackKeyPair PublicKey StreamKey', 'the keys to send and see video', { parties: noLogs }],
    ['setting', 'PlaybackRestrictionPolicy', 'from where video may be seen', { sets: ['network', 'identity'] }],
  ]),
  place('IVSChat', { category: 'abstracted', page: 'ivs/latest/ChatUserGuide/what-is.html' }, [
    ['setting', 'LoggingConfiguration', 'where messages are logged', { sets: ['logging', 'data'] }],
    ['appliance', 'Room', 'passes messages on to its participants', { parties: { application: 'customer' } }],
  ]),
  place('IdentityStore', { category: 'abstracted', page: 'singlesignon/latest/userguide/what-is.html' }, [
    ['identity', 'Group User', 'users and groups of IAM Identity Center', { parties: noLogs }],
    ['link', 'GroupMembership', 'makes a user a member of a group', { sets: ['identity'] }],
  ]),
  place(
    'ImageBuilder',
    { category: 'infrastructure', page: 'imagebuilder/latest/userguide/what-is-image-builder.html' },
    [
      [
        'store',
        'Image',
        'an image: its content and age are yours',
        {
          parties: {
            'guest-os': 'customer',
            platform: 'customer',
            application: 'customer',
            'encryption-in-transit': 'none',
            backup: 'none',
            resilience: 'none',
          },
        },
      ],
      [
        'setting',
        'Component ContainerRecipe ImageRecipe Workflow',
        'the content and tests of an image',
        { sets: ['guest-os', 'platform', 'application'] },
      ],
      [
        'setting',
        'DistributionConfiguration',
        'the Regions and accounts that images are copied to',
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
    ],
  ),
  place(
    'Inspector',
    {
      category: 'abstracted',
      page: 'inspector/v1/userguide/inspector_introduction.html',
    },
    [['setting', 'AssessmentTarget AssessmentTemplate ResourceGroup', 'the resources to scan', { sets: ['logging'] }]],
  ),
  place('InspectorV2', { category: 'abstracted', page: 'inspector/latest/user/what-is-inspector.html' }, [
    [
      'setting',
      'CisScanConfiguration CodeSecurityScanConfiguration Filter',
      'the resources to scan, and suppressed findings',
      { sets: ['logging'] },
    ],
    [
      'link',
      'CodeSecurityIntegration Connector',
      'a connection to the source code to scan',
      { sets: ['identity', 'logging'] },
    ],
  ]),
  place(
    'Interconnect',
    { category: 'infrastructure', page: 'interconnect/latest/userguide/what-is-interconnect.html' },
    [
      [
        'appliance',
        'Connection',
        'a private line to another provider on redundant devices, which AWS and the provider run',
        {
          parties: { network: 'none', 'encryption-in-transit': 'shared', resilience: 'aws' },
          pages: {
            'encryption-in-transit': 'interconnect/latest/userguide/infrastructure-security.html',
            resilience: 'interconnect/latest/userguide/what-is-interconnect.html',
            logging: 'interconnect/latest/userguide/monitoring-overview.html',
          },
        },
      ],
    ],
  ),
  place(
    'InternetMonitor',
    { category: 'abstracted', page: 'AmazonCloudWatch/latest/monitoring/data-protection.html' },
    [['setting', 'Monitor', 'the traffic to measure', { sets: ['logging'] }]],
  ),
  place('Invoicing', { category: 'abstracted', page: 'awsaccountbilling/latest/aboutv2/billing-what-is.html' }, [
    ['setting', 'InvoiceUnit ProcurementPortalPreference', 'the recipients of invoices', { sets: ['data'] }],
  ]),
  place('IoT', { category: 'abstracted', page: 'iot/latest/developerguide/iot-security.html' }, [
    [
      'device',
      'Thing',
      'your device, as the registry knows it',
      {
        category: 'infrastructure',
        parties: { 'encryption-in-transit': 'shared' },
        pages: { facilities: 'iot/latest/developerguide/what-is-aws-iot.html' },
      },
    ],
    [
      'identity',
      'Authorizer CACertificate Certificate CertificateProvider',
      'how devices authenticate, and their permissions',
    ],
    ['identity', 'Policy RoleAlias', 'what devices may do', { parties: noLogs }],
    [
      'link',
      'PolicyPrincipalAttachment ThingPrincipalAttachment',
      'gives a device its certificate and rights',
      { sets: ['identity'] },
    ],
    [
      'setting',
      'AccountAuditConfiguration CustomMetric Dimension FleetMetric MitigationAction ScheduledAudit SecurityProfile',
      'metrics and audits of devices, and the actions that follow',
      { sets: ['logging'] },
    ],
    ['setting', 'Logging ResourceSpecificLogging', 'the events to log', { sets: ['logging'] }],
    ['setting', 'BillingGroup ThingGroup ThingType', 'groups devices', { sets: ['governance', 'identity'] }],
    ['setting', 'Command Job JobTemplate', 'commands and updates for devices', { sets: ['identity'] }],
    [
      'setting',
      'DomainConfiguration',
      'the domain name and TLS version for devices',
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
      { parties: { ...noBackup, application: 'customer' } },
    ],
    ['setting', 'TopicRule', 'rules that send messages to targets, with the role', { sets: ['identity', 'data'] }],
    ['link', 'TopicRuleDestination', 'an endpoint to which messages go', { sets: ['network'] }],
  ]),
  place(
    'IoTAnalytics',
    {
      category: 'abstracted',
      page: 'general/latest/gr/full_shutdown_services.html',
    },
    [
      ['store', 'Channel Dataset Datastore', 'messages of devices', { parties: noBackup }],
      ['setting', 'Pipeline', 'how messages are worked on', { sets: ['data'] }],
    ],
  ),
  place('IoTCoreDeviceAdvisor', { category: 'abstracted', page: 'iot/latest/developerguide/device-advisor.html' }, [
    ['setting', 'SuiteDefinition', 'the tests of a device', { sets: ['identity'] }],
  ]),
  place(
    'IoTEvents',
    {
      category: 'abstracted',
      page: 'general/latest/gr/full_shutdown_services.html',
    },
    [
      ['function', 'AlarmModel DetectorModel', 'rules over the state of devices', { parties: { ...oneVersion } }],
      ['setting', 'Input', 'which messages are looked at', { sets: ['data'] }],
    ],
  ),
  place(
    'IoTFleetHub',
    {
      category: 'abstracted',
      page: 'general/latest/gr/full_shutdown_services.html',
    },
    [['function', 'Application', 'a web page on your devices', { parties: { ...oneVersion, application: 'none' } }]],
  ),
  place(
    'IoTFleetWise',
    { category: 'abstracted', page: 'iot-fleetwise/latest/developerguide/what-is-iotfleetwise.html' },
    [
      [
        'device',
        'Vehicle',
        'your vehicle, as the service knows it',
        { category: 'infrastructure', parties: { 'encryption-in-transit': 'shared' } },
      ],
      ['setting', 'Campaign StateTemplate', 'the data that vehicles send', { sets: ['data'] }],
      ['setting', 'DecoderManifest Fleet ModelManifest SignalCatalog', 'the model of vehicle data', { sets: ['data'] }],
    ],
  ),
  place('IoTSecureTunneling', { category: 'abstracted', page: 'iot/latest/developerguide/secure-tunneling.html' }, [
    [
      'appliance',
      'Tunnel',
      'remote access to a device through a proxy that AWS runs; its access tokens are yours',
      { parties: { 'encryption-in-transit': 'aws' } },
    ],
  ]),
  place('IoTSiteWise', { category: 'abstracted', page: 'iot-sitewise/latest/userguide/what-is-sitewise.html' }, [
    ['identity', 'AccessPolicy', 'which principals may see which assets', { parties: noLogs }],
    [
      'function',
      'Application Portal',
      'a web page on your assets',
      { parties: { ...oneVersion, application: 'none' } },
    ],
    ['store', 'Asset Dataset Workspace', 'measurements of your assets', { parties: { ...noBackup } }],
    [
      'setting',
      'AssetModel ComputationModel Dashboard Pipeline Project Task',
      'models and views of measurements',
      { sets: ['data'] },
    ],
    [
      'device',
      'Gateway',
      'software of AWS on your own hardware, which sends measurements',
      { category: 'infrastructure', parties: { application: 'none', 'encryption-in-transit': 'shared' } },
    ],
  ]),
  place('IoTThingsGraph', { category: 'abstracted', page: 'general/latest/gr/full_shutdown_services.html' }, [
    ['setting', 'FlowTemplate', 'how devices and services interact', { sets: ['governance'] }],
  ]),
  place('IoTTwinMaker', { category: 'abstracted', page: 'iot-twinmaker/latest/guide/what-is-twinmaker.html' }, [
    ['setting', 'ComponentType Entity Scene', 'the model of a twin, and its data', { sets: ['data'] }],
    ['link', 'SyncJob', 'brings assets of another service', { sets: ['data', 'identity'] }],
    ['store', 'Workspace', 'twins, with the bucket and role that they use', { parties: { ...noBackup } }],
  ]),
  place('IoTWireless', { category: 'abstracted', page: 'iot/latest/developerguide/iot-security.html' }, [
    [
      'device',
      'WirelessDevice WirelessGateway',
      'your device or gateway, as the service knows it',
      { category: 'infrastructure', parties: { 'encryption-in-transit': 'shared' } },
    ],
    [
      'setting',
      'DeviceProfile MulticastGroup NetworkAnalyzerConfiguration ServiceProfile',
      'the radio network of devices',
      { sets: ['network', 'data'] },
    ],
    ['setting', 'Destination', 'where messages of devices go', { sets: ['data'] }],
    ['record', 'FuotaTask TaskDefinition', 'an update or an import', { sets: ['application'] }],
    ['record', 'WirelessDeviceImportTask', 'an update or an import'],
    ['link', 'PartnerAccount', 'your account at Sidewalk', { sets: ['identity'] }],
  ]),
]

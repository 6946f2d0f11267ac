import { noBackup, noLogs, oneVersion, place, withPolicy } from './placement.ts'

const pcs = 'pcs/latest/userguide/vulnerability-analysis-and-management.html'
const pcsUpkeep = { 'guest-os': pcs, platform: pcs } as const

export const pToQ = [
  place('PCAConnectorAD', { category: 'abstracted', page: 'privateca/latest/userguide/data-protection.html' }, [
    ['appliance', 'Connector', 'issues certificates for your directory', { category: 'infrastructure' }],
    ['link', 'DirectoryRegistration ServicePrincipalName', 'joins a connector to a directory', { sets: ['identity'] }],
    [
      'setting',
      'Template TemplateGroupAccessControlEntry',
      'access to certificate templates',
      { sets: ['identity', 'encryption-in-transit'] },
    ],
  ]),
  place('PCAConnectorSCEP', { category: 'abstracted', page: 'privateca/latest/userguide/data-protection.html' }, [
    ['identity', 'Challenge', 'the password with which devices request certificates', { parties: noLogs }],
    ['appliance', 'Connector', 'gives certificates to devices', { parties: { network: 'aws' } }],
  ]),
  place('PCS', { category: 'infrastructure', page: pcs }, [
    [
      'server',
      'Cluster',
      'a scheduler that AWS patches, of a version that you choose',
      { category: 'container', parties: { application: 'none', backup: 'none' }, pages: pcsUpkeep },
    ],
    [
      'server',
      'ComputeNodeGroup',
      'instances started from your image',
      { parties: { backup: 'none' }, pages: pcsUpkeep },
    ],
    ['setting', 'Queue', 'on which instances jobs run', { sets: ['resilience'] }],
  ]),
  place(
    'PI',
    { category: 'abstracted', page: 'AWSCloudFormation/latest/TemplateReference/aws-resource-pi-perfreports.html' },
    [['record', 'PerfReports', 'an analysis of the performance of a database', { sets: ['data'] }]],
  ),
  place(
    'Panorama',
    {
      category: 'infrastructure',
      page: 'general/latest/gr/full_shutdown_services.html',
    },
    [
      [
        'device',
        'ApplicationInstance',
        'your application on your own appliance',
        { parties: { 'guest-os': 'shared', platform: 'shared', backup: 'none' } },
      ],
      [
        'store',
        'Package PackageVersion',
        'your code and models, ready for an appliance',
        { category: 'abstracted', parties: { ...noBackup, application: 'customer' } },
      ],
    ],
  ),
  place(
    'PaymentCryptography',
    { category: 'abstracted', page: 'payment-cryptography/latest/userguide/data-protection.html' },
    [
      ['setting', 'Alias', 'an alias of a key', { sets: ['server-side-encryption'] }],
      [
        'store',
        'Key',
        'a key in hardware modules that AWS keeps',
        {
          parties: {
            ...withPolicy,
            'encryption-in-transit': 'aws',
            'server-side-encryption': 'aws',
            'client-side-encryption': 'none',
            backup: 'aws',
          },
        },
      ],
    ],
  ),
  place('Personalize', { category: 'abstracted', page: 'personalize/latest/dg/what-is-personalize.html' }, [
    ['store', 'Dataset DatasetGroup', 'interactions that recommendations are based on', { parties: noBackup }],
    [
      'setting',
      'EventTracker Filter MetricAttribution Schema',
      'the data that is ingested, and the recommendations',
      { sets: ['data'] },
    ],
    [
      'function',
      'Solution',
      'a model that is trained with your data',
      { parties: { ...oneVersion, application: 'none' } },
    ],
  ]),
  place(
    'Pinpoint',
    {
      category: 'abstracted',
      page: 'pinpoint/latest/developerguide/welcome.html',
    },
    [
      [
        'setting',
        'ADMChannel APNSChannel APNSSandboxChannel APNSVoipChannel APNSVoipSandboxChannel BaiduChannel EmailChannel GCMChannel SMSChannel VoiceChannel',
        'a channel for messages, with its credentials',
        { sets: ['identity'] },
      ],
      ['store', 'App Segment', 'recipients of messages', { parties: noBackup }],
      ['setting', 'ApplicationSettings Campaign', 'messages and the times to send them', { sets: ['data'] }],
      [
        'setting',
        'EmailTemplate InAppTemplate PushTemplate SmsTemplate',
        'the text of messages, which you write and the service keeps',
        { sets: ['data'] },
      ],
      ['link', 'EventStream', 'where events go', { sets: ['data', 'logging'] }],
    ],
  ),
  place('PinpointEmail', { category: 'abstracted', page: 'ses/latest/dg/Welcome.html' }, [
    [
      'setting',
      'ConfigurationSet ConfigurationSetEventDestination',
      'settings of sent mail, and its events',
      { sets: ['logging'] },
    ],
    ['setting', 'DedicatedIpPool', 'from which addresses mail is sent', { sets: ['governance'] }],
    ['identity', 'Identity', 'a domain or address that mail is sent from'],
  ]),
  place('Pipes', { category: 'abstracted', page: 'eventbridge/latest/userguide/eb-data-protection.html' }, [
    ['function', 'Pipe', 'takes events from one place to another', { parties: { ...oneVersion, application: 'none' } }],
  ]),
  place(
    'PricingPlanManager',
    {
      category: 'abstracted',
      page: 'AWSCloudFormation/latest/TemplateReference/aws-resource-pricingplanmanager-subscription.html',
    },
    [['setting', 'Subscription', 'a pricing plan and the resources in it', { sets: ['governance'] }]],
  ),
  place(
    'Proton',
    {
      category: 'abstracted',
      page: 'general/latest/gr/sunset_services.html',
    },
    [
      ['link', 'EnvironmentAccountConnection', 'in which account environments are made', { sets: ['identity'] }],
      [
        'setting',
        'EnvironmentTemplate ServiceTemplate',
        'templates of environments and services',
        { sets: ['server-side-encryption'] },
      ],
    ],
  ),
  place('QBusiness', { category: 'abstracted', page: 'amazonq/latest/qbusiness-ug/data-encryption.html' }, [
    ['store', 'Application Index', 'documents, and an assistant that answers from them', { parties: noBackup }],
    ['link', 'DataSource Retriever', 'the sources of documents', { sets: ['data', 'identity'] }],
    [
      'setting',
      'DataAccessor Permission',
      'the accounts that read the documents',
      { sets: ['resource-policy', 'data'] },
    ],
    ['setting', 'Plugin', 'what the assistant may do elsewhere', { sets: ['identity'] }],
    ['function', 'WebExperience', 'a web page for questions', { parties: { ...oneVersion, application: 'none' } }],
  ]),
  place(
    'QLDB',
    {
      category: 'abstracted',
      page: 'general/latest/gr/full_shutdown_services.html',
    },
    [
      [
        'database',
        'Ledger',
        'a ledger database behind an endpoint',
        { parties: { backup: 'customer', resilience: 'aws' } },
      ],
      ['link', 'Stream', 'sends changes elsewhere', { sets: ['data', 'identity'] }],
    ],
  ),
  place('QuickSight', { category: 'abstracted', page: 'quick/latest/userguide/what-is.html' }, [
    [
      'link',
      'ActionConnector DataSource',
      'a connection to data or actions, with credentials and TLS',
      { sets: ['identity', 'encryption-in-transit', 'data'] },
    ],
    ['function', 'Agent Flow', 'your prompts and steps, run by AWS', { parties: { ...oneVersion } }],
    [
      'setting',
      'Analysis ApprovalPolicy RefreshSchedule Space Template Topic TopicV2',
      'views of data, and their refresh times',
      { sets: ['data'] },
    ],
    [
      'setting',
      'Theme Customization LimitsProfile',
      'views of data, and their refresh times',
      { sets: ['governance'] },
    ],
    ['setting', 'CustomPermissions Folder', 'permissions of users', { sets: ['identity'] }],
    ['store', 'Dashboard DataSet KnowledgeBase', 'data as people see it', { parties: noBackup }],
    ['setting', 'DLPSetting', 'which data may leave', { sets: ['data'] }],
    ['identity', 'OAuthClientApplication', 'the key or client of an application'],
    ['link', 'VPCConnection', 'a connection into your VPC', { sets: ['network'] }],
  ]),
]

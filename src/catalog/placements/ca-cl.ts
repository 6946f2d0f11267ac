import { noBackup, noLogs, place } from './placement.ts'

export const caToCl = [
  place('CE', { category: 'abstracted', page: 'awsaccountbilling/latest/aboutv2/billing-what-is.html' }, [
    [
      'setting',
      'AnomalyMonitor AnomalySubscription',
      'the costs that are monitored, and where notifications go',
      { sets: ['logging'] },
    ],
    ['setting', 'CostCategory', 'how costs are grouped', { sets: ['governance'] }],
  ]),
  place('CUR', { category: 'abstracted', page: 'cur/latest/userguide/what-is-data-exports.html' }, [
    ['setting', 'ReportDefinition', 'the billing data to export, and its bucket', { sets: ['data'] }],
  ]),
  place('Cases', { category: 'abstracted', page: 'connect/latest/adminguide/encryption-at-rest.html' }, [
    [
      'store',
      'Domain Case RelatedItem',
      'cases of customers',
      { parties: { ...noBackup, 'server-side-encryption': 'aws' } },
    ],
    ['setting', 'CaseRule Field Template', 'the fields of a case, and access to them', { sets: ['data'] }],
    ['setting', 'Layout', 'the fields of a case, and access to them', { sets: ['governance'] }],
  ]),
  place('Cassandra', { category: 'abstracted', page: 'keyspaces/latest/devguide/what-is-keyspaces.html' }, [
    [
      'database',
      'Table',
      'a table behind an endpoint; backups and keys are yours to turn on',
      { parties: { resilience: 'aws' } },
    ],
    ['setting', 'Keyspace', 'groups tables, with the Regions of their replicas', { sets: ['resilience', 'data'] }],
    ['setting', 'Type', 'what a column of that type holds', { sets: ['data'] }],
  ]),
  place('CertificateManager', { category: 'abstracted', page: 'acm/latest/userguide/managed-renewal.html' }, [
    ['setting', 'Account', 'how many days before the end of a certificate AWS tells you', { sets: ['logging'] }],
    [
      'setting',
      'AcmeEndpoint',
      'the clients and names for certificates by ACME',
      { sets: ['identity', 'encryption-in-transit'] },
    ],
    ['setting', 'AcmeDomainValidation', 'the names that ACME clients may ask certificates for', { sets: ['identity'] }],
    ['identity', 'AcmeExternalAccountBinding', 'the credential of an ACME client'],
  ]),
  place('Chatbot', { category: 'abstracted', page: 'chatbot/latest/adminguide/what-is.html' }, [
    [
      'setting',
      'CustomAction MicrosoftTeamsChannelConfiguration SlackChannelConfiguration',
      'the notifications and permissions of a chat channel',
      { sets: ['identity', 'logging'] },
    ],
  ]),
  place('Chime', { category: 'abstracted', page: 'chime-sdk/latest/ag/what-is-chime-sdk.html' }, [
    ['store', 'AppInstance Channel', 'messages of your application', { parties: noBackup }],
    ['identity', 'AppInstanceBot AppInstanceUser', 'a user or a bot that writes messages', { parties: noLogs }],
    [
      'setting',
      'ChannelFlow MediaInsightsPipelineConfiguration SipMediaApplication',
      'processing of messages, media and calls',
      { sets: ['data'] },
    ],
    ['store', 'MediaPipelineKinesisVideoStreamPool', 'video streams of meetings', { parties: noBackup }],
    [
      'appliance',
      'VoiceConnector',
      'connects your telephone system',
      { parties: { 'encryption-in-transit': 'customer', network: 'customer' } },
    ],
  ]),
  place('CleanRooms', { category: 'abstracted', page: 'clean-rooms/latest/userguide/data-protection.html' }, [
    [
      'setting',
      'Collaboration Membership',
      'the members of a collaboration, and their permissions on data',
      { sets: ['identity', 'data', 'logging'] },
    ],
    ['setting', 'AnalysisTemplate', 'the queries that members may run on the data', { sets: ['application', 'data'] }],
    ['setting', 'PrivacyBudgetTemplate', 'the queries that members may run on the data', { sets: ['data'] }],
    [
      'setting',
      'ConfiguredTable',
      'which columns of your data others may ask about',
      { sets: ['data', 'resource-policy'] },
    ],
    [
      'link',
      'ConfiguredTableAssociation IdNamespaceAssociation',
      'brings your data into a collaboration',
      { sets: ['data', 'identity'] },
    ],
    ['store', 'IdMappingTable IntermediateTable', 'data that an analysis made', { parties: { ...noBackup } }],
  ]),
  place('CleanRoomsML', { category: 'abstracted', page: 'clean-rooms/latest/userguide/data-protection.html' }, [
    ['setting', 'ConfiguredModelAlgorithm', 'the image that trains a model', { sets: ['application', 'identity'] }],
    ['link', 'ConfiguredModelAlgorithmAssociation', 'brings an algorithm into a collaboration', { sets: ['data'] }],
    ['store', 'TrainingDataset', 'data that a model is trained with', { parties: noBackup }],
  ]),
  place(
    'Cloud9',
    {
      category: 'infrastructure',
      page: 'cloud9/latest/user-guide/vulnerability-analysis-and-management.html',
    },
    [
      [
        'server',
        'EnvironmentEC2',
        'an EC2 instance in your account, on which you write code',
        {
          parties: { 'guest-os': 'shared' },
          pages: { 'guest-os': 'cloud9/latest/user-guide/vulnerability-analysis-and-management.html' },
        },
      ],
    ],
  ),
  place('CloudFormation', { category: 'abstracted', page: 'AWSCloudFormation/latest/UserGuide/Welcome.html' }, [
    [
      'setting',
      'Stack',
      'a template, and what it made',
      // to delete it deletes those resources, with their data
      {
        sets: ['application', 'governance', 'identity', 'data'],
        pages: { data: 'AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html' },
      },
    ],
    ['setting', 'StackSet', 'a template, and what it made', { sets: ['application', 'governance'] }],
    ['record', 'ChangeSet GeneratedTemplate', 'a preview of a change', { sets: ['governance'] }],
    ['link', 'CustomResource Macro', 'calls a function of yours while a stack changes', { sets: ['data'] }],
    [
      'setting',
      'GuardHook LambdaHook',
      'checks before a stack changes, with stored results',
      { sets: ['governance'], parties: { 'server-side-encryption': 'shared' } },
    ],
    [
      'setting',
      'HookDefaultVersion HookTypeConfig HookVersion',
      'checks before a stack changes',
      { sets: ['governance'] },
    ],
    [
      'setting',
      'ModuleVersion ResourceVersion',
      'the extension code that a stack runs',
      { sets: ['application', 'governance'] },
    ],
    [
      'setting',
      'ModuleDefaultVersion ResourceDefaultVersion',
      'the version of an extension that a stack uses',
      { sets: ['governance'] },
    ],
    ['setting', 'PublicTypeVersion', 'publishes an extension', { sets: ['governance'] }],
    [
      'setting',
      'TypeActivation',
      'allows stacks to use an extension of a publisher',
      { sets: ['identity', 'governance'] },
    ],
    ['identity', 'Publisher', 'the name under which extensions are published', { parties: noLogs }],
    ['record', 'WaitCondition WaitConditionHandle', 'a signal that a stack waits for', { sets: ['governance'] }],
  ]),
  place(
    'CloudFront',
    { category: 'abstracted', page: 'AmazonCloudFront/latest/DeveloperGuide/disaster-recovery-resiliency.html' },
    [
      ['setting', 'AnycastIpList ConnectionGroup', 'the addresses of a distribution', { sets: ['network'] }],
      ['setting', 'CachePolicy OriginRequestPolicy', 'rules for caching and forwarding', { sets: ['data'] }],
      ['setting', 'ContinuousDeploymentPolicy', 'rules for caching and forwarding', { sets: ['governance'] }],
      [
        'identity',
        'CloudFrontOriginAccessIdentity OriginAccessControl',
        'how CloudFront authenticates to an origin',
        { parties: { logging: 'none' } },
      ],
      ['function', 'Function ConnectionFunction', 'your code at the edge'],
      ['appliance', 'DistributionTenant', 'a domain under a distribution for many'],
      ['appliance', 'StreamingDistribution', 'a distribution for RTMP'],
      [
        'setting',
        'FieldLevelEncryptionProfile',
        'which fields are encrypted at the edge',
        {
          sets: ['encryption-in-transit', 'data'],
          pages: {
            'encryption-in-transit': 'AmazonCloudFront/latest/DeveloperGuide/field-level-encryption.html',
            data: 'AmazonCloudFront/latest/DeveloperGuide/field-level-encryption.html',
          },
        },
      ],
      [
        'identity',
        'KeyGroup PublicKey',
        'the keys that verify signed requests for private content',
        { parties: noLogs },
      ],
      [
        'store',
        'KeyValueStore',
        'data that functions read at the edge',
        { parties: { ...noBackup, 'server-side-encryption': 'aws' } },
      ],
      ['setting', 'MonitoringSubscription RealtimeLogConfig', 'metrics and logs', { sets: ['logging'] }],
      ['setting', 'ResponseHeadersPolicy', 'which security headers viewers get', { sets: ['encryption-in-transit'] }],
      [
        'setting',
        'TrustStore',
        'the authorities of accepted client certificates',
        { sets: ['identity', 'encryption-in-transit'] },
      ],
      ['link', 'VpcOrigin', 'reaches a private resource in your VPC', { sets: ['network', 'encryption-in-transit'] }],
    ],
  ),
  place('CloudHSM', { category: 'container', page: 'cloudhsm/latest/userguide/update-management.html' }, [
    [
      'appliance',
      'Cluster',
      'hardware modules that AWS runs in your VPC, with users and keys that only you hold',
      {
        parties: { platform: 'shared', 'server-side-encryption': 'customer', data: 'customer', backup: 'shared' },
        pages: { 'guest-os': 'cloudhsm/latest/userguide/update-management.html' },
      },
    ],
  ]),
  place(
    'CloudTrail',
    {
      category: 'abstracted',
      page: 'awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html',
    },
    [
      ['link', 'Channel', 'brings events of other sources', { sets: ['logging', 'identity', 'resource-policy'] }],
      ['setting', 'Dashboard', 'how events are shown', { sets: ['logging', 'resource-policy'] }],
      ['setting', 'ResourcePolicy', 'which principals may use the resource', { sets: ['resource-policy'] }],
    ],
  ),
  place('CloudWatch', { category: 'abstracted', page: 'AmazonCloudWatch/latest/monitoring/data-protection.html' }, [
    [
      'setting',
      'AlarmMuteRule AnomalyDetector CompositeAlarm LogAlarm InsightRule',
      'when an alarm is raised',
      { sets: ['logging'] },
    ],
    ['setting', 'Dashboard', 'how metrics are shown', { sets: ['logging'] }],
    ['link', 'MetricStream', 'sends metrics elsewhere', { sets: ['data', 'logging'] }],
    ['setting', 'OTelEnrichment', 'what is added to telemetry', { sets: ['logging'] }],
  ]),
]

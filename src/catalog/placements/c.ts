import { noBackup, oneVersion, place, withPolicy } from './placement.ts'

export const c = [
  ...place('CE', { category: 'abstracted', page: 'cost-management/latest/userguide/security.html' }, [
    [
      'setting',
      'AnomalyMonitor AnomalySubscription',
      'which costs are watched, and who is told',
      { sets: ['logging'] },
    ],
    ['setting', 'CostCategory', 'how costs are grouped', { sets: ['governance'] }],
  ]),
  ...place('CUR', { category: 'abstracted', page: 'cur/latest/userguide/security.html' }, [
    ['setting', 'ReportDefinition', 'which billing data goes to which bucket', { sets: ['data'] }],
  ]),
  ...place('Cases', { category: 'abstracted', page: 'connect/latest/adminguide/security.html' }, [
    ['store', 'Domain Case RelatedItem', 'what customers ask and what was done', { owners: noBackup }],
    ['setting', 'CaseRule Field Layout Template', 'what a case holds, and who sees it', { sets: ['data'] }],
  ]),
  ...place('Cassandra', { category: 'abstracted', page: 'keyspaces/latest/devguide/security.html' }, [
    [
      'database',
      'Table',
      'a table behind an endpoint; backups and keys are yours to turn on',
      { owners: { resilience: 'aws' } },
    ],
    [
      'setting',
      'Keyspace Type',
      'groups tables, and says in which Regions they stand',
      { sets: ['resilience', 'data'] },
    ],
  ]),
  ...place('CertificateManager', { category: 'abstracted', page: 'acm/latest/userguide/security.html' }, [
    ['setting', 'Account', 'how many days before the end of a certificate AWS tells you', { sets: ['logging'] }],
    [
      'setting',
      'AcmeDomainValidation AcmeEndpoint',
      'who gets certificates by ACME, for which names',
      { sets: ['identity', 'encryption-in-transit'] },
    ],
    ['identity', 'AcmeExternalAccountBinding', 'what an ACME client proves itself by'],
  ]),
  ...place('Chatbot', { category: 'abstracted', page: 'chatbot/latest/adminguide/security.html' }, [
    [
      'setting',
      'CustomAction MicrosoftTeamsChannelConfiguration SlackChannelConfiguration',
      'what a chat channel hears and may do',
      { sets: ['identity', 'logging'] },
    ],
  ]),
  ...place('Chime', { category: 'abstracted', page: 'chime-sdk/latest/dg/security.html' }, [
    ['store', 'AppInstance Channel', 'messages of your application', { owners: noBackup }],
    ['identity', 'AppInstanceBot AppInstanceUser', 'who writes messages'],
    [
      'setting',
      'ChannelFlow MediaInsightsPipelineConfiguration SipMediaApplication',
      'what happens to messages, media and calls',
      { sets: ['application', 'data'] },
    ],
    ['store', 'MediaPipelineKinesisVideoStreamPool', 'video streams of meetings', { owners: noBackup }],
    [
      'appliance',
      'VoiceConnector',
      'connects your telephone system',
      { owners: { 'encryption-in-transit': 'customer', network: 'customer' } },
    ],
  ]),
  ...place('CleanRooms', { category: 'abstracted', page: 'clean-rooms/latest/userguide/security.html' }, [
    ['setting', 'Collaboration Membership', 'who analyses whose data', { sets: ['identity', 'data', 'logging'] }],
    [
      'setting',
      'AnalysisTemplate PrivacyBudgetTemplate',
      'which questions may be asked of the data',
      { sets: ['application', 'data'] },
    ],
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
    ['store', 'IdMappingTable IntermediateTable', 'data that an analysis made', { owners: { ...noBackup } }],
  ]),
  ...place('CleanRoomsML', { category: 'abstracted', page: 'clean-rooms/latest/userguide/security.html' }, [
    ['setting', 'ConfiguredModelAlgorithm', 'the image that trains a model', { sets: ['application', 'identity'] }],
    [
      'link',
      'ConfiguredModelAlgorithmAssociation',
      'brings an algorithm into a collaboration',
      { sets: ['application', 'data'] },
    ],
    ['store', 'TrainingDataset', 'data that a model is trained with', { owners: { ...noBackup, ...withPolicy } }],
  ]),
  ...place(
    'Cloud9',
    {
      category: 'infrastructure',
      page: 'cloud9/latest/user-guide/security.html',
      ended: {
        on: '2024-07-25',
        how: 'closed to new customers',
        source: 'https://docs.aws.amazon.com/cloud9/latest/user-guide/welcome.html',
      },
    },
    [['server', 'EnvironmentEC2', 'an EC2 instance in your account, on which you write code']],
  ),
  ...place('CloudFormation', { category: 'abstracted', page: 'AWSCloudFormation/latest/UserGuide/security.html' }, [
    ['setting', 'Stack StackSet', 'a template, and what it made', { sets: ['application', 'governance'] }],
    ['record', 'ChangeSet GeneratedTemplate', 'what a change would do', { sets: ['governance'] }],
    [
      'function',
      'CustomResource Macro',
      'your code that runs while a stack changes',
      { owners: { ...oneVersion, network: 'nobody' } },
    ],
    [
      'setting',
      'GuardHook LambdaHook',
      'what is checked before a stack changes, with results that are kept',
      { sets: ['governance'], owners: { 'server-side-encryption': 'shared' } },
    ],
    [
      'setting',
      'HookDefaultVersion HookTypeConfig HookVersion',
      'what is checked before a stack changes',
      { sets: ['governance'] },
    ],
    [
      'setting',
      'ModuleDefaultVersion ModuleVersion ResourceDefaultVersion ResourceVersion PublicTypeVersion TypeActivation',
      'which extension code a stack runs',
      { sets: ['application', 'governance'] },
    ],
    ['identity', 'Publisher', 'the name under which extensions are published'],
    ['record', 'WaitCondition WaitConditionHandle', 'where a stack waits for a signal', { sets: ['governance'] }],
  ]),
  ...place('CloudFront', { category: 'abstracted', page: 'AmazonCloudFront/latest/DeveloperGuide/security.html' }, [
    [
      'setting',
      'AnycastIpList ConnectionGroup',
      'by which addresses viewers reach a distribution',
      { sets: ['network'] },
    ],
    [
      'setting',
      'CachePolicy OriginRequestPolicy ContinuousDeploymentPolicy',
      'what is cached, passed on and tried out',
      { sets: ['application', 'data'] },
    ],
    [
      'identity',
      'CloudFrontOriginAccessIdentity OriginAccessControl',
      'what CloudFront proves itself by at an origin',
      { owners: { logging: 'nobody' } },
    ],
    ['function', 'Function ConnectionFunction', 'your code at the edge'],
    [
      'appliance',
      'DistributionTenant',
      'a domain under a distribution for many',
      { owners: { application: 'customer' } },
    ],
    ['appliance', 'StreamingDistribution', 'a distribution for RTMP, which AWS has ended'],
    [
      'setting',
      'FieldLevelEncryptionProfile',
      'which fields are encrypted at the edge',
      { sets: ['encryption-in-transit', 'data'] },
    ],
    ['identity', 'KeyGroup PublicKey', 'whose signatures open private content'],
    [
      'store',
      'KeyValueStore',
      'data that functions read at the edge',
      { owners: { ...noBackup, 'server-side-encryption': 'aws' } },
    ],
    ['setting', 'MonitoringSubscription RealtimeLogConfig', 'what is measured and logged', { sets: ['logging'] }],
    [
      'setting',
      'ResponseHeadersPolicy',
      'which security headers viewers get',
      { sets: ['encryption-in-transit', 'application'] },
    ],
    [
      'setting',
      'TrustStore',
      'whose client certificates are accepted',
      { sets: ['identity', 'encryption-in-transit'] },
    ],
    ['link', 'VpcOrigin', 'reaches a private resource in your VPC', { sets: ['network', 'encryption-in-transit'] }],
  ]),
  ...place('CloudHSM', { category: 'container', page: 'cloudhsm/latest/userguide/security.html' }, [
    [
      'appliance',
      'Cluster',
      'hardware modules that AWS runs in your VPC, with users and keys that only you hold',
      {
        owners: { platform: 'shared', 'server-side-encryption': 'customer', data: 'customer', backup: 'shared' },
      },
    ],
  ]),
  ...place(
    'CloudTrail',
    { category: 'abstracted', page: 'awscloudtrail/latest/userguide/WhatIsCloudTrail-Security.html' },
    [
      ['link', 'Channel', 'brings events of other sources', { sets: ['logging', 'identity'] }],
      ['setting', 'Dashboard', 'how events are shown', { sets: ['logging'] }],
      ['setting', 'ResourcePolicy', 'who may use the resource', { sets: ['resource-policy'] }],
    ],
  ),
  ...place('CloudWatch', { category: 'abstracted', page: 'AmazonCloudWatch/latest/monitoring/security.html' }, [
    [
      'setting',
      'AlarmMuteRule AnomalyDetector CompositeAlarm LogAlarm InsightRule',
      'when somebody is told',
      { sets: ['logging'] },
    ],
    ['setting', 'Dashboard', 'how metrics are shown', { sets: ['logging'] }],
    ['link', 'MetricStream', 'sends metrics elsewhere', { sets: ['data', 'logging'] }],
    ['setting', 'OTelEnrichment', 'what is added to telemetry', { sets: ['logging'] }],
  ]),
  ...place('CodeArtifact', { category: 'abstracted', page: 'codeartifact/latest/ug/security.html' }, [
    [
      'store',
      'Domain Repository',
      'packages, and where they come from',
      { owners: { ...withPolicy, ...noBackup, application: 'customer' } },
    ],
    ['setting', 'PackageGroup', 'from where packages of a name may come', { sets: ['application'] }],
  ]),
  ...place('CodeBuild', { category: 'container', page: 'codebuild/latest/userguide/security.html' }, [
    [
      'function',
      'Project',
      "build hosts are AWS's; build image, commands and network are yours",
      { owners: { network: 'shared', ...withPolicy } },
    ],
    [
      'server',
      'Fleet',
      'hosts kept for your builds; AWS patches them, you choose the image',
      { owners: { backup: 'nobody' } },
    ],
    ['store', 'ReportGroup', 'results of tests', { category: 'abstracted', owners: { ...noBackup, ...withPolicy } }],
    ['identity', 'SourceCredential', 'what CodeBuild proves itself by at a source'],
  ]),
  ...place('CodeCommit', { category: 'abstracted', page: 'codecommit/latest/userguide/security.html' }, [
    [
      'store',
      'Repository',
      'source code behind an endpoint',
      { owners: { application: 'customer', backup: 'customer' } },
    ],
  ]),
  ...place('CodeConnections', { category: 'abstracted', page: 'dtconsole/latest/userguide/security.html' }, [
    ['link', 'Connection', 'the way to source code at another provider', { sets: ['identity', 'application'] }],
    ['link', 'Host', 'the way to a provider that you run', { sets: ['network', 'identity'] }],
  ]),
  ...place('CodeDeploy', { category: 'abstracted', page: 'codedeploy/latest/userguide/security.html' }, [
    [
      'setting',
      'Application DeploymentConfig DeploymentGroup',
      'where your revisions go, and how fast',
      { sets: ['application', 'resilience'] },
    ],
  ]),
  ...place('CodeGuruProfiler', { category: 'abstracted', page: 'codeguru/latest/profiler-ug/security.html' }, [
    ['store', 'ProfilingGroup', 'profiles of your application', { owners: { ...withPolicy, ...noBackup } }],
  ]),
  ...place(
    'CodeGuruReviewer',
    {
      category: 'abstracted',
      page: 'codeguru/latest/reviewer-ug/security.html',
      ended: {
        on: '2025-11-07',
        how: 'closed to new customers',
        source: 'https://docs.aws.amazon.com/codeguru/latest/reviewer-ug/welcome.html',
      },
    },
    [['link', 'RepositoryAssociation', 'which repository is reviewed', { sets: ['application'] }]],
  ),
  ...place('CodePipeline', { category: 'abstracted', page: 'codepipeline/latest/userguide/security.html' }, [
    [
      'function',
      'Pipeline',
      'the steps by which your code is built and released',
      { owners: { ...oneVersion, network: 'nobody' } },
    ],
    ['setting', 'CustomActionType', 'a step that your own workers do', { sets: ['application', 'identity'] }],
    ['link', 'Webhook', 'starts a pipeline when the source changes', { sets: ['identity', 'application'] }],
  ]),
  ...place(
    'CodeStar',
    {
      category: 'abstracted',
      page: 'dtconsole/latest/userguide/security.html',
      ended: {
        on: '2024-07-31',
        how: 'retired',
        source: 'https://docs.aws.amazon.com/codestar/latest/userguide/welcome.html',
      },
    },
    [['link', 'GitHubRepository', 'makes a repository at GitHub', { sets: ['application'] }]],
  ),
  ...place('CodeStarConnections', { category: 'abstracted', page: 'dtconsole/latest/userguide/security.html' }, [
    [
      'link',
      'Connection RepositoryLink SyncConfiguration',
      'the way to source code at another provider',
      { sets: ['identity', 'application'] },
    ],
  ]),
  ...place('CodeStarNotifications', { category: 'abstracted', page: 'dtconsole/latest/userguide/security.html' }, [
    ['setting', 'NotificationRule', 'who hears of builds and releases', { sets: ['logging'] }],
  ]),
  ...place('Cognito', { category: 'abstracted', page: 'cognito/latest/developerguide/security.html' }, [
    [
      'store',
      'UserPool UserPoolReplica',
      'users with passwords, MFA and attributes, as you set them',
      {
        owners: { backup: 'customer' },
      },
    ],
    [
      'identity',
      'IdentityPool UserPoolClient UserPoolGroup UserPoolIdentityProvider UserPoolUser',
      'who signs in, and what that gives',
    ],
    [
      'link',
      'IdentityPoolPrincipalTag IdentityPoolRoleAttachment UserPoolUserToGroupAttachment',
      'gives users roles, tags and groups',
      { sets: ['identity'] },
    ],
    ['setting', 'LogDeliveryConfiguration', 'what is logged of sign-ins', { sets: ['logging'] }],
    [
      'setting',
      'ManagedLoginBranding Terms UserPoolUICustomizationAttachment',
      'how the sign-in page looks',
      { sets: ['application'] },
    ],
    [
      'setting',
      'UserPoolDomain',
      'the domain name of the sign-in page',
      { sets: ['network', 'encryption-in-transit'] },
    ],
    [
      'setting',
      'UserPoolRegionalConfigurationAttachment UserPoolResourceServer',
      'what tokens allow',
      { sets: ['identity'] },
    ],
    [
      'setting',
      'UserPoolRiskConfigurationAttachment',
      'what happens at a risky sign-in',
      { sets: ['identity', 'logging'] },
    ],
  ]),
  ...place('Comprehend', { category: 'abstracted', page: 'comprehend/latest/dg/comp-security.html' }, [
    [
      'store',
      'DocumentClassifier EntityRecognizer Flywheel',
      'a model that is trained with your documents',
      { owners: { ...noBackup, ...withPolicy } },
    ],
    ['function', 'DocumentClassifierEndpoint', 'answers by your model', { owners: oneVersion }],
  ]),
  ...place('ComputeOptimizer', { category: 'abstracted', page: 'compute-optimizer/latest/ug/security.html' }, [
    ['setting', 'AutomationRule', 'which recommendations are applied without asking', { sets: ['governance'] }],
  ]),
  ...place('Config', { category: 'abstracted', page: 'config/latest/developerguide/security.html' }, [
    ['setting', 'AggregationAuthorization', 'who may collect your configuration data', { sets: ['resource-policy'] }],
    [
      'setting',
      'ConfigRule ConformancePack OrganizationConfigRule OrganizationConformancePack',
      'what is checked of resources',
      { sets: ['logging', 'governance'] },
    ],
    [
      'setting',
      'ConfigurationAggregator Connector StoredQuery',
      'from where configuration data is collected',
      { sets: ['logging'] },
    ],
    ['setting', 'RemediationConfiguration', 'what is done about a finding', { sets: ['governance'] }],
  ]),
  ...place('Connect', { category: 'abstracted', page: 'connect/latest/adminguide/security.html' }, [
    [
      'store',
      'Instance',
      'a contact centre: calls, chats and recordings',
      { owners: { ...noBackup, application: 'customer' } },
    ],
    ['store', 'DataTable DataTableRecord', 'data that flows read', { owners: noBackup }],
    [
      'setting',
      'AgentStatus HoursOfOperation Metric Notification PredefinedAttribute Queue QuickConnect RoutingProfile TaskTemplate TrafficDistributionGroup',
      'how contacts find an agent',
      { sets: ['resilience'] },
    ],
    ['setting', 'ApprovedOrigin', 'which sites may embed the contact centre', { sets: ['network', 'identity'] }],
    [
      'setting',
      'ContactFlow ContactFlowModule ContactFlowModuleAlias Prompt Rule EvaluationForm TestCase View Vocabulary Workspace',
      'what contacts hear and agents see',
      { sets: ['application'] },
    ],
    [
      'record',
      'ContactFlowModuleVersion ContactFlowVersion ViewVersion',
      'a version that no longer changes',
      { sets: ['application'] },
    ],
    ['link', 'DataLakeAssociation', 'who reads the data of the contact centre', { sets: ['data', 'resource-policy'] }],
    ['setting', 'DataTableAttribute', 'what a table holds', { sets: ['data'] }],
    ['setting', 'EmailAddress PhoneNumber', 'by which address or number contacts come', { sets: ['network'] }],
    [
      'link',
      'InstanceStorageConfig',
      'where recordings and chats go, and under which key',
      { sets: ['data', 'server-side-encryption'] },
    ],
    [
      'link',
      'IntegrationAssociation',
      'which other service the contact centre uses',
      { sets: ['identity', 'application'] },
    ],
    [
      'identity',
      'SecurityKey SecurityProfile User UserHierarchyGroup UserHierarchyStructure',
      'who works in the contact centre, and what they may do',
    ],
  ]),
  ...place('ConnectCampaigns', { category: 'abstracted', page: 'connect/latest/adminguide/security.html' }, [
    ['setting', 'Campaign', 'whom the contact centre calls', { sets: ['data', 'application'] }],
  ]),
  ...place('ConnectCampaignsV2', { category: 'abstracted', page: 'connect/latest/adminguide/security.html' }, [
    ['setting', 'Campaign', 'whom the contact centre calls', { sets: ['data', 'application'] }],
  ]),
  ...place('ControlTower', { category: 'abstracted', page: 'controltower/latest/userguide/security.html' }, [
    [
      'setting',
      'EnabledBaseline EnabledControl LandingZone',
      'which rules hold over accounts',
      { sets: ['governance', 'logging'] },
    ],
  ]),
  ...place('CustomerProfiles', { category: 'abstracted', page: 'connect/latest/adminguide/security.html' }, [
    ['store', 'Domain', 'what is known of customers', { owners: { ...noBackup } }],
    [
      'setting',
      'CalculatedAttributeDefinition DomainObjectType ObjectType SegmentDefinition Recommender RecommenderSchema',
      'what is worked out of profiles',
      { sets: ['data'] },
    ],
    [
      'link',
      'EventStream EventTrigger Integration',
      'from where profiles come, and where changes go',
      { sets: ['data', 'identity'] },
    ],
  ]),
]

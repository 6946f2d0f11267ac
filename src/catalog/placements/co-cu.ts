import { noBackup, noLogs, oneVersion, place, withPolicy } from './placement.ts'

export const coToCu = [
  place('CodeArtifact', { category: 'abstracted', page: 'codeartifact/latest/ug/welcome.html' }, [
    [
      'store',
      'Domain Repository',
      'packages, and where they come from',
      { parties: { ...withPolicy, ...noBackup, application: 'customer' } },
    ],
    ['setting', 'PackageGroup', 'from where packages of a name may come', { sets: ['application'] }],
  ]),
  place('CodeBuild', { category: 'container', page: 'codebuild/latest/userguide/welcome.html' }, [
    [
      'function',
      'Project',
      "build hosts are AWS's; build image, commands and network are yours",
      { parties: { network: 'shared', ...withPolicy } },
    ],
    [
      'server',
      'Fleet',
      'hosts kept for your builds; AWS patches them, you choose the image',
      { parties: { backup: 'none' } },
    ],
    ['store', 'ReportGroup', 'results of tests', { category: 'abstracted', parties: { ...noBackup, ...withPolicy } }],
    ['identity', 'SourceCredential', 'how CodeBuild authenticates to a source', { parties: noLogs }],
  ]),
  place('CodeCommit', { category: 'abstracted', page: 'codecommit/latest/userguide/encryption.html' }, [
    [
      'store',
      'Repository',
      'source code behind an endpoint',
      { parties: { application: 'customer', backup: 'customer' } },
    ],
  ]),
  place('CodeConnections', { category: 'abstracted', page: 'dtconsole/latest/userguide/welcome-connections.html' }, [
    ['link', 'Connection', 'a connection to source code at another provider', { sets: ['identity'] }],
    [
      'link',
      'Host',
      'the way to a provider that you run, and the certificate that it has',
      { sets: ['network', 'identity', 'encryption-in-transit'] },
    ],
  ]),
  place('CodeDeploy', { category: 'abstracted', page: 'codedeploy/latest/userguide/welcome.html' }, [
    ['setting', 'Application DeploymentConfig', 'the targets and speed of deployments', { sets: ['governance'] }],
    ['setting', 'DeploymentGroup', 'the targets and speed of deployments', { sets: ['identity', 'resilience'] }],
  ]),
  place('CodeGuruProfiler', { category: 'abstracted', page: 'codeguru/latest/profiler-ug/data-protection.html' }, [
    [
      'store',
      'ProfilingGroup',
      'profiles of your application',
      { parties: { ...withPolicy, ...noBackup, 'server-side-encryption': 'aws' } },
    ],
  ]),
  place(
    'CodeGuruReviewer',
    {
      category: 'abstracted',
      page: 'codeguru/latest/reviewer-ug/data-protection.html',
    },
    [['link', 'RepositoryAssociation', 'which repository is reviewed', { sets: ['application'] }]],
  ),
  place('CodePipeline', { category: 'abstracted', page: 'codepipeline/latest/userguide/data-protection.html' }, [
    [
      'function',
      'Pipeline',
      'the steps that build and release your code',
      { parties: { ...oneVersion, network: 'none' } },
    ],
    ['setting', 'CustomActionType', 'a step that your own workers do', { sets: ['identity'] }],
    ['link', 'Webhook', 'starts a pipeline when the source changes', { sets: ['identity'] }],
  ]),
  place(
    'CodeStar',
    {
      category: 'abstracted',
      page: 'dtconsole/latest/userguide/welcome-connections.html',
    },
    [['link', 'GitHubRepository', 'makes a repository at GitHub', { sets: ['application'] }]],
  ),
  place(
    'CodeStarConnections',
    { category: 'abstracted', page: 'dtconsole/latest/userguide/welcome-connections.html' },
    [
      [
        'link',
        'Connection RepositoryLink SyncConfiguration',
        'a connection to source code at another provider',
        { sets: ['identity'] },
      ],
    ],
  ),
  place(
    'CodeStarNotifications',
    { category: 'abstracted', page: 'dtconsole/latest/userguide/welcome-connections.html' },
    [['setting', 'NotificationRule', 'where notifications of builds and releases go', { sets: ['logging'] }]],
  ),
  place('Cognito', { category: 'abstracted', page: 'cognito/latest/developerguide/data-protection.html' }, [
    [
      'store',
      'UserPoolReplica',
      'users with passwords, MFA and attributes, as you set them',
      {
        parties: { backup: 'customer' },
      },
    ],
    ['identity', 'UserPoolIdentityProvider', 'users, clients and the access that they get'],
    ['identity', 'UserPoolGroup UserPoolUser', 'users and groups of a user pool', { parties: noLogs }],
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
      { sets: ['governance'] },
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
      'the scopes of tokens',
      { sets: ['identity'] },
    ],
    [
      'setting',
      'UserPoolRiskConfigurationAttachment',
      'what happens at a risky sign-in',
      { sets: ['identity', 'logging'] },
    ],
  ]),
  place('Comprehend', { category: 'abstracted', page: 'comprehend/latest/dg/kms-in-comprehend.html' }, [
    [
      'store',
      'DocumentClassifier EntityRecognizer',
      'a model that is trained with your documents',
      { parties: { ...noBackup, ...withPolicy } },
    ],
    ['store', 'Flywheel', 'versions of a model, and their training data', { parties: noBackup }],
    ['function', 'DocumentClassifierEndpoint', 'answers by your model', { parties: oneVersion }],
  ]),
  place(
    'ComputeOptimizer',
    { category: 'abstracted', page: 'compute-optimizer/latest/ug/what-is-compute-optimizer.html' },
    [['setting', 'AutomationRule', 'which recommendations are applied without asking', { sets: ['governance'] }]],
  ),
  place('Config', { category: 'abstracted', page: 'config/latest/developerguide/data-protection.html' }, [
    [
      'setting',
      'AggregationAuthorization',
      'which principals may collect your configuration data',
      { sets: ['resource-policy'] },
    ],
    [
      'setting',
      'ConfigRule ConformancePack OrganizationConfigRule OrganizationConformancePack',
      'rules that resources are checked against',
      { sets: ['logging', 'governance'] },
    ],
    [
      'setting',
      'ConfigurationAggregator Connector StoredQuery',
      'the sources of configuration data',
      { sets: ['logging'] },
    ],
    ['setting', 'RemediationConfiguration', 'what is done about a finding', { sets: ['governance'] }],
  ]),
  place('Connect', { category: 'abstracted', page: 'connect/latest/adminguide/encryption-at-rest.html' }, [
    [
      'store',
      'Instance',
      'a contact center: calls, chats and recordings',
      { parties: { ...noBackup, application: 'customer' } },
    ],
    ['store', 'DataTable DataTableRecord', 'data that flows read', { parties: noBackup }],
    [
      'setting',
      'HoursOfOperation Queue RoutingProfile TrafficDistributionGroup',
      'the routing of contacts to agents',
      { sets: ['resilience'] },
    ],
    [
      'setting',
      'AgentStatus EmailAddress Metric Notification PhoneNumber PredefinedAttribute QuickConnect TaskTemplate',
      'what agents work with, and the addresses and numbers of the contact center',
      { sets: ['governance'] },
    ],
    ['setting', 'ApprovedOrigin', 'which sites may embed the contact center', { sets: ['network', 'identity'] }],
    [
      'setting',
      'ContactFlow ContactFlowModule ContactFlowModuleAlias Prompt Rule EvaluationForm TestCase View Vocabulary Workspace',
      'the prompts of contacts and the views of agents',
      { sets: ['governance'] },
    ],
    ['record', 'ContactFlowModuleVersion ContactFlowVersion ViewVersion', 'an immutable version'],
    [
      'link',
      'DataLakeAssociation',
      'the accounts that read data of the contact center',
      { sets: ['data', 'resource-policy'] },
    ],
    ['setting', 'DataTableAttribute', 'what a table holds', { sets: ['data'] }],
    [
      'link',
      'InstanceStorageConfig',
      'where recordings and chats go, and under which key',
      { sets: ['data', 'server-side-encryption'] },
    ],
    ['link', 'IntegrationAssociation', 'which other service the contact center uses', { sets: ['identity'] }],
    [
      'identity',
      'SecurityKey SecurityProfile User UserHierarchyGroup UserHierarchyStructure',
      'users of the contact center, and their permissions',
      { parties: noLogs },
    ],
  ]),
  place('ConnectCampaigns', { category: 'abstracted', page: 'connect/latest/adminguide/encryption-at-rest.html' }, [
    ['setting', 'Campaign', 'the contacts that a campaign calls', { sets: ['data'] }],
  ]),
  place('ConnectCampaignsV2', { category: 'abstracted', page: 'connect/latest/adminguide/encryption-at-rest.html' }, [
    ['setting', 'Campaign', 'the contacts that a campaign calls', { sets: ['data'] }],
  ]),
  place('ControlTower', { category: 'abstracted', page: 'controltower/latest/userguide/what-is-control-tower.html' }, [
    ['setting', 'EnabledControl LandingZone', 'controls for accounts', { sets: ['governance', 'logging'] }],
    [
      'setting',
      'EnabledBaseline',
      'controls and resources for accounts; the backup baseline has AWS Backup back them up',
      { sets: ['governance', 'logging', 'backup'] },
    ],
  ]),
  place('CustomerProfiles', { category: 'abstracted', page: 'connect/latest/adminguide/encryption-at-rest.html' }, [
    ['store', 'Domain', 'what is known of customers', { parties: { ...noBackup } }],
    [
      'setting',
      'CalculatedAttributeDefinition DomainObjectType ObjectType SegmentDefinition Recommender RecommenderSchema',
      'attributes and segments of profiles',
      { sets: ['data'] },
    ],
    [
      'link',
      'EventStream EventTrigger Integration',
      'the sources of profiles, and the targets of changes',
      { sets: ['data', 'identity'] },
    ],
  ]),
]

import { noBackup, noLogs, oneVersion, place, withPolicy } from './placement.ts'

export const saToSe = [
  place('Scheduler', { category: 'abstracted', page: 'scheduler/latest/UserGuide/what-is-scheduler.html' }, [
    [
      'setting',
      'Schedule',
      'the targets, times and role of a schedule',
      {
        sets: ['identity', 'server-side-encryption'],
        parties: { resilience: 'shared' },
        pages: { resilience: 'scheduler/latest/UserGuide/configuring-schedule-dlq.html' },
      },
    ],
    ['setting', 'ScheduleGroup', 'groups schedules', { sets: ['governance'] }],
  ]),
  place('SecretsManager', { category: 'abstracted', page: 'secretsmanager/latest/userguide/data-protection.html' }, [
    ['setting', 'ResourcePolicy', 'which principals may read the secret', { sets: ['resource-policy'] }],
    ['setting', 'RotationSchedule', 'when a secret changes', { sets: ['identity'] }],
    ['link', 'SecretTargetAttachment', 'which database a secret is for', { sets: ['identity'] }],
  ]),
  place(
    'SecurityAgent',
    { category: 'abstracted', page: 'securityagent/latest/userguide/infrastructure-security.html' },
    [
      [
        'store',
        'AgentSpace',
        'code, documents and findings of security tests',
        {
          parties: noBackup,
          pages: {
            'server-side-encryption': 'securityagent/latest/userguide/customer-managed-keys.html',
            resilience: 'securityagent/latest/userguide/resilience.html',
            network: 'securityagent/latest/userguide/infrastructure-security.html',
          },
        },
      ],
      [
        'function',
        'Application',
        'the web application of the agent',
        {
          parties: { ...oneVersion, application: 'none' },
          pages: {
            'server-side-encryption': 'securityagent/latest/userguide/customer-managed-keys.html',
            resilience: 'securityagent/latest/userguide/resilience.html',
            network: 'securityagent/latest/userguide/infrastructure-security.html',
          },
        },
      ],
      ['record', 'Artifact', 'a document that the agent reads', { sets: ['data'] }],
      [
        'setting',
        'Pentest',
        'the targets, role and network of a penetration test',
        { sets: ['network', 'identity', 'logging'] },
      ],
      [
        'setting',
        'SecurityRequirementPack',
        'the requirements that code is compared with',
        { sets: ['server-side-encryption'] },
      ],
      [
        'record',
        'TargetDomain',
        'a domain name that you proved to own',
        { sets: ['network'], page: 'securityagent/latest/userguide/manage-target-domains.html' },
      ],
    ],
  ),
  place('SecurityHub', { category: 'abstracted', page: 'securityhub/latest/userguide/what-is-securityhub.html' }, [
    [
      'setting',
      'AggregatorV2 AutomationRule AutomationRuleV2 ConfigurationPolicy FindingAggregator Hub HubV2 Insight OrganizationConfiguration SecurityControl Standard',
      'checks, and the display of findings',
      { sets: ['logging', 'governance'] },
    ],
    [
      'link',
      'Connector PolicyAssociation ProductSubscription',
      'the sources and destinations of findings',
      { sets: ['logging', 'identity'] },
    ],
    [
      'link',
      'ConnectorV2',
      'sends findings to a system of another provider',
      { sets: ['logging', 'identity', 'data'] },
    ],
    ['setting', 'DelegatedAdmin', 'the administrator account of the organization', { sets: ['governance', 'logging'] }],
  ]),
  place('SecurityLake', { category: 'abstracted', page: 'security-lake/latest/userguide/what-is-security-lake.html' }, [
    ['setting', 'AwsLogSource', 'which logs are collected', { sets: ['logging'] }],
    ['store', 'DataLake', 'logs in buckets of your account', { parties: noBackup }],
    ['identity', 'Subscriber', 'which principals may read the logs'],
    ['setting', 'SubscriberNotification', 'where notifications of new logs go', { sets: ['logging'] }],
  ]),
  place(
    'ServerlessRepo',
    { category: 'abstracted', page: 'serverlessrepo/latest/devguide/what-is-serverlessrepo.html' },
    [
      [
        'store',
        'Application',
        'a template with code, private or public',
        { parties: { ...withPolicy, ...noBackup, application: 'customer' } },
      ],
    ],
  ),
  place('ServiceCatalog', { category: 'abstracted', page: 'servicecatalog/latest/adminguide/introduction.html' }, [
    [
      'link',
      'AcceptedPortfolioShare PortfolioPrincipalAssociation PortfolioProductAssociation PortfolioShare',
      'access to portfolios and products',
      { sets: ['resource-policy', 'identity'] },
    ],
    ['setting', 'CloudFormationProduct', 'products for self-service', { sets: ['application', 'governance'] }],
    [
      'setting',
      'CloudFormationProvisionedProduct Portfolio ServiceAction',
      'products for self-service',
      { sets: ['governance'] },
    ],
    [
      'setting',
      'LaunchNotificationConstraint LaunchRoleConstraint LaunchTemplateConstraint ResourceUpdateConstraint StackSetConstraint',
      'constraints of a product',
      { sets: ['identity', 'governance'] },
    ],
    [
      'link',
      'ServiceActionAssociation TagOptionAssociation',
      'gives a product its actions and tags',
      { sets: ['governance'] },
    ],
    ['setting', 'TagOption', 'the tags of a product', { sets: ['governance'] }],
  ]),
  place(
    'ServiceCatalogAppRegistry',
    { category: 'abstracted', page: 'servicecatalog/latest/adminguide/introduction.html' },
    [
      ['setting', 'Application AttributeGroup', 'the attributes of an application', { sets: ['governance'] }],
      [
        'link',
        'AttributeGroupAssociation ResourceAssociation',
        'the resources of an application',
        { sets: ['governance'] },
      ],
    ],
  ),
  place('ServiceDiscovery', { category: 'abstracted', page: 'cloud-map/latest/dg/what-is-cloud-map.html' }, [
    [
      'setting',
      'HttpNamespace PrivateDnsNamespace PublicDnsNamespace',
      'the DNS names of services',
      { sets: ['network'] },
    ],
    ['record', 'Instance Service', 'an instance of a service, with its address', { sets: ['network', 'resilience'] }],
  ]),
  place('SageMaker', { category: 'abstracted', page: 'sagemaker/latest/dg/whatis.html' }, [
    [
      'function',
      'InferenceComponent ProcessingJob DataQualityJobDefinition ModelBiasJobDefinition ModelExplainabilityJobDefinition ModelQualityJobDefinition MonitoringSchedule',
      'your model or code on hosts that AWS patches; the image is yours',
    ],
    [
      'function',
      'App Space',
      'a tool for building models, of a version that you choose',
      // security groups are set in the domain and in user profiles
      { pages: { network: 'sagemaker/latest/dg/studio-notebooks-and-internet-access.html' } },
    ],
    [
      'function',
      'PartnerApp',
      'an application of a partner, which SageMaker runs in accounts of its own',
      { page: 'sagemaker/latest/dg/partner-apps.html' },
    ],
    ['function', 'MlflowApp', 'records of experiments, of a version that you choose'],
    [
      'function',
      'MlflowTrackingServer',
      'records of experiments on a server in one zone, of a version that you choose',
      {
        parties: { resilience: 'customer' },
        page: 'sagemaker/latest/dg/mlflow.html',
        pages: { resilience: 'sagemaker/latest/dg/mlflow.html' },
      },
    ],
    [
      'setting',
      'UserProfile',
      'the users, role, network and key for building models',
      { sets: ['identity', 'network', 'server-side-encryption'] },
    ],
    ['setting', 'CodeRepository Pipeline', 'the code to run, and its settings', { sets: ['application', 'identity'] }],
    [
      'setting',
      'AIWorkloadConfig ClusterSchedulerConfig HumanTaskUi Project',
      'how code runs, and in what order',
      { sets: ['governance'] },
    ],
    [
      'setting',
      'AppImageConfig InferenceExperiment',
      'how an image or a model is run, with the role',
      { sets: ['identity'] },
    ],
    [
      'setting',
      'NotebookInstanceLifecycleConfig StudioLifecycleConfig',
      'scripts that run when a notebook starts',
      { sets: ['application'] },
    ],
    [
      'record',
      'Action Artifact Context Experiment ExperimentTrialComponent TrialComponent ModelCard',
      'a record of an experiment or a model',
      { sets: ['data'] },
    ],
    [
      'store',
      'Algorithm',
      'containers with your code for training and inference',
      { parties: { ...noBackup, platform: 'customer', application: 'customer' } },
    ],
    [
      'store',
      'Image ImageVersion',
      'images that you build: languages, kernels and packages',
      { parties: { ...noBackup, platform: 'customer', application: 'customer' } },
    ],
    [
      'store',
      'Hub',
      'models that can be shared with other accounts',
      { parties: { ...noBackup, ...withPolicy, application: 'customer' } },
    ],
    // the code is that of the packages in it
    ['store', 'ModelPackageGroup', 'the versions of a model', { parties: { ...noBackup, ...withPolicy } }],
    ['store', 'FeatureGroup', 'data that models are made from', { parties: noBackup }],
    ['device', 'Device DeviceFleet', 'your hardware that runs models', { category: 'infrastructure' }],
    ['identity', 'Workforce Workteam', 'the people that label data', { parties: noLogs }],
  ]),
]

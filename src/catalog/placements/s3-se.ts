import { noBackup, oneVersion, place, withPolicy } from './placement.ts'

export const s3ToSe = [
  ...place('S3', { category: 'abstracted', page: 'AmazonS3/latest/userguide/security.html' }, [
    ['identity', 'AccessGrant AccessGrantsLocation', 'which principals may read and write which objects'],
    [
      'identity',
      'AccessGrantsInstance',
      'the grants of a Region, with a resource policy',
      { owners: { 'resource-policy': 'customer' } },
    ],
    [
      'setting',
      'BucketPolicy MultiRegionAccessPointPolicy',
      'which principals may use the bucket',
      { sets: ['resource-policy'] },
    ],
    ['setting', 'StorageLens StorageLensGroup', 'the metrics of buckets', { sets: ['logging'] }],
  ]),
  ...place('S3Express', { category: 'abstracted', page: 'AmazonS3/latest/userguide/s3-express-security.html' }, [
    ['setting', 'AccessPoint', 'a name with rights of its own', { sets: ['resource-policy', 'network', 'identity'] }],
    ['setting', 'BucketPolicy', 'which principals may use the bucket', { sets: ['resource-policy'] }],
  ]),
  ...place('S3Files', { category: 'abstracted', page: 'AmazonS3/latest/userguide/security.html' }, [
    ['setting', 'AccessPoint', 'a way into files, with an identity of its own', { sets: ['identity'] }],
    ['store', 'FileSystem', 'objects as files', { owners: { ...withPolicy } }],
    ['setting', 'FileSystemPolicy', 'which principals may use the files', { sets: ['resource-policy'] }],
    ['network-part', 'MountTarget', 'where in your VPC the files are reached', { sets: ['resilience'] }],
  ]),
  ...place(
    'S3ObjectLambda',
    {
      category: 'abstracted',
      page: 'AmazonS3/latest/userguide/security.html',
    },
    [
      [
        'function',
        'AccessPoint',
        'your function between a reader and an object',
        { owners: { 'resource-policy': 'customer', 'server-side-encryption': 'nobody', ...oneVersion } },
      ],
      ['setting', 'AccessPointPolicy', 'which principals may read by the access point', { sets: ['resource-policy'] }],
    ],
  ),
  ...place('S3Outposts', { category: 'abstracted', page: 'AmazonS3/latest/s3-outposts/S3OutpostsSecurity.html' }, [
    ['setting', 'AccessPoint', 'a name with rights of its own', { sets: ['resource-policy', 'network', 'identity'] }],
    [
      'store',
      'Bucket',
      'objects on hardware of AWS on your premises',
      {
        owners: {
          ...withPolicy,
          facilities: 'shared',
          network: 'customer',
          backup: 'customer',
          resilience: 'customer',
        },
      },
    ],
    ['setting', 'BucketPolicy', 'which principals may use the bucket', { sets: ['resource-policy'] }],
    [
      'appliance',
      'Endpoint',
      'reaches objects from your VPC',
      { category: 'infrastructure', owners: { facilities: 'shared' } },
    ],
  ]),
  ...place('S3Tables', { category: 'abstracted', page: 'AmazonS3/latest/userguide/s3-tables-security-overview.html' }, [
    ['setting', 'Namespace', 'groups tables', { sets: ['data'] }],
    ['store', 'Table TableBucket', 'tables that AWS keeps in order', { owners: { ...withPolicy } }],
    ['setting', 'TableBucketPolicy TablePolicy', 'which principals may use the tables', { sets: ['resource-policy'] }],
  ]),
  ...place('S3Vectors', { category: 'abstracted', page: 'AmazonS3/latest/userguide/s3-vectors-security.html' }, [
    ['store', 'VectorBucket', 'vectors, with a bucket policy', { owners: { ...withPolicy, ...noBackup } }],
    ['store', 'Index', 'vectors of one kind in a bucket', { owners: noBackup }],
    ['setting', 'VectorBucketPolicy', 'which principals may use the vectors', { sets: ['resource-policy'] }],
  ]),
  ...place('SCN', { category: 'abstracted', page: 'aws-supply-chain/latest/adminguide/security.html' }, [
    ['store', 'Dataset', 'supply chain data', { owners: noBackup }],
    ['setting', 'Namespace', 'groups datasets', { sets: ['data'] }],
    ['function', 'DataIntegrationFlow', 'your SQL between a source and a dataset', { owners: oneVersion }],
  ]),
  ...place('SDB', { category: 'abstracted', page: 'AmazonSimpleDB/latest/DeveloperGuide/Welcome.html' }, [
    [
      'database',
      'Domain',
      'attributes behind an endpoint, without encryption at rest',
      { owners: { 'server-side-encryption': 'nobody', backup: 'customer', resilience: 'aws' } },
    ],
  ]),
  ...place('SES', { category: 'abstracted', page: 'ses/latest/dg/security.html' }, [
    [
      'setting',
      'ConfigurationSet ConfigurationSetEventDestination VdmAttributes',
      'settings of sent mail, and its events',
      { sets: ['encryption-in-transit', 'logging'] },
    ],
    ['store', 'ContactList', 'addresses, and what they want to get', { owners: noBackup }],
    ['setting', 'CustomVerificationEmailTemplate Template', 'templates of mail', { sets: ['application'] }],
    [
      'setting',
      'DedicatedIpPool MultiRegionEndpoint Tenant',
      'the addresses and Regions that mail is sent from',
      { sets: ['network', 'resilience'] },
    ],
    [
      'identity',
      'EmailIdentity',
      'a domain or address that mail is sent from',
      { owners: { 'resource-policy': 'customer' } },
    ],
    ['identity', 'EmailIdentityCertificate', 'the certificate of an email identity'],
    [
      'setting',
      'MailManagerAddonInstance MailManagerAddonSubscription MailManagerAddressList MailManagerRuleSet MailManagerTrafficPolicy ReceiptFilter ReceiptRule ReceiptRuleSet',
      'rules for incoming mail',
      { sets: ['network', 'data'] },
    ],
    ['store', 'MailManagerArchive', 'mail that is kept', { owners: noBackup }],
    [
      'appliance',
      'MailManagerIngressPoint',
      'the address that takes mail in',
      { owners: { 'encryption-in-transit': 'customer' } },
    ],
    ['link', 'MailManagerRelay', 'the server to which mail goes', { sets: ['network', 'identity'] }],
  ]),
  ...place('SMSVOICE', { category: 'abstracted', page: 'sms-voice/latest/userguide/security.html' }, [
    ['setting', 'ConfigurationSet', 'what is noted of messages', { sets: ['logging'] }],
    ['store', 'OptOutList', 'numbers that want no messages', { owners: { ...noBackup, ...withPolicy } }],
    [
      'identity',
      'PhoneNumber Pool SenderId',
      'the numbers and names that messages are sent from',
      { owners: { 'resource-policy': 'customer' } },
    ],
    ['identity', 'VerifiedDestinationNumber', 'a number that test messages go to'],
    ['setting', 'ProtectConfiguration', 'to which countries messages may go', { sets: ['network'] }],
    ['record', 'Registration RegistrationAttachment', 'your registration with carriers', { sets: ['governance'] }],
    ['setting', 'ResourcePolicy', 'which principals may use the number', { sets: ['resource-policy'] }],
  ]),
  ...place('SNS', { category: 'abstracted', page: 'sns/latest/dg/sns-security.html' }, [
    [
      'setting',
      'TopicInlinePolicy TopicPolicy',
      'which principals may publish and subscribe',
      { sets: ['resource-policy'] },
    ],
  ]),
  ...place(
    'SQS',
    { category: 'abstracted', page: 'AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security.html' },
    [
      [
        'setting',
        'QueueInlinePolicy QueuePolicy',
        'which principals may send and receive',
        { sets: ['resource-policy'] },
      ],
    ],
  ),
  ...place('SSM', { category: 'abstracted', page: 'systems-manager/latest/userguide/security.html' }, [
    [
      'setting',
      'Association MaintenanceWindow MaintenanceWindowTarget MaintenanceWindowTask',
      'operations on nodes, and their times',
      { sets: ['guest-os', 'governance'] },
    ],
    ['link', 'CloudConnector', 'reaches another cloud', { sets: ['identity'] }],
    ['record', 'OpsItem', 'an operational issue to look at', { sets: ['governance'] }],
    ['store', 'Parameter', 'a value, with a key where it is secret', { owners: { ...noBackup, ...withPolicy } }],
    ['setting', 'PatchBaseline', 'which patches nodes get', { sets: ['guest-os'] }],
    ['link', 'ResourceDataSync', 'where inventory data goes', { sets: ['data', 'logging'] }],
    ['setting', 'ResourcePolicy', 'which principals may use the resource', { sets: ['resource-policy'] }],
    ['setting', 'ServiceSetting', 'settings of Systems Manager', { sets: ['resource-policy', 'logging'] }],
  ]),
  ...place('SSMContacts', { category: 'abstracted', page: 'incident-manager/latest/userguide/security.html' }, [
    [
      'setting',
      'Contact ContactChannel Plan Rotation',
      'the contacts, and the times at which they are called',
      { sets: ['governance', 'logging'] },
    ],
  ]),
  ...place(
    'SSMGuiConnect',
    { category: 'abstracted', page: 'systems-manager/latest/userguide/fleet-manager-remote-desktop-connections.html' },
    [['setting', 'Preferences', 'whether remote desktops are recorded', { sets: ['logging', 'data'] }]],
  ),
  ...place('SSMIncidents', { category: 'abstracted', page: 'incident-manager/latest/userguide/security.html' }, [
    [
      'setting',
      'ReplicationSet',
      'in which Regions incidents are kept, and under which key',
      { sets: ['resilience', 'server-side-encryption'] },
    ],
    ['setting', 'ResponsePlan', 'what is done at an incident', { sets: ['governance'] }],
  ]),
  ...place('SSMQuickSetup', { category: 'abstracted', page: 'systems-manager/latest/userguide/security.html' }, [
    [
      'setting',
      'ConfigurationManager LifecycleAutomation',
      'how nodes and accounts are set up',
      { sets: ['governance', 'guest-os'] },
    ],
  ]),
  ...place('SSO', { category: 'abstracted', page: 'singlesignon/latest/userguide/security.html' }, [
    ['identity', 'Application Instance PermissionSet', 'users, clients and the access that they get'],
    ['link', 'ApplicationAssignment Assignment', 'gives users accounts and applications', { sets: ['identity'] }],
    [
      'setting',
      'InstanceAccessControlAttributeConfiguration',
      'which attributes of users decide',
      { sets: ['identity'] },
    ],
  ]),
  ...place('Scheduler', { category: 'abstracted', page: 'scheduler/latest/UserGuide/security.html' }, [
    [
      'setting',
      'Schedule',
      'the targets, times and role of a schedule',
      { sets: ['application', 'identity', 'server-side-encryption'] },
    ],
    ['setting', 'ScheduleGroup', 'groups schedules', { sets: ['governance'] }],
  ]),
  ...place('SecretsManager', { category: 'abstracted', page: 'secretsmanager/latest/userguide/security.html' }, [
    ['setting', 'ResourcePolicy', 'which principals may read the secret', { sets: ['resource-policy'] }],
    ['setting', 'RotationSchedule', 'when a secret changes', { sets: ['identity'] }],
    ['link', 'SecretTargetAttachment', 'which database a secret is for', { sets: ['identity'] }],
  ]),
  ...place('SecurityAgent', { category: 'abstracted', page: 'securityagent/latest/userguide/data-protection.html' }, [
    [
      'store',
      'AgentSpace',
      'code, documents and findings of security tests',
      {
        owners: noBackup,
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
        owners: { ...oneVersion, application: 'nobody' },
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
      { sets: ['network', 'identity', 'application', 'logging'] },
    ],
    [
      'setting',
      'SecurityRequirementPack',
      'the requirements that code is compared with',
      { sets: ['application', 'server-side-encryption'] },
    ],
    [
      'record',
      'TargetDomain',
      'a domain name that you proved to own',
      { sets: ['network'], page: 'securityagent/latest/userguide/manage-target-domains.html' },
    ],
  ]),
  ...place('SecurityHub', { category: 'abstracted', page: 'securityhub/latest/userguide/security.html' }, [
    [
      'setting',
      'AggregatorV2 AutomationRule AutomationRuleV2 ConfigurationPolicy FindingAggregator Hub HubV2 Insight OrganizationConfiguration SecurityControl Standard',
      'checks, and the display of findings',
      { sets: ['logging', 'governance'] },
    ],
    [
      'link',
      'Connector ConnectorV2 PolicyAssociation ProductSubscription',
      'the sources and destinations of findings',
      { sets: ['logging', 'identity'] },
    ],
    ['setting', 'DelegatedAdmin', 'the administrator account of the organization', { sets: ['governance', 'logging'] }],
  ]),
  ...place('SecurityLake', { category: 'abstracted', page: 'security-lake/latest/userguide/security.html' }, [
    ['setting', 'AwsLogSource', 'which logs are collected', { sets: ['logging'] }],
    ['store', 'DataLake', 'logs in buckets of your account', { owners: { network: 'customer', ...noBackup } }],
    ['identity', 'Subscriber', 'which principals may read the logs'],
    ['setting', 'SubscriberNotification', 'where notifications of new logs go', { sets: ['logging'] }],
  ]),
  ...place('ServerlessRepo', { category: 'abstracted', page: 'serverlessrepo/latest/devguide/security.html' }, [
    [
      'store',
      'Application',
      'a template with code, private or public',
      { owners: { ...withPolicy, ...noBackup, application: 'customer' } },
    ],
  ]),
  ...place('ServiceCatalog', { category: 'abstracted', page: 'servicecatalog/latest/adminguide/security.html' }, [
    [
      'link',
      'AcceptedPortfolioShare PortfolioPrincipalAssociation PortfolioProductAssociation PortfolioShare',
      'access to portfolios and products',
      { sets: ['resource-policy', 'identity'] },
    ],
    [
      'setting',
      'CloudFormationProduct CloudFormationProvisionedProduct Portfolio ServiceAction',
      'products for self-service',
      { sets: ['application', 'governance'] },
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
  ...place(
    'ServiceCatalogAppRegistry',
    { category: 'abstracted', page: 'servicecatalog/latest/arguide/security.html' },
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
  ...place('ServiceDiscovery', { category: 'abstracted', page: 'cloud-map/latest/dg/security.html' }, [
    [
      'setting',
      'HttpNamespace PrivateDnsNamespace PublicDnsNamespace',
      'the DNS names of services',
      { sets: ['network'] },
    ],
    ['record', 'Instance Service', 'an instance of a service, with its address', { sets: ['network', 'resilience'] }],
  ]),
  ...place('SageMaker', { category: 'abstracted', page: 'sagemaker/latest/dg/security.html' }, [
    [
      'server',
      'NotebookInstance',
      'an instance that takes updates only when you restart it',
      { category: 'infrastructure', page: 'sagemaker/latest/dg/nbi-software-updates.html' },
    ],
    [
      'server',
      'Cluster',
      'a cluster of instances with your lifecycle scripts; you update the software',
      { category: 'infrastructure', owners: { backup: 'nobody' }, page: 'sagemaker/latest/dg/sagemaker-hyperpod.html' },
    ],
    [
      'function',
      'Endpoint InferenceComponent ProcessingJob DataQualityJobDefinition ModelBiasJobDefinition ModelExplainabilityJobDefinition ModelQualityJobDefinition MonitoringSchedule',
      'your model or code on hosts that AWS patches; the image is yours',
    ],
    [
      'function',
      'App Space PartnerApp MlflowApp MlflowTrackingServer',
      'a tool for building models, of a version that you choose',
      { owners: { network: 'customer' } },
    ],
    [
      'setting',
      'Domain UserProfile',
      'the users, role, network and key for building models',
      { sets: ['identity', 'network', 'server-side-encryption'] },
    ],
    [
      'setting',
      'AIWorkloadConfig AppImageConfig ClusterSchedulerConfig CodeRepository HumanTaskUi InferenceExperiment NotebookInstanceLifecycleConfig Pipeline Project StudioLifecycleConfig',
      'the code to run, and its settings',
      { sets: ['application', 'identity'] },
    ],
    [
      'record',
      'Action Artifact Context Experiment ExperimentTrialComponent TrialComponent ModelCard',
      'a record of an experiment or a model',
      { sets: ['data'] },
    ],
    [
      'setting',
      'EndpointConfig',
      'on which instances a model answers, and which key encrypts their disks',
      { sets: ['application', 'resilience'], owners: { 'server-side-encryption': 'shared' } },
    ],
    [
      'store',
      'Algorithm Image ImageVersion Model ModelPackage',
      'models, and images that run them',
      { owners: { ...noBackup, application: 'customer' } },
    ],
    [
      'store',
      'Hub ModelPackageGroup',
      'models that can be shared with other accounts',
      { owners: { ...noBackup, ...withPolicy, application: 'customer' } },
    ],
    ['store', 'FeatureGroup', 'data that models are made from', { owners: noBackup }],
    ['device', 'Device DeviceFleet', 'your hardware that runs models', { category: 'infrastructure' }],
    ['identity', 'Workforce Workteam', 'the people that label data'],
  ]),
]

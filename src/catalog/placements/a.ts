import { noBackup, noLogs, oneVersion, place, withPolicy } from './placement.ts'

export const a = [
  place('ACMPCA', { category: 'abstracted', page: 'privateca/latest/userguide/data-protection.html' }, [
    [
      'store',
      'CertificateAuthority',
      'a certificate authority, with its key in hardware modules that AWS keeps',
      {
        parties: {
          ...withPolicy,
          ...noBackup,
          'encryption-in-transit': 'aws',
          'server-side-encryption': 'aws',
          'client-side-encryption': 'none',
        },
        pages: { 'resource-policy': 'privateca/latest/userguide/pca-rbp.html' },
      },
    ],
    ['record', 'Certificate', 'a certificate that the authority issued'],
    ['link', 'CertificateAuthorityActivation', 'installs the certificate of an authority', { sets: ['identity'] }],
    [
      'setting',
      'Permission',
      'which principals may renew certificates of the authority',
      { sets: ['resource-policy'] },
    ],
  ]),
  place('AIOps', { category: 'abstracted', page: 'AmazonCloudWatch/latest/monitoring/data-protection.html' }, [
    [
      'store',
      'InvestigationGroup',
      'investigations, with what they read of your telemetry',
      { parties: { ...withPolicy, ...noBackup } },
    ],
  ]),
  place(
    'APS',
    { category: 'abstracted', page: 'prometheus/latest/userguide/what-is-Amazon-Managed-Service-Prometheus.html' },
    [
      ['store', 'Workspace', 'metrics that you send and query', { parties: { ...withPolicy, ...noBackup } }],
      [
        'function',
        'Scraper',
        'collects metrics from your clusters',
        { parties: { ...oneVersion, application: 'none', network: 'customer' } },
      ],
      ['setting', 'AnomalyDetector RuleGroupsNamespace', 'rules over the metrics', { sets: ['logging'] }],
      ['setting', 'ResourcePolicy', 'which principals may use the workspace', { sets: ['resource-policy'] }],
    ],
  ),
  place('ARCRegionSwitch', { category: 'abstracted', page: 'r53recovery/latest/dg/what-is-route53-recovery.html' }, [
    ['setting', 'Plan', 'the steps that move an application to another Region', { sets: ['resilience'] }],
  ]),
  place('ARCZonalShift', { category: 'abstracted', page: 'r53recovery/latest/dg/what-is-route53-recovery.html' }, [
    [
      'setting',
      'AutoshiftObserverNotificationStatus ZonalAutoshiftConfiguration',
      'whether AWS moves traffic away from an impaired zone',
      { sets: ['resilience'] },
    ],
  ]),
  place(
    'AWSExternalAnthropic',
    { category: 'abstracted', page: 'claude-platform/latest/userguide/cpa-vs-bedrock.html' },
    [
      [
        'store',
        'Workspace',
        'a workspace of Claude Platform: Anthropic runs it, AWS authenticates requests and bills for them',
        {
          thirdParty: 'Anthropic',
          parties: {
            ...noBackup,
            facilities: 'third-party',
            virtualization: 'third-party',
            'control-plane': 'third-party',
            'guest-os': 'third-party',
            platform: 'third-party',
            application: 'customer',
            'server-side-encryption': 'third-party',
            resilience: 'third-party',
          },
          pages: {
            facilities: 'claude-platform/latest/userguide/welcome.html',
            virtualization: 'claude-platform/latest/userguide/welcome.html',
            'control-plane': 'claude-platform/latest/userguide/cpa-vs-bedrock.html',
            'guest-os': 'claude-platform/latest/userguide/cpa-vs-bedrock.html',
            platform: 'claude-platform/latest/userguide/cpa-vs-bedrock.html',
            data: 'claude-platform/latest/userguide/data-residency.html',
            identity: 'claude-platform/latest/userguide/iam-policies.html',
            resilience: 'claude-platform/latest/userguide/welcome.html',
            logging: 'claude-platform/latest/userguide/monitoring.html',
          },
        },
      ],
    ],
  ),
  place('AccessAnalyzer', { category: 'abstracted', page: 'IAM/latest/UserGuide/what-is-access-analyzer.html' }, [
    ['setting', 'ArchiveRule', 'which findings are archived', { sets: ['logging'] }],
  ]),
  place('AccountAccess', { category: 'abstracted', page: 'IAM/latest/UserGuide/account-access-manager.html' }, [
    ['setting', 'Application', 'the identity source for access to accounts', { sets: ['identity'] }],
    ['link', 'Entitlement', 'gives a user or a group a role in an account', { sets: ['identity'] }],
  ]),
  place(
    'AgentRegistry',
    {
      category: 'abstracted',
      page: 'AWSCloudFormation/latest/TemplateReference/aws-resource-agentregistry-registry.html',
    },
    [
      ['store', 'Registry', 'a catalog of agents, tools and skills', { parties: noBackup }],
      [
        'record',
        'RegistryRecord',
        'an agent, tool or skill in the catalog',
        {
          sets: ['data'],
          page: 'AWSCloudFormation/latest/TemplateReference/aws-resource-agentregistry-registryrecord.html',
        },
      ],
    ],
  ),
  place('AmazonMQ', { category: 'container', page: 'amazon-mq/latest/developer-guide/maintaining-brokers.html' }, [
    [
      'database',
      'Broker',
      'brokers on instances that AWS patches; version and network are yours',
      { parties: { backup: 'customer' } },
    ],
    ['setting', 'Configuration', 'settings of a broker', { sets: ['platform'] }],
    ['link', 'ConfigurationAssociation', 'gives a broker its configuration', { sets: ['platform'] }],
  ]),
  place('Amplify', { category: 'abstracted', page: 'amplify/latest/userguide/ssr-supported-features.html' }, [
    ['function', 'App Branch', 'a web application of yours, built and hosted'],
    [
      'setting',
      'Domain',
      'the domain name and certificate of the application',
      { sets: ['network', 'encryption-in-transit'] },
    ],
    ['link', 'Webhook', 'starts a build when the source changes', { sets: ['governance'] }],
  ]),
  place('AmplifyUIBuilder', { category: 'abstracted', page: 'amplify/latest/userguide/ssr-supported-features.html' }, [
    ['setting', 'Component Form Theme', 'the look of a part of your application', { sets: ['governance'] }],
  ]),
  place(
    'ApiGateway',
    { category: 'abstracted', page: 'apigateway/latest/developerguide/infrastructure-security.html' },
    [
      ['setting', 'Account', 'the role with which API Gateway writes logs', { sets: ['logging'] }],
      ['identity', 'ApiKey ClientCertificate', 'the key of a caller, or the certificate of the API'],
      ['setting', 'Authorizer', 'how callers authenticate', { sets: ['identity'] }],
      ['link', 'BasePathMapping BasePathMappingV2', 'maps an API to a domain name', { sets: ['network'] }],
      ['record', 'Deployment', 'a snapshot of an API, ready for a stage'],
      ['setting', 'DocumentationPart DocumentationVersion', 'the description of an API', { sets: ['governance'] }],
      ['link', 'DomainNameAccessAssociation', 'which endpoint reaches a private domain name', { sets: ['network'] }],
      [
        'setting',
        'DomainNameV2',
        'a private domain name with its certificate and policy',
        { sets: ['network', 'encryption-in-transit', 'resource-policy'] },
      ],
      ['setting', 'GatewayResponse Model', 'the format of requests and answers', { sets: ['governance'] }],
      ['setting', 'Resource', 'a path of an API', { sets: ['governance'] }],
      ['setting', 'Method', 'a method of a path, with its authorization', { sets: ['identity'] }],
      [
        'setting',
        'RequestValidator',
        'which requests are refused before they reach the back end',
        { sets: ['governance'] },
      ],
      ['setting', 'UsagePlan', 'how much a caller may ask', { sets: ['resilience'] }],
      ['link', 'UsagePlanKey', 'puts a caller under a usage plan', { sets: ['identity'] }],
      ['link', 'VpcLink', 'reaches a load balancer in your VPC', { sets: ['network'] }],
    ],
  ),
  place(
    'ApiGatewayV2',
    { category: 'abstracted', page: 'apigateway/latest/developerguide/infrastructure-security.html' },
    [
      [
        'setting',
        'ApiGatewayManagedOverrides',
        'what differs of an API made by quick create',
        { sets: ['identity', 'logging'] },
      ],
      ['link', 'ApiMapping RoutingRule', 'maps an API to a domain name', { sets: ['network'] }],
      ['setting', 'Authorizer', 'how callers authenticate', { sets: ['identity'] }],
      ['record', 'Deployment', 'a snapshot of an API, ready for a stage'],
      [
        'setting',
        'DomainName',
        'a domain name with its certificate and TLS version',
        { sets: ['network', 'encryption-in-transit'] },
      ],
      [
        'setting',
        'IntegrationResponse Model RouteResponse',
        'the format of requests and answers',
        { sets: ['governance'] },
      ],
      ['function', 'PortalProduct', 'documentation of an API for developers', { parties: { ...oneVersion } }],
      ['link', 'VpcLink', 'reaches private resources in your VPC', { sets: ['network'] }],
    ],
  ),
  place('AppConfig', { category: 'abstracted', page: 'appconfig/latest/userguide/appconfig-security.html' }, [
    ['setting', 'Application', 'groups configuration data', { sets: ['governance'] }],
    [
      'setting',
      'Environment',
      'where configuration data goes, and which alarms take it back',
      { sets: ['resilience'] },
    ],
    [
      'store',
      'ConfigurationProfile HostedConfigurationVersion',
      'configuration data that your code reads',
      { parties: { ...noBackup } },
    ],
    ['record', 'Deployment ExperimentRun', 'a rollout of configuration data'],
    [
      'setting',
      'DeploymentStrategy ExperimentDefinition',
      'the speed of a rollout of configuration data',
      { sets: ['governance'] },
    ],
    ['setting', 'Extension', 'what else happens at a rollout', { sets: ['identity'] }],
    ['link', 'ExtensionAssociation', 'gives an application an extension', { sets: ['governance'] }],
  ]),
  place('AppFlow', { category: 'abstracted', page: 'appflow/latest/userguide/data-protection.html' }, [
    [
      'function',
      'Connector',
      'a connector that you wrote as a Lambda function, which has the runtime',
      { parties: { platform: 'none', 'server-side-encryption': 'none' } },
    ],
    ['setting', 'ConnectorProfile', 'the account and credentials of another service', { sets: ['identity', 'data'] }],
    ['function', 'Flow', 'moves data between services', { parties: { ...oneVersion, application: 'none' } }],
  ]),
  place('AppIntegrations', { category: 'abstracted', page: 'connect/latest/adminguide/encryption-at-rest.html' }, [
    ['setting', 'Application', 'a third-party application in the agent workspace', { sets: ['identity'] }],
    ['link', 'DataIntegration EventIntegration', 'brings data or events of another service', { sets: ['data'] }],
  ]),
  place(
    'AppMesh',
    {
      category: 'abstracted',
      page: 'app-mesh/latest/userguide/what-is-app-mesh.html',
    },
    [
      [
        'network-part',
        'GatewayRoute Mesh Route VirtualGateway VirtualNode VirtualRouter VirtualService',
        'the routing of requests between services',
        { sets: ['encryption-in-transit', 'resilience'] },
      ],
    ],
  ),
  place('AppRunner', { category: 'abstracted', page: 'apprunner/latest/dg/security-shared-responsibility.html' }, [
    ['function', 'Service', 'AWS runs the hosts; source, image and runtime version are yours'],
    ['setting', 'AutoScalingConfiguration', 'how many instances a service has', { sets: ['resilience'] }],
    ['setting', 'ObservabilityConfiguration', 'whether requests are traced', { sets: ['logging'] }],
    ['link', 'VpcConnector VpcIngressConnection', 'a connection into or out of your VPC', { sets: ['network'] }],
  ]),
  place('AppStream', { category: 'infrastructure', page: 'appstream2/latest/developerguide/update-management.html' }, [
    [
      'server',
      'Fleet',
      'streaming instances start from an image that you build and update',
      {
        parties: { backup: 'none' },
        pages: {
          'guest-os': 'appstream2/latest/developerguide/update-management.html',
          application: 'appstream2/latest/developerguide/update-management.html',
        },
      },
    ],
    [
      'server',
      'ImageBuilder AppBlockBuilder',
      'an instance on which you install and patch what the image holds',
      {
        parties: { backup: 'none' },
        pages: {
          'guest-os': 'appstream2/latest/developerguide/update-management.html',
          application: 'appstream2/latest/developerguide/update-management.html',
        },
      },
    ],
    [
      'store',
      'AppBlock',
      'an application package in your bucket',
      { category: 'abstracted', parties: { ...noBackup } },
    ],
    ['setting', 'Application', 'what users may start', { sets: ['governance'] }],
    [
      'link',
      'ApplicationEntitlementAssociation ApplicationFleetAssociation StackFleetAssociation StackUserAssociation',
      'gives users, fleets and applications to each other',
      { sets: ['identity'] },
    ],
    ['identity', 'DirectoryConfig', 'the directory whose users may start a stream'],
    ['identity', 'User', 'which principals may start a stream', { parties: noLogs }],
    ['setting', 'Entitlement Stack', 'permissions in a streaming session', { sets: ['identity', 'data'] }],
  ]),
  place('AppSync', { category: 'abstracted', page: 'appsync/latest/devguide/data-protection.html' }, [
    [
      'appliance',
      'Api GraphQLApi',
      'an API behind an endpoint, with authorization that you choose',
      { parties: { application: 'customer' } },
    ],
    [
      'store',
      'ApiCache',
      'answers kept for a while; AWS encrypts each new cache',
      {
        parties: { ...noBackup, 'server-side-encryption': 'aws' },
        pages: { 'server-side-encryption': 'appsync/latest/devguide/enabling-caching.html' },
      },
    ],
    ['identity', 'ApiKey', 'the key or token of a caller'],
    [
      'setting',
      'ChannelNamespace',
      'which principals may publish and subscribe',
      { sets: ['identity', 'application'] },
    ],
    ['link', 'DataSource SourceApiAssociation', 'the data source of an API', { sets: ['data', 'identity'] }],
    ['setting', 'DomainName', 'a domain name with its certificate', { sets: ['network', 'encryption-in-transit'] }],
    ['link', 'DomainNameApiAssociation', 'maps an API to a domain name', { sets: ['network'] }],
    ['function', 'FunctionConfiguration Resolver', 'your code between a request and the data'],
    [
      'setting',
      'GraphQLSchema Type',
      'the schema of requests, with the authorization of fields',
      { sets: ['identity'] },
    ],
  ]),
  place('AppTest', { category: 'abstracted', page: 'm2/latest/userguide/what-is-m2.html' }, [
    ['setting', 'TestCase', 'the steps of a test of a migrated application', { sets: ['governance'] }],
  ]),
  place(
    'ApplicationAutoScaling',
    { category: 'abstracted', page: 'autoscaling/application/userguide/what-is-application-auto-scaling.html' },
    [['setting', 'ScalingPolicy', 'when a resource grows and shrinks', { sets: ['resilience'] }]],
  ),
  place(
    'ApplicationInsights',
    { category: 'abstracted', page: 'AmazonCloudWatch/latest/monitoring/data-protection.html' },
    [['setting', 'Application', 'what of an application is watched', { sets: ['logging'] }]],
  ),
  place(
    'ApplicationSignals',
    { category: 'abstracted', page: 'AmazonCloudWatch/latest/monitoring/data-protection.html' },
    [
      [
        'setting',
        'Discovery GroupingConfiguration ServiceLevelObjective',
        'the metrics of a service',
        { sets: ['logging'] },
      ],
    ],
  ),
  place('Athena', { category: 'abstracted', page: 'athena/latest/ug/security-vulnerability-management.html' }, [
    [
      'setting',
      'WorkGroup',
      'access, location and encryption of query results',
      { sets: ['server-side-encryption', 'data', 'logging'] },
    ],
    ['setting', 'CapacityReservation', 'how much capacity queries have', { sets: ['resilience'] }],
    ['link', 'DataCatalog', 'where tables are described', { sets: ['data'] }],
    ['setting', 'NamedQuery PreparedStatement', 'a query that is kept', { sets: ['governance'] }],
  ]),
  place('AuditManager', { category: 'abstracted', page: 'audit-manager/latest/userguide/data-protection.html' }, [
    ['store', 'Assessment', 'evidence that is collected for an audit', { parties: { ...noBackup } }],
    ['setting', 'AssessmentFramework', 'which controls an assessment has', { sets: ['logging'] }],
  ]),
  place('AutoScaling', { category: 'infrastructure', page: 'autoscaling/ec2/userguide/auto-scaling-benefits.html' }, [
    [
      'setting',
      'LifecycleHook ScalingPolicy ScheduledAction',
      'the times at which instances start and end',
      { sets: ['resilience'] },
    ],
    ['setting', 'WarmPool', 'instances that are ready to be used', { sets: ['resilience'] }],
  ]),
  place(
    'AutoScalingPlans',
    { category: 'abstracted', page: 'autoscaling/plans/userguide/what-is-a-scaling-plan.html' },
    [['setting', 'ScalingPlan', 'when resources grow and shrink', { sets: ['resilience'] }]],
  ),
]

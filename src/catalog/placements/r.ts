import { noBackup, noData, oneVersion, place, withPolicy } from './placement.ts'

export const r = [
  place('RAM', { category: 'abstracted', page: 'ram/latest/userguide/what-is.html' }, [
    [
      'setting',
      'Permission ResourceShare',
      'the accounts that resources are shared with',
      { sets: ['resource-policy'] },
    ],
  ]),
  place('RDS', { category: 'container', page: 'AmazonRDS/latest/UserGuide/Welcome.html' }, [
    [
      'store',
      'CustomDBEngineVersion',
      'an engine and an operating system that you bring',
      {
        category: 'infrastructure',
        parties: { 'guest-os': 'customer', platform: 'customer', backup: 'none' },
        page: 'AmazonRDS/latest/UserGuide/rds-custom.html',
      },
    ],
    [
      'appliance',
      'DBProxyEndpoint',
      'an address of a proxy in your subnets',
      { parties: { 'encryption-in-transit': 'none' } },
    ],
    ['link', 'DBProxyTargetGroup', 'the databases behind a proxy', { sets: ['resilience'] }],
    [
      'network-part',
      'DBSecurityGroup DBSecurityGroupIngress',
      'the sources that may connect to a database outside of a VPC',
    ],
    [
      'database',
      'DBShardGroup',
      'capacity of a cluster in shards, whose operating system is updated when you apply it',
      { parties: { 'guest-os': 'shared', 'server-side-encryption': 'none', backup: 'none' } },
    ],
    ['network-part', 'DBSubnetGroup', 'the subnets of instances', { sets: ['resilience'] }],
    ['link', 'Integration', 'copies data into a warehouse', { sets: ['data', 'server-side-encryption'] }],
    ['setting', 'OptionGroup', 'which features an engine has', { sets: ['platform', 'encryption-in-transit'] }],
  ]),
  place('RTBFabric', { category: 'abstracted', page: 'rtb-fabric/latest/userguide/what-is-rtb-fabric.html' }, [
    [
      'appliance',
      'RequesterGateway ResponderGateway',
      'a gateway for bid requests into your VPC',
      { category: 'infrastructure' },
    ],
    [
      'link',
      'InboundExternalLink Link LinkRoutingRule OutboundExternalLink',
      'the partners that bid requests are passed on to',
      { sets: ['network', 'logging'] },
    ],
  ]),
  place('RUM', { category: 'abstracted', page: 'AmazonCloudWatch/latest/monitoring/data-protection.html' }, [
    ['store', 'AppMonitor', 'what browsers tell of your pages', { parties: { ...noBackup, ...withPolicy } }],
  ]),
  place('Rbin', { category: 'abstracted', page: 'ebs/latest/userguide/recycle-bin.html' }, [
    ['setting', 'Rule', 'how long deleted snapshots and images are kept', { sets: ['backup', 'data'] }],
  ]),
  place(
    'Redshift',
    { category: 'container', page: 'redshift/latest/mgmt/security-vulnerability-analysis-and-management.html' },
    [
      [
        'network-part',
        'ClusterSecurityGroup ClusterSecurityGroupIngress',
        'the sources that may connect to a cluster outside of a VPC',
      ],
      ['appliance', 'EndpointAccess', 'reaches a cluster from another network', { category: 'infrastructure' }],
      ['setting', 'EndpointAuthorization', 'which account may reach the cluster', { sets: ['resource-policy'] }],
      ['setting', 'EventSubscription', 'the recipients of notifications of events', { sets: ['logging'] }],
      ['link', 'Integration', 'copies data of another source', { sets: ['data', 'server-side-encryption'] }],
      ['link', 'QEV2IdcApplication', 'brings users of IAM Identity Center', { sets: ['identity'] }],
      ['setting', 'ScheduledAction UsageLimit', 'the schedule and limits of a cluster', { sets: ['resilience'] }],
      [
        'store',
        'Snapshot',
        'a copy of the data at one moment',
        { category: 'abstracted', parties: { network: 'none', backup: 'none', 'resource-policy': 'customer' } },
      ],
      [
        'setting',
        'SnapshotCopyGrant',
        'which key encrypts copies in another Region',
        { sets: ['server-side-encryption'] },
      ],
      ['setting', 'SnapshotSchedule', 'when copies are made', { sets: ['backup'] }],
    ],
  ),
  place(
    'RedshiftServerless',
    { category: 'abstracted', page: 'redshift/latest/mgmt/security-vulnerability-analysis-and-management.html' },
    [
      [
        'store',
        'Snapshot',
        'a copy of the data at one moment',
        { parties: { network: 'none', backup: 'none', 'resource-policy': 'customer' } },
      ],
    ],
  ),
  place(
    'RefactorSpaces',
    {
      category: 'abstracted',
      page: 'migrationhub-refactor-spaces/latest/userguide/what-is-mhub-refactor-spaces.html',
    },
    [
      ['appliance', 'Application', 'an API in front of services that move', { category: 'infrastructure' }],
      ['network-part', 'Environment', 'the network of services, which can be shared', { sets: ['resource-policy'] }],
      ['network-part', 'Route Service', 'the routing of requests to services'],
    ],
  ),
  place('Rekognition', { category: 'abstracted', page: 'rekognition/latest/dg/what-is.html' }, [
    ['store', 'Collection Dataset', 'faces, or images that a model is trained with', { parties: noBackup }],
    [
      'function',
      'Project',
      'a model that is trained with your images',
      { parties: { ...oneVersion, application: 'none', 'resource-policy': 'customer' } },
    ],
    [
      'function',
      'StreamProcessor',
      'looks for faces and objects in a video stream',
      { parties: { ...oneVersion, application: 'none' } },
    ],
  ]),
  place('ResilienceHub', { category: 'abstracted', page: 'resilience-hub/latest/userguide/what-is.html' }, [
    ['setting', 'App ResiliencyPolicy', 'the recovery targets of an application', { sets: ['resilience'] }],
  ]),
  place('ResilienceHubV2', { category: 'abstracted', page: 'resilience-hub/latest/userguide/what-is.html' }, [
    [
      'setting',
      'Policy Service ServiceFunction System UserJourney',
      'the recovery targets of an application',
      { sets: ['resilience'] },
    ],
  ]),
  place(
    'ResourceExplorer2',
    { category: 'abstracted', page: 'resource-explorer/latest/userguide/data-protection.html' },
    [
      ['link', 'DefaultViewAssociation', 'the default view', { sets: ['governance'] }],
      [
        'store',
        'Index',
        'a list of your resources',
        {
          parties: {
            ...noBackup,
            ...noData,
            'server-side-encryption': 'aws',
            'encryption-in-transit': 'aws',
          },
        },
      ],
      ['setting', 'View', 'which principals may search for which resources', { sets: ['identity', 'resource-policy'] }],
    ],
  ),
  place('ResourceGroups', { category: 'abstracted', page: 'ARG/latest/userguide/resource-groups.html' }, [
    ['setting', 'Group TagSyncTask', 'a group of resources', { sets: ['governance'] }],
  ]),
  place(
    'RoboMaker',
    {
      category: 'abstracted',
      page: 'general/latest/gr/full_shutdown_services.html',
    },
    [
      ['device', 'Robot', 'your robot, as the service knew it', { category: 'infrastructure' }],
      ['setting', 'Fleet', 'a group of robots', { sets: ['governance'] }],
      [
        'store',
        'RobotApplication RobotApplicationVersion SimulationApplication SimulationApplicationVersion',
        'your code for robots and simulations',
        { parties: { ...noBackup, application: 'customer' } },
      ],
    ],
  ),
  place('RolesAnywhere', { category: 'abstracted', page: 'rolesanywhere/latest/userguide/introduction.html' }, [
    [
      'identity',
      'CRL Profile TrustAnchor',
      'the authorities that are trusted, and the roles that their certificates give',
    ],
  ]),
  place(
    'Route53',
    { category: 'abstracted', page: 'Route53/latest/DeveloperGuide/disaster-recovery-resiliency.html' },
    [
      [
        'setting',
        'CidrCollection TrafficPolicy TrafficPolicyInstance',
        'rules for DNS answers',
        { sets: ['network', 'resilience'] },
      ],
      ['setting', 'DNSSEC KeySigningKey', 'the signatures of DNS answers, and their key', { sets: ['network'] }],
      ['record', 'DelegationSet', 'the name servers of zones', { sets: ['network'] }],
      ['setting', 'HealthCheck', 'when an answer is removed', { sets: ['resilience'] }],
      [
        'store',
        'HostedZone',
        'names and their answers',
        { parties: { ...noBackup, ...noData, 'encryption-in-transit': 'none', 'server-side-encryption': 'aws' } },
      ],
      ['setting', 'QueryLoggingConfig', 'what is logged of questions', { sets: ['logging'] }],
      ['network-part', 'RecordSet RecordSetGroup', 'the answer to a name', { sets: ['resilience'] }],
    ],
  ),
  place(
    'Route53GlobalResolver',
    {
      category: 'abstracted',
      page: 'AWSCloudFormation/latest/TemplateReference/aws-resource-route53globalresolver-globalresolver.html',
    },
    [
      [
        'appliance',
        'GlobalResolver',
        'a DNS resolver on anycast addresses, for clients outside of AWS',
        { parties: { 'encryption-in-transit': 'customer', network: 'customer' } },
      ],
      [
        'network-part',
        'AccessSource',
        'the address ranges and protocols that may query',
        {
          sets: ['encryption-in-transit'],
          page: 'AWSCloudFormation/latest/TemplateReference/aws-resource-route53globalresolver-accesssource.html',
        },
      ],
      [
        'identity',
        'AccessToken',
        'the token of a client',
        { page: 'AWSCloudFormation/latest/TemplateReference/aws-resource-route53globalresolver-accesstoken.html' },
      ],
      [
        'setting',
        'DnsView',
        'DNSSEC validation and firewall behavior for a group of clients',
        {
          sets: ['network'],
          page: 'AWSCloudFormation/latest/TemplateReference/aws-resource-route53globalresolver-dnsview.html',
        },
      ],
      [
        'network-part',
        'FirewallDomainList FirewallRule',
        'blocked and allowed domain names',
        { page: 'AWSCloudFormation/latest/TemplateReference/aws-resource-route53globalresolver-firewallrule.html' },
      ],
      [
        'link',
        'HostedZoneAssociation',
        'private names that a resolver answers',
        {
          sets: ['network'],
          page: 'AWSCloudFormation/latest/TemplateReference/aws-resource-route53globalresolver-hostedzoneassociation.html',
        },
      ],
    ],
  ),
  place(
    'Route53Profiles',
    { category: 'abstracted', page: 'Route53/latest/DeveloperGuide/disaster-recovery-resiliency.html' },
    [
      ['setting', 'Profile', 'DNS settings for many networks', { sets: ['network', 'resource-policy'] }],
      [
        'link',
        'ProfileAssociation ProfileResourceAssociation',
        'gives networks their DNS settings',
        { sets: ['network'] },
      ],
    ],
  ),
  place(
    'Route53RecoveryControl',
    { category: 'abstracted', page: 'r53recovery/latest/dg/what-is-route53-recovery.html' },
    [
      [
        'appliance',
        'Cluster',
        'endpoints in five Regions that switch traffic',
        { parties: { 'encryption-in-transit': 'aws', 'resource-policy': 'customer' } },
      ],
      ['setting', 'ControlPanel RoutingControl SafetyRule', 'switches for traffic', { sets: ['resilience'] }],
    ],
  ),
  place(
    'Route53RecoveryReadiness',
    { category: 'abstracted', page: 'r53recovery/latest/dg/what-is-route53-recovery.html' },
    [
      [
        'setting',
        'Cell ReadinessCheck RecoveryGroup ResourceSet',
        'checks that a replica is ready for a failover',
        { sets: ['resilience'] },
      ],
    ],
  ),
  place(
    'Route53Resolver',
    { category: 'infrastructure', page: 'Route53/latest/DeveloperGuide/disaster-recovery-resiliency.html' },
    [
      ['network-part', 'FirewallDomainList FirewallRuleGroup', 'rules for DNS queries', { sets: ['resource-policy'] }],
      [
        'link',
        'FirewallRuleGroupAssociation ResolverRuleAssociation',
        'gives a network its DNS rules',
        { sets: ['network'] },
      ],
      [
        'appliance',
        'OutpostResolver',
        'a resolver on your Outpost',
        { parties: { facilities: 'shared', network: 'none' } },
      ],
      ['setting', 'ResolverConfig', 'whether reverse names are answered', { sets: ['network'] }],
      ['setting', 'ResolverDNSSECConfig', 'whether signatures of answers are checked', { sets: ['network'] }],
      ['appliance', 'ResolverEndpoint', 'the way of DNS into and out of your VPC'],
      ['setting', 'ResolverQueryLoggingConfig', 'where questions are logged', { sets: ['logging'] }],
      ['link', 'ResolverQueryLoggingConfigAssociation', 'the networks with logged queries', { sets: ['logging'] }],
      [
        'network-part',
        'ResolverRule',
        'which names are asked elsewhere, by plain DNS or over HTTPS',
        { sets: ['resource-policy', 'encryption-in-transit'] },
      ],
    ],
  ),
]

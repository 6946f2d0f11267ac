import { noLogs, oneVersion, place } from './placement.ts'

export const nToO = [
  place('Neptune', { category: 'container', page: 'neptune/latest/userguide/cluster-maintenance.html' }, [
    [
      'setting',
      'DBClusterParameterGroup DBParameterGroup',
      'parameters of the engine: audit logs too',
      { sets: ['platform', 'logging'] },
    ],
    ['network-part', 'DBSubnetGroup', 'the subnets of instances', { sets: ['resilience'] }],
    ['setting', 'EventSubscription', 'the recipients of notifications of events', { sets: ['logging'] }],
    ['link', 'GlobalCluster', 'joins clusters of several Regions', { sets: ['resilience'] }],
  ]),
  place(
    'NeptuneGraph',
    { category: 'abstracted', page: 'neptune-analytics/latest/userguide/what-is-neptune-analytics.html' },
    [
      ['database', 'Graph', 'a graph behind an endpoint'],
      ['store', 'GraphSnapshot', 'a copy of the data at one moment', { parties: { network: 'none', backup: 'none' } }],
      ['appliance', 'PrivateGraphEndpoint', 'reaches a graph from your VPC', { category: 'infrastructure' }],
    ],
  ),
  place(
    'NetworkFirewall',
    { category: 'infrastructure', page: 'network-firewall/latest/developerguide/what-is-aws-network-firewall.html' },
    [
      ['appliance', 'Firewall', 'a firewall in your VPC, with the rules that you write'],
      ['link', 'ContainerAssociation VpcEndpointAssociation', 'the networks behind a firewall', { sets: ['network'] }],
      ['network-part', 'RuleGroup', 'rules for traffic', { sets: ['resource-policy'] }],
      [
        'network-part',
        'FirewallPolicy',
        'rules for traffic, and what is decrypted to inspect it',
        { sets: ['resource-policy', 'encryption-in-transit'] },
      ],
      ['setting', 'LoggingConfiguration', 'the events to log', { sets: ['logging'] }],
      [
        'setting',
        'TLSInspectionConfiguration',
        'which TLS traffic is opened and looked at',
        { sets: ['encryption-in-transit', 'network'] },
      ],
    ],
  ),
  place(
    'NetworkFlowMonitor',
    { category: 'abstracted', page: 'AmazonCloudWatch/latest/monitoring/data-protection.html' },
    [['setting', 'Monitor Scope', 'the traffic to measure', { sets: ['logging'] }]],
  ),
  place(
    'NetworkManager',
    { category: 'infrastructure', page: 'network-manager/latest/cloudwan/what-is-cloudwan.html' },
    [
      [
        'appliance',
        'CoreNetwork',
        'a wide-area network that AWS keeps and you lay out',
        { parties: { 'resource-policy': 'customer' } },
      ],
      [
        'network-part',
        'ConnectAttachment ConnectPeer CoreNetworkPrefixListAssociation DirectConnectGatewayAttachment SiteToSiteVpnAttachment TransitGatewayPeering TransitGatewayRegistration TransitGatewayRouteTableAttachment VpcAttachment',
        'joins a network to the wide-area network',
        { sets: ['resilience'] },
      ],
      [
        'record',
        'Connection CustomerGatewayAssociation Device Link LinkAssociation Site',
        'your own sites, devices and lines, as you noted them',
        { sets: ['network'] },
      ],
      ['setting', 'GlobalNetwork', 'groups networks', { sets: ['network'] }],
    ],
  ),
  place('NetworkMonitor', { category: 'abstracted', page: 'AmazonCloudWatch/latest/monitoring/data-protection.html' }, [
    ['setting', 'Monitor', 'which paths to your own network are measured', { sets: ['logging'] }],
  ]),
  place(
    'NimbleStudio',
    {
      category: 'infrastructure',
      page: 'general/latest/gr/full_shutdown_services.html',
    },
    [
      ['setting', 'LaunchProfile StudioComponent', 'access to workstations', { sets: ['identity', 'network'] }],
      [
        'store',
        'StreamingImage',
        'an image of workstations, which you renew',
        {
          parties: {
            'guest-os': 'customer',
            platform: 'customer',
            application: 'customer',
            backup: 'none',
            resilience: 'aws',
          },
        },
      ],
      ['setting', 'Studio', 'a studio with its users and key', { sets: ['identity', 'server-side-encryption'] }],
    ],
  ),
  place('Notifications', { category: 'abstracted', page: 'notifications/latest/userguide/what-is-service.html' }, [
    [
      'link',
      'ChannelAssociation ManagedNotificationAccountContactAssociation ManagedNotificationAdditionalChannelAssociation OrganizationalUnitAssociation',
      'the recipients of notifications',
      { sets: ['logging'] },
    ],
    [
      'setting',
      'EventRule NotificationConfiguration',
      'the events that notifications are about',
      { sets: ['logging'] },
    ],
    ['setting', 'NotificationHub', 'in which Region notices are kept', { sets: ['data'] }],
  ]),
  place(
    'NotificationsContacts',
    { category: 'abstracted', page: 'notifications/latest/userguide/what-is-service.html' },
    [['setting', 'EmailContact', 'an email address for notifications', { sets: ['logging'] }]],
  ),
  place('NovaAct', { category: 'abstracted', page: 'nova-act/latest/userguide/data-encryption.html' }, [
    [
      'function',
      'WorkflowDefinition',
      'your browser workflow; Amazon Nova Act runs the model',
      {
        // it has no customer keys, and no VPC endpoint
        parties: { 'server-side-encryption': 'aws' },
        pages: {
          platform: 'nova-act/latest/userguide/model-version-selection.html',
          'server-side-encryption': 'nova-act/latest/userguide/data-encryption.html',
        },
      },
    ],
  ]),
  place('ODB', { category: 'container', page: 'odb/latest/UserGuide/security.html' }, [
    [
      'appliance',
      'CloudExadataInfrastructure',
      'Oracle hardware in a data center of AWS, which Oracle keeps',
      {
        thirdParty: 'Oracle (OCI)',
        besides: ['facilities', 'control-plane', 'resilience', 'governance'],
        parties: {
          network: 'none',
          'encryption-in-transit': 'none',
          virtualization: 'third-party',
          'guest-os': 'third-party',
          platform: 'third-party',
          resilience: 'customer',
        },
      },
    ],
    [
      'server',
      'CloudVmCluster',
      'virtual machines with Oracle databases, which you patch with the tools of Oracle',
      {
        category: 'infrastructure',
        thirdParty: 'Oracle (OCI)',
        besides: ['facilities', 'control-plane', 'server-side-encryption', 'backup', 'resilience', 'governance'],
        parties: { virtualization: 'third-party' },
      },
    ],
    [
      'database',
      'CloudAutonomousVmCluster',
      'virtual machines with autonomous databases, which Oracle patches',
      {
        thirdParty: 'Oracle (OCI)',
        besides: ['facilities', 'control-plane', 'server-side-encryption', 'backup', 'resilience', 'governance'],
        parties: {
          virtualization: 'third-party',
          'guest-os': 'third-party',
          platform: 'third-party',
          'server-side-encryption': 'customer',
          backup: 'customer',
          resilience: 'customer',
        },
      },
    ],
    [
      'appliance',
      'OdbNetwork',
      'a private network for Oracle hardware',
      { category: 'infrastructure', thirdParty: 'Oracle (OCI)', besides: ['network', 'governance'] },
    ],
    ['network-part', 'OdbPeeringConnection', 'joins your VPC to that network'],
  ]),
  place('OSIS', { category: 'abstracted', page: 'opensearch-service/latest/developerguide/service-software.html' }, [
    ['function', 'Pipeline', 'your steps between a source and a domain', { parties: { ...oneVersion } }],
  ]),
  place(
    'Oam',
    { category: 'abstracted', page: 'AmazonCloudWatch/latest/monitoring/CloudWatch-Unified-Cross-Account.html' },
    [
      ['link', 'Link', 'the telemetry that another account sees', { sets: ['data', 'logging', 'resource-policy'] }],
      ['setting', 'Sink', 'which accounts may send telemetry here', { sets: ['logging', 'resource-policy'] }],
    ],
  ),
  place(
    'ObservabilityAdmin',
    { category: 'abstracted', page: 'AmazonCloudWatch/latest/monitoring/data-protection.html' },
    [
      [
        'setting',
        'OrganizationCentralizationRule OrganizationTelemetryRule TelemetryRule TelemetryEnrichment',
        'the telemetry to collect',
        { sets: ['logging', 'governance'] },
      ],
      ['link', 'S3TableIntegration', 'puts logs into tables', { sets: ['data', 'server-side-encryption'] }],
      ['setting', 'TelemetryPipelines', 'how telemetry is worked on', { sets: ['logging', 'data'] }],
    ],
  ),
  place('Omics', { category: 'abstracted', page: 'omics/latest/dev/what-is-healthomics.html' }, [
    [
      'store',
      'AnnotationStore ReferenceStore SequenceStore VariantStore',
      'genomes, and what is known of them',
      { parties: { backup: 'customer' } },
    ],
    ['setting', 'Configuration', 'settings of workflow runs', { sets: ['data', 'network'] }],
    ['setting', 'RunCache', 'where results of workflow runs are kept', { sets: ['data'] }],
    ['setting', 'RunGroup', 'how much workflow runs may use', { sets: ['resilience'] }],
    ['function', 'Workflow WorkflowVersion', 'your workflow, on hosts that AWS runs'],
  ]),
  place(
    'OpenSearch',
    {
      category: 'abstracted',
      page: 'AWSCloudFormation/latest/TemplateReference/aws-resource-opensearch-datasource.html',
    },
    [['link', 'DataSource', 'data outside of a domain that the domain queries', { sets: ['data', 'identity'] }]],
  ),
  place(
    'OpenSearchServerless',
    { category: 'abstracted', page: 'opensearch-service/latest/developerguide/serverless-overview.html' },
    [
      [
        'setting',
        'AccessPolicy',
        'which principals may read and write which data',
        { sets: ['identity', 'resource-policy'] },
      ],
      ['setting', 'CollectionGroup', 'which collections share capacity', { sets: ['resilience'] }],
      [
        'store',
        'CollectionIndex Index',
        'documents of one kind',
        {
          parties: {
            network: 'none',
            'encryption-in-transit': 'none',
            'server-side-encryption': 'none',
            backup: 'aws',
          },
        },
      ],
      ['setting', 'LifecyclePolicy', 'how long documents are kept', { sets: ['data'] }],
      ['setting', 'SecurityConfig', 'the identity provider of users', { sets: ['identity'] }],
      [
        'setting',
        'SecurityPolicy',
        'which key encrypts data, and from where it is reached',
        { sets: ['server-side-encryption', 'network'] },
      ],
      ['appliance', 'VpcEndpoint', 'reaches collections from your VPC', { category: 'infrastructure' }],
    ],
  ),
  place(
    'OpenSearchService',
    { category: 'abstracted', page: 'opensearch-service/latest/developerguide/service-software.html' },
    [
      [
        'function',
        'Application',
        'a web page over domains and collections',
        { parties: { ...oneVersion, application: 'none' } },
      ],
    ],
  ),
  place(
    'OpsWorks',
    {
      category: 'infrastructure',
      page: 'general/latest/gr/full_shutdown_services.html',
    },
    [
      ['setting', 'App Layer Stack', 'the software of instances', { sets: ['application', 'platform'] }],
      ['link', 'ElasticLoadBalancerAttachment', 'puts instances behind a load balancer', { sets: ['network'] }],
      ['server', 'Instance', 'an instance with an operating system that you patch'],
      ['identity', 'UserProfile', 'which principals may use a stack', { parties: noLogs }],
      ['store', 'Volume', 'a disk that an instance uses'],
    ],
  ),
  place(
    'OpsWorksCM',
    {
      category: 'container',
      page: 'general/latest/gr/full_shutdown_services.html',
    },
    [['server', 'Server', 'a server for Chef or Puppet that AWS patched in your window']],
  ),
  place('Organizations', { category: 'abstracted', page: 'organizations/latest/userguide/orgs_introduction.html' }, [
    ['identity', 'Account', 'an account of the organization, with its own root user'],
    [
      'setting',
      'Organization OrganizationalUnit',
      'the structure of the organization',
      { sets: ['governance', 'identity'] },
    ],
    ['setting', 'Policy', 'what accounts may do at most', { sets: ['identity', 'governance'] }],
    [
      'setting',
      'ResourcePolicy',
      'which other principals may manage the organization',
      { sets: ['resource-policy', 'governance'] },
    ],
  ]),
  place(
    'Outposts',
    {
      category: 'infrastructure',
      page: 'whitepapers/latest/aws-outposts-high-availability-design/aws-outposts-high-availability-design.html',
    },
    [
      [
        'device',
        'Outpost',
        'hardware of AWS on your premises: AWS keeps it, you give space, power, cooling and network',
        {
          parties: {
            facilities: 'shared',
            virtualization: 'aws',
            'guest-os': 'aws',
            platform: 'aws',
            application: 'none',
            'encryption-in-transit': 'shared',
            'server-side-encryption': 'aws',
            backup: 'none',
          },
          page: 'outposts/latest/userguide/what-is-outposts.html',
        },
      ],
      [
        'device',
        'Site',
        'your premises with hardware of AWS',
        {
          parties: {
            virtualization: 'none',
            'guest-os': 'none',
            platform: 'none',
            application: 'none',
            'encryption-in-transit': 'none',
            'server-side-encryption': 'none',
            'client-side-encryption': 'none',
            data: 'none',
            backup: 'none',
            logging: 'none',
          },
          page: 'outposts/latest/userguide/outposts-requirements.html',
        },
      ],
    ],
  ),
]

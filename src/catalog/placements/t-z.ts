import { noBackup, noLogs, oneVersion, place, withPolicy } from './placement.ts'

export const tToZ = [
  place('Textract', { category: 'abstracted', page: 'textract/latest/dg/what-is.html' }, [
    ['store', 'Adapter', 'a model that was trained with your documents', { parties: noBackup }],
  ]),
  place('Timestream', { category: 'abstracted', page: 'timestream/latest/developerguide/what-is-timestream.html' }, [
    ['setting', 'Database', 'groups tables, with their key', { sets: ['server-side-encryption'] }],
    [
      'database',
      'InfluxDBCluster InfluxDBInstance',
      'database instances that AWS patches; network and users are yours',
      { category: 'container', parties: { 'server-side-encryption': 'aws' } },
    ],
    ['function', 'ScheduledQuery', 'your query, run on a schedule', { parties: { ...oneVersion } }],
    ['database', 'Table', 'measurements, kept for as long as you set', { parties: { resilience: 'aws' } }],
  ]),
  place('Transcribe', { category: 'abstracted', page: 'transcribe/latest/dg/what-is.html' }, [
    ['setting', 'CallAnalyticsCategory', 'what is looked for in calls', { sets: ['data'] }],
    ['store', 'MedicalVocabulary Vocabulary VocabularyFilter', 'vocabulary for transcripts', { parties: noBackup }],
  ]),
  place('Transfer', { category: 'abstracted', page: 'transfer/latest/userguide/what-is-aws-transfer-family.html' }, [
    [
      'appliance',
      'Server',
      'a file transfer server that AWS runs; protocols, algorithms, users and network are yours',
      { category: 'container' },
    ],
    ['appliance', 'Connector', 'sends files to another server', { parties: { 'encryption-in-transit': 'customer' } }],
    ['function', 'WebApp', 'a web page for files in a bucket', { parties: { ...oneVersion, application: 'none' } }],
    ['setting', 'Agreement Profile', 'the partners that exchange files', { sets: ['identity', 'data'] }],
    ['identity', 'Certificate', 'how partners authenticate'],
    ['identity', 'HostKey User', 'how servers and users authenticate', { parties: noLogs }],
    ['setting', 'Workflow', 'what is done with a file that came', { sets: ['data'] }],
  ]),
  place('Translate', { category: 'abstracted', page: 'translate/latest/dg/what-is.html' }, [
    ['store', 'ParallelData', 'examples of your translations', { parties: noBackup }],
  ]),
  place(
    'UXC',
    {
      category: 'abstracted',
      page: 'AWSCloudFormation/latest/TemplateReference/aws-resource-uxc-accountcustomization.html',
    },
    [
      [
        'setting',
        'AccountCustomization',
        'the color, services and Regions that the console shows',
        { sets: ['governance'] },
      ],
    ],
  ),
  place(
    'VerifiedPermissions',
    { category: 'abstracted', page: 'verifiedpermissions/latest/userguide/what-is-avp.html' },
    [
      ['setting', 'IdentitySource', 'the identity provider of users', { sets: ['identity'] }],
      ['setting', 'Policy PolicyTemplate', 'permissions in your application', { sets: ['identity'] }],
      ['store', 'PolicyStore', 'policies of your application', { parties: noBackup }],
      ['link', 'PolicyStoreAlias', 'a name that leads to a policy store', { sets: ['governance'] }],
    ],
  ),
  place(
    'VoiceID',
    {
      category: 'abstracted',
      page: 'connect/latest/adminguide/encryption-at-rest.html',
    },
    [['store', 'Domain', 'voices of callers', { parties: noBackup }]],
  ),
  place('VpcLattice', { category: 'abstracted', page: 'vpc-lattice/latest/ug/what-is-vpc-lattice.html' }, [
    ['setting', 'AccessLogSubscription', 'the destination of request logs', { sets: ['logging'] }],
    [
      'setting',
      'AuthPolicy ResourcePolicy',
      'which principals may use the service',
      { sets: ['resource-policy', 'identity'] },
    ],
    ['record', 'DomainVerification', 'proof that a domain name is yours', { sets: ['network'] }],
    [
      'network-part',
      'Listener Rule TargetGroup',
      'the targets of requests',
      { sets: ['encryption-in-transit', 'resilience'] },
    ],
    ['setting', 'ResourceConfiguration', 'which resource others may reach', { sets: ['network', 'resource-policy'] }],
    ['appliance', 'ResourceGateway', 'the way to resources in your VPC', { category: 'infrastructure' }],
    [
      'appliance',
      'Service',
      'an endpoint in front of your targets; the associations of networks have the security groups',
      { parties: { ...withPolicy, network: 'none' } },
    ],
    ['network-part', 'ServiceNetwork', 'a group of services and networks', { sets: ['resource-policy', 'logging'] }],
    [
      'link',
      'ServiceNetworkResourceAssociation ServiceNetworkServiceAssociation ServiceNetworkVpcAssociation',
      'joins networks and services',
      { sets: ['network'] },
    ],
  ]),
  place('WAF', { category: 'abstracted', page: 'waf/latest/developerguide/classic-waf-chapter.html' }, [
    [
      'network-part',
      'ByteMatchSet IPSet Rule SizeConstraintSet SqlInjectionMatchSet WebACL XssMatchSet',
      'rules for requests',
    ],
  ]),
  place('WAFRegional', { category: 'abstracted', page: 'waf/latest/developerguide/classic-waf-chapter.html' }, [
    [
      'network-part',
      'ByteMatchSet GeoMatchSet IPSet RateBasedRule RegexPatternSet Rule SizeConstraintSet SqlInjectionMatchSet WebACL XssMatchSet',
      'rules for requests',
    ],
    ['link', 'WebACLAssociation', 'the resources that rules protect', { sets: ['network'] }],
  ]),
  place('WellArchitected', { category: 'abstracted', page: 'wellarchitected/latest/userguide/intro.html' }, [
    [
      'setting',
      'AgentContext AgentGoal AgentProfile Lens Profile ReviewTemplate',
      'the questions of a review',
      { sets: ['governance', 'data'] },
    ],
    ['record', 'Workload', 'what a review found', { sets: ['governance', 'data'] }],
  ]),
  place('Wickr', { category: 'abstracted', page: 'wickr/latest/adminguide/what-is-wickr.html' }, [
    [
      'store',
      'Network',
      'messages that only their users can read',
      { parties: { ...noBackup, 'server-side-encryption': 'aws', 'encryption-in-transit': 'aws' } },
    ],
  ]),
  place('Wisdom', { category: 'abstracted', page: 'connect/latest/adminguide/encryption-at-rest.html' }, [
    ['function', 'AIAgent', 'your prompts and choice of model, run by AWS', { parties: { ...oneVersion } }],
    ['record', 'AIAgentVersion AIGuardrailVersion AIPromptVersion', 'an immutable version', { sets: ['application'] }],
    ['record', 'MessageTemplateVersion', 'an immutable version', { sets: ['data'] }],
    ['setting', 'AIGuardrail', 'policies for prompts and answers of models', { sets: ['application'] }],
    ['setting', 'AIPrompt', 'a text that is kept', { sets: ['application'] }],
    ['setting', 'MessageTemplate QuickResponse', 'a text that is kept', { sets: ['data'] }],
    ['function', 'Assistant', 'answers for agents of a contact center', { parties: { ...oneVersion } }],
    ['link', 'AssistantAssociation', 'which knowledge an assistant answers from', { sets: ['data'] }],
    ['store', 'KnowledgeBase', 'documents that answers are based on', { parties: noBackup }],
  ]),
  place('WorkSpaces', { category: 'infrastructure', page: 'workspaces/latest/adminguide/workspace-maintenance.html' }, [
    [
      'link',
      'ConnectionAlias',
      'the name under which desktops in another Region are reached',
      { sets: ['resilience', 'network'] },
    ],
    ['server', 'Workspace', 'a desktop with an operating system that you maintain', { parties: { backup: 'shared' } }],
    ['server', 'WorkspacesPool', 'desktops with an operating system that you maintain'],
    ['network-part', 'WorkspaceIpGroup', 'from which addresses desktops are reached'],
  ]),
  place(
    'WorkSpacesThinClient',
    { category: 'infrastructure', page: 'workspaces-thin-client/latest/ag/what-is-thin-client.html' },
    [
      [
        'device',
        'Environment',
        'devices at your site; AWS updates their software in your maintenance window',
        {
          parties: {
            'guest-os': 'shared',
            platform: 'shared',
            application: 'none',
            backup: 'none',
          },
        },
      ],
    ],
  ),
  place('WorkSpacesWeb', { category: 'abstracted', page: 'workspaces-web/latest/adminguide/portal-settings.html' }, [
    [
      'function',
      'Portal',
      'browsers on hosts that AWS patches, which show pages of your network',
      { parties: { ...oneVersion, application: 'none', network: 'customer' } },
    ],
    [
      'setting',
      'BrowserSettings DataProtectionSettings UserSettings',
      'permissions of browser users',
      { sets: ['data', 'identity'] },
    ],
    ['setting', 'IdentityProvider', 'the identity provider of users', { sets: ['identity'] }],
    ['setting', 'IpAccessSettings NetworkSettings', 'the networks of browsers', { sets: ['network'] }],
    ['setting', 'SessionLogger UserAccessLoggingSettings', 'the events to log', { sets: ['logging'] }],
    [
      'setting',
      'TrustStore',
      'the authorities that browsers trust',
      { sets: ['encryption-in-transit', 'server-side-encryption'] },
    ],
  ]),
  place(
    'WorkspacesInstances',
    { category: 'infrastructure', page: 'workspaces/latest/adminguide/workspace-maintenance.html' },
    [
      ['store', 'Volume', 'a disk of a desktop'],
      ['link', 'VolumeAssociation', 'gives a desktop its disk', { sets: ['data'] }],
      [
        'server',
        'WorkspaceInstance',
        'a desktop instance that another service manages for you',
        { parties: { 'guest-os': 'shared' } },
      ],
    ],
  ),
  place('XRay', { category: 'abstracted', page: 'xray/latest/devguide/aws-xray.html' }, [
    ['setting', 'Group SamplingRule TransactionSearchConfig', 'the requests to trace', { sets: ['logging'] }],
    ['setting', 'ResourcePolicy', 'which principals may send traces', { sets: ['resource-policy'] }],
  ]),
]

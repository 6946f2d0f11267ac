import { noBackup, noLogs, oneVersion, place, withPolicy } from './placement.ts'

export const m = [
  place(
    'M2',
    {
      category: 'container',
      page: 'm2/latest/userguide/what-is-m2.html',
    },
    [
      [
        'server',
        'Environment',
        'hosts that AWS patches, with an engine of a version that you choose',
        { parties: { application: 'none' } },
      ],
      ['setting', 'Application', 'your mainframe application, as it is run', { sets: ['application'] }],
      ['record', 'Deployment', 'a version of the application in an environment'],
    ],
  ),
  place('MGN', { category: 'infrastructure', page: 'mgn/latest/ug/mgn-connector-prerequisites.html' }, [
    ['device', 'Connector', 'your server, from which others are prepared for the move'],
    [
      'setting',
      'LaunchConfigurationTemplate NetworkMigrationDefinition',
      'how moved servers and networks are made',
      { sets: ['network', 'resilience'] },
    ],
  ]),
  place('MPA', { category: 'abstracted', page: 'mpa/latest/userguide/what-is.html' }, [
    ['identity', 'ApprovalTeam', 'the approvers of protected operations'],
    ['identity', 'IdentitySource', 'the identity source of approvers'],
  ]),
  place('MSK', { category: 'container', page: 'msk/latest/developerguide/what-is-msk.html' }, [
    [
      'link',
      'Channel',
      'delivers messages of topics to buckets and tables',
      {
        sets: ['data', 'server-side-encryption', 'logging'],
        page: 'AWSCloudFormation/latest/TemplateReference/aws-resource-msk-channel.html',
      },
    ],
    ['identity', 'BatchScramSecret', 'the secrets of users of a cluster', { parties: noLogs }],
    ['setting', 'ClusterPolicy', 'which principals may use the cluster', { sets: ['resource-policy'] }],
    ['setting', 'Configuration', 'settings of brokers', { sets: ['platform'] }],
    [
      'function',
      'Replicator',
      'copies topics between clusters',
      { category: 'abstracted', parties: { ...oneVersion, application: 'none', network: 'customer' } },
    ],
    ['store', 'Topic', 'messages of one kind', { category: 'abstracted', parties: { ...noBackup, network: 'none' } }],
    ['link', 'VpcConnection', 'reaches a cluster from another network', { sets: ['network'] }],
  ]),
  place('MWAA', { category: 'container', page: 'mwaa/latest/userguide/what-is-mwaa.html' }, [
    ['function', 'Environment', 'AWS runs Apache Airflow, you choose its version and write the workflows'],
  ]),
  place(
    'MWAAServerless',
    { category: 'abstracted', page: 'mwaa/latest/mwaa-serverless-userguide/what-is-mwaa-serverless.html' },
    [['function', 'Workflow', 'your workflow, on hosts that AWS runs', { parties: { ...oneVersion } }]],
  ),
  place('Macie', { category: 'abstracted', page: 'macie/latest/user/what-is-macie.html' }, [
    ['setting', 'AllowList CustomDataIdentifier', 'the definition of sensitive data', { sets: ['data'] }],
    ['setting', 'FindingsFilter', 'which findings are shown, and which archived', { sets: ['logging'] }],
    ['link', 'Member', 'the accounts with the buckets to scan', { sets: ['data'] }],
    ['setting', 'Session', 'whether buckets are looked at', { sets: ['data', 'logging'] }],
  ]),
  place(
    'ManagedBlockchain',
    {
      category: 'container',
      page: 'managed-blockchain/latest/hyperledger-fabric-dev/what-is-managed-blockchain.html',
    },
    [
      ['identity', 'Accessor', 'the key or token of a caller'],
      ['setting', 'Member', 'a member of a network', { sets: ['identity', 'logging'] }],
      [
        'database',
        'Node',
        'a node that AWS patches; its configuration and network access are yours',
        { parties: { application: 'customer' } },
      ],
    ],
  ),
  place('MediaConnect', { category: 'abstracted', page: 'mediaconnect/latest/ug/what-is.html' }, [
    [
      'function',
      'Flow',
      'carries live video; encryption and sources are yours',
      {
        parties: {
          ...oneVersion,
          application: 'none',
          resilience: 'customer',
          network: 'customer',
          'encryption-in-transit': 'customer',
          'server-side-encryption': 'none',
        },
      },
    ],
    [
      'device',
      'Bridge Gateway',
      'software of AWS on your own hardware, which carries video',
      { category: 'infrastructure', parties: { platform: 'aws', application: 'none', backup: 'none' } },
    ],
    [
      'link',
      'BridgeOutput BridgeSource FlowOutput FlowSource',
      'sources and destinations of video',
      { sets: ['network', 'encryption-in-transit'] },
    ],
    ['setting', 'FlowMediaStream', 'the format of one stream of a flow', { sets: ['data'] }],
    [
      'link',
      'FlowEntitlement',
      'which other account gets the video',
      { sets: ['resource-policy', 'encryption-in-transit'] },
    ],
    ['link', 'FlowVpcInterface RouterNetworkInterface', 'a connection into your VPC', { sets: ['network'] }],
    [
      'link',
      'RouterInput RouterOutput',
      'sources and destinations of video',
      { sets: ['network', 'encryption-in-transit', 'resilience'] },
    ],
  ]),
  place('MediaConvert', { category: 'abstracted', page: 'mediaconvert/latest/ug/what-is.html' }, [
    ['setting', 'JobTemplate Preset', 'how video is encoded', { sets: ['governance'] }],
    ['setting', 'Queue', 'in which order videos are encoded', { sets: ['resilience'] }],
  ]),
  place('MediaLive', { category: 'abstracted', page: 'medialive/latest/ug/what-is.html' }, [
    [
      'function',
      'Channel',
      'encodes live video on hosts that AWS runs, with the version of the engine that you choose',
      { parties: { application: 'none', 'server-side-encryption': 'none', resilience: 'shared' } },
    ],
    [
      'function',
      'Multiplex',
      'puts streams together on hosts that AWS runs',
      { parties: { ...oneVersion, application: 'none', 'server-side-encryption': 'none', resilience: 'shared' } },
    ],
    [
      'device',
      'Cluster Node',
      'your own hardware, on which AWS encodes video',
      {
        category: 'infrastructure',
        // AWS keeps the encoder current; the machine below it is the customer's
        parties: { ...oneVersion, application: 'none', backup: 'none' },
      },
    ],
    ['setting', 'ChannelPlacementGroup Multiplexprogram', 'the placement of channels', { sets: ['resilience'] }],
    [
      'setting',
      'CloudWatchAlarmTemplate CloudWatchAlarmTemplateGroup EventBridgeRuleTemplate EventBridgeRuleTemplateGroup SignalMap',
      'monitored resources, and the recipients of notifications',
      { sets: ['logging'] },
    ],
    ['link', 'Input', 'the source of video', { sets: ['network', 'encryption-in-transit'] }],
    ['link', 'SdiSource', 'video from an SDI card of your hardware', { sets: ['data'] }],
    ['network-part', 'InputSecurityGroup Network', 'the sources that may send video'],
  ]),
  place('MediaPackage', { category: 'abstracted', page: 'mediapackage/latest/ug/what-is.html' }, [
    [
      'function',
      'Channel',
      'receives live video and packages it',
      { parties: { ...oneVersion, application: 'none', 'server-side-encryption': 'aws' } },
    ],
    [
      'store',
      'Asset',
      'video on demand, packed from your bucket',
      { parties: { ...noBackup, 'server-side-encryption': 'none' } },
    ],
    [
      'setting',
      'OriginEndpoint PackagingConfiguration PackagingGroup',
      'the formats and access control of video',
      { sets: ['network', 'identity', 'data'] },
    ],
  ]),
  place('MediaPackageV2', { category: 'abstracted', page: 'mediapackage/latest/userguide/what-is.html' }, [
    [
      'function',
      'Channel',
      'receives live video and packages it',
      { parties: { ...oneVersion, ...withPolicy, application: 'none', 'server-side-encryption': 'aws' } },
    ],
    ['setting', 'ChannelGroup', 'groups channels', { sets: ['governance'] }],
    [
      'setting',
      'ChannelPolicy OriginEndpointPolicy',
      'which principals may send or get the video',
      { sets: ['resource-policy'] },
    ],
    ['setting', 'OriginEndpoint', 'in which form the video is given', { sets: ['network', 'data', 'resource-policy'] }],
  ]),
  place(
    'MediaStore',
    {
      category: 'abstracted',
      page: 'general/latest/gr/full_shutdown_services.html',
    },
    [['store', 'Container', 'video behind an endpoint', { parties: { ...withPolicy, backup: 'customer' } }]],
  ),
  place('MediaTailor', { category: 'abstracted', page: 'mediatailor/latest/ug/what-is.html' }, [
    [
      'function',
      'Channel',
      'puts video together',
      { parties: { ...oneVersion, ...withPolicy, application: 'none', 'server-side-encryption': 'none' } },
    ],
    ['setting', 'ChannelPolicy', 'which principals may get the video', { sets: ['resource-policy'] }],
    ['function', 'Function', 'your rules between a request and the video', { parties: { ...oneVersion } }],
    [
      'setting',
      'PlaybackConfiguration SourceLocation',
      'the sources of video and advertisements',
      { sets: ['data', 'network', 'identity'] },
    ],
    [
      'setting',
      'LiveSource PrefetchSchedule VodSource',
      'which video and advertisements are put in',
      { sets: ['data'] },
    ],
  ]),
  place('MemoryDB', { category: 'container', page: 'memorydb/latest/devguide/managing-updates.html' }, [
    ['identity', 'ACL User', 'which principals may use a cluster, and which commands', { parties: noLogs }],
    [
      'database',
      'Cluster',
      'nodes that AWS patches; service updates, network and users are yours',
      { parties: { 'guest-os': 'shared' } },
    ],
    ['link', 'MultiRegionCluster', 'joins clusters of several Regions', { sets: ['resilience'] }],
    ['setting', 'ParameterGroup', 'parameters of the engine', { sets: ['platform'] }],
    [
      'store',
      'Snapshot',
      'a copy of the data at one moment',
      { category: 'abstracted', parties: { network: 'none', backup: 'none' } },
    ],
    ['network-part', 'SubnetGroup', 'the subnets of nodes', { sets: ['resilience'] }],
  ]),
]

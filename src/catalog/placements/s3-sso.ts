import { noBackup, noLogs, oneVersion, place, withPolicy } from './placement.ts'

export const s3ToSso = [
  place('S3', { category: 'abstracted', page: 'AmazonS3/latest/userguide/DataDurability.html' }, [
    [
      'identity',
      'AccessGrant AccessGrantsLocation',
      'which principals may read and write which objects',
      { parties: noLogs },
    ],
    [
      'identity',
      'AccessGrantsInstance',
      'the grants of a Region, with a resource policy',
      { parties: { 'resource-policy': 'customer' } },
    ],
    [
      'setting',
      'BucketPolicy MultiRegionAccessPointPolicy',
      'which principals may use the bucket',
      { sets: ['resource-policy'] },
    ],
    ['setting', 'StorageLens StorageLensGroup', 'the metrics of buckets', { sets: ['logging'] }],
  ]),
  place('S3Express', { category: 'abstracted', page: 'AmazonS3/latest/userguide/s3-express-data-protection.html' }, [
    ['setting', 'AccessPoint', 'a name with rights of its own', { sets: ['resource-policy', 'network', 'identity'] }],
    ['setting', 'BucketPolicy', 'which principals may use the bucket', { sets: ['resource-policy'] }],
  ]),
  place('S3Files', { category: 'abstracted', page: 'AmazonS3/latest/userguide/DataDurability.html' }, [
    ['setting', 'AccessPoint', 'a way into files, with an identity of its own', { sets: ['identity'] }],
    ['store', 'FileSystem', 'objects as files', { parties: { ...withPolicy } }],
    ['setting', 'FileSystemPolicy', 'which principals may use the files', { sets: ['resource-policy'] }],
    ['network-part', 'MountTarget', 'where in your VPC the files are reached', { sets: ['resilience'] }],
  ]),
  place(
    'S3ObjectLambda',
    {
      category: 'abstracted',
      page: 'AmazonS3/latest/userguide/DataDurability.html',
    },
    [
      [
        'function',
        'AccessPoint',
        'your function between a reader and an object',
        { parties: { 'resource-policy': 'customer', 'server-side-encryption': 'none', ...oneVersion } },
      ],
      ['setting', 'AccessPointPolicy', 'which principals may read by the access point', { sets: ['resource-policy'] }],
    ],
  ),
  place('S3Outposts', { category: 'abstracted', page: 'AmazonS3/latest/s3-outposts/S3onOutposts.html' }, [
    ['setting', 'AccessPoint', 'a name with rights of its own', { sets: ['resource-policy', 'network', 'identity'] }],
    [
      'store',
      'Bucket',
      'objects on hardware of AWS on your premises',
      {
        parties: {
          ...withPolicy,
          facilities: 'shared',
          // access points and endpoints control the network
          network: 'none',
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
      { category: 'infrastructure', parties: { facilities: 'shared' } },
    ],
  ]),
  place('S3Tables', { category: 'abstracted', page: 'AmazonS3/latest/userguide/s3-tables-security-overview.html' }, [
    ['setting', 'Namespace', 'groups tables', { sets: ['data'] }],
    ['store', 'Table TableBucket', 'tables that AWS keeps in order', { parties: { ...withPolicy } }],
    ['setting', 'TableBucketPolicy TablePolicy', 'which principals may use the tables', { sets: ['resource-policy'] }],
  ]),
  place('S3Vectors', { category: 'abstracted', page: 'AmazonS3/latest/userguide/s3-vectors-security.html' }, [
    ['store', 'VectorBucket', 'vectors, with a bucket policy', { parties: { ...withPolicy, ...noBackup } }],
    ['store', 'Index', 'vectors of one kind in a bucket', { parties: noBackup }],
    ['setting', 'VectorBucketPolicy', 'which principals may use the vectors', { sets: ['resource-policy'] }],
  ]),
  place('SCN', { category: 'abstracted', page: 'aws-supply-chain/latest/APIReference/API_CreateInstance.html' }, [
    ['store', 'Dataset', 'supply chain data', { parties: noBackup }],
    ['setting', 'Namespace', 'groups datasets', { sets: ['data'] }],
    ['function', 'DataIntegrationFlow', 'your SQL between a source and a dataset', { parties: oneVersion }],
  ]),
  place('SDB', { category: 'abstracted', page: 'AmazonSimpleDB/latest/DeveloperGuide/Welcome.html' }, [
    [
      'database',
      'Domain',
      'attributes behind an endpoint, without encryption at rest',
      { parties: { 'server-side-encryption': 'none', backup: 'customer', resilience: 'aws' } },
    ],
  ]),
  place('SES', { category: 'abstracted', page: 'ses/latest/dg/Welcome.html' }, [
    [
      'setting',
      'ConfigurationSet',
      'settings of sent mail, and whether it needs TLS',
      { sets: ['encryption-in-transit', 'logging'] },
    ],
    ['setting', 'ConfigurationSetEventDestination VdmAttributes', 'the events of sent mail', { sets: ['logging'] }],
    ['store', 'ContactList', 'addresses, and what they want to get', { parties: noBackup }],
    [
      'setting',
      'CustomVerificationEmailTemplate Template',
      'the text of mail, which you write and the service keeps',
      { sets: ['data'] },
    ],
    ['setting', 'MultiRegionEndpoint', 'the Regions that mail is sent from', { sets: ['network', 'resilience'] }],
    [
      'setting',
      'DedicatedIpPool Tenant',
      'the addresses and identities that mail is sent from',
      { sets: ['governance'] },
    ],
    [
      'identity',
      'EmailIdentity',
      'a domain or address that mail is sent from',
      { parties: { 'resource-policy': 'customer' } },
    ],
    ['identity', 'EmailIdentityCertificate', 'the certificate of an email identity'],
    [
      'setting',
      'MailManagerAddonInstance MailManagerAddonSubscription MailManagerAddressList MailManagerRuleSet ReceiptRuleSet',
      'rules for incoming mail',
      { sets: ['data'] },
    ],
    ['setting', 'ReceiptFilter', 'the addresses from which mail is taken', { sets: ['network'] }],
    [
      'setting',
      'MailManagerTrafficPolicy ReceiptRule',
      'rules for incoming mail, and whether it needs TLS',
      { sets: ['network', 'data', 'encryption-in-transit'] },
    ],
    ['store', 'MailManagerArchive', 'mail that is kept', { parties: noBackup }],
    [
      'appliance',
      'MailManagerIngressPoint',
      'the address that takes mail in',
      { parties: { 'encryption-in-transit': 'customer' } },
    ],
    ['link', 'MailManagerRelay', 'the server to which mail goes', { sets: ['network', 'identity'] }],
  ]),
  place('SMSVOICE', { category: 'abstracted', page: 'sms-voice/latest/userguide/what-is-sms-mms.html' }, [
    ['setting', 'ConfigurationSet', 'what is noted of messages', { sets: ['logging'] }],
    ['store', 'OptOutList', 'numbers that want no messages', { parties: { ...noBackup, ...withPolicy } }],
    [
      'identity',
      'PhoneNumber Pool SenderId',
      'the numbers and names that messages are sent from',
      { parties: { 'resource-policy': 'customer' } },
    ],
    ['identity', 'VerifiedDestinationNumber', 'a number that test messages go to', { parties: noLogs }],
    ['setting', 'ProtectConfiguration', 'to which countries messages may go', { sets: ['network'] }],
    ['record', 'Registration RegistrationAttachment', 'your registration with carriers', { sets: ['governance'] }],
    ['setting', 'ResourcePolicy', 'which principals may use the number', { sets: ['resource-policy'] }],
  ]),
  place('SNS', { category: 'abstracted', page: 'sns/latest/dg/welcome.html' }, [
    [
      'setting',
      'TopicInlinePolicy TopicPolicy',
      'which principals may publish and subscribe',
      { sets: ['resource-policy'] },
    ],
  ]),
  place(
    'SQS',
    { category: 'abstracted', page: 'AWSSimpleQueueService/latest/SQSDeveloperGuide/infrastructure-security.html' },
    [
      [
        'setting',
        'QueueInlinePolicy QueuePolicy',
        'which principals may send and receive',
        { sets: ['resource-policy'] },
      ],
    ],
  ),
  place('SSM', { category: 'abstracted', page: 'systems-manager/latest/userguide/data-protection.html' }, [
    [
      'setting',
      'Association MaintenanceWindow MaintenanceWindowTarget MaintenanceWindowTask',
      'operations on nodes, and their times',
      { sets: ['guest-os', 'governance'] },
    ],
    ['link', 'CloudConnector', 'reaches another cloud', { sets: ['identity'] }],
    ['record', 'OpsItem', 'an operational issue to look at', { sets: ['governance'] }],
    ['store', 'Parameter', 'a value, with a key where it is secret', { parties: { ...noBackup, ...withPolicy } }],
    ['setting', 'PatchBaseline', 'which patches nodes get', { sets: ['guest-os'] }],
    ['link', 'ResourceDataSync', 'where inventory data goes', { sets: ['data', 'logging'] }],
    ['setting', 'ResourcePolicy', 'which principals may use the resource', { sets: ['resource-policy'] }],
    ['setting', 'ServiceSetting', 'settings of Systems Manager', { sets: ['resource-policy', 'logging'] }],
  ]),
  place(
    'SSMContacts',
    { category: 'abstracted', page: 'incident-manager/latest/userguide/what-is-incident-manager.html' },
    [
      [
        'setting',
        'Contact ContactChannel Plan Rotation',
        'the contacts, and the times at which they are called',
        { sets: ['governance', 'logging'] },
      ],
    ],
  ),
  place(
    'SSMGuiConnect',
    { category: 'abstracted', page: 'systems-manager/latest/userguide/fleet-manager-remote-desktop-connections.html' },
    [['setting', 'Preferences', 'whether remote desktops are recorded', { sets: ['logging', 'data'] }]],
  ),
  place(
    'SSMIncidents',
    { category: 'abstracted', page: 'incident-manager/latest/userguide/what-is-incident-manager.html' },
    [
      [
        'setting',
        'ReplicationSet',
        'in which Regions incidents are kept, and under which key',
        { sets: ['resilience', 'server-side-encryption'] },
      ],
      ['setting', 'ResponsePlan', 'what is done at an incident', { sets: ['governance'] }],
    ],
  ),
  place('SSMQuickSetup', { category: 'abstracted', page: 'systems-manager/latest/userguide/data-protection.html' }, [
    [
      'setting',
      'ConfigurationManager LifecycleAutomation',
      'how nodes and accounts are set up',
      { sets: ['governance', 'guest-os'] },
    ],
  ]),
  place('SSO', { category: 'abstracted', page: 'singlesignon/latest/userguide/what-is.html' }, [
    ['identity', 'Application Instance', 'users and clients'],
    ['identity', 'PermissionSet', 'the access that users get', { parties: noLogs }],
    ['link', 'ApplicationAssignment Assignment', 'gives users accounts and applications', { sets: ['identity'] }],
    [
      'setting',
      'InstanceAccessControlAttributeConfiguration',
      'which attributes of users decide',
      { sets: ['identity'] },
    ],
  ]),
]

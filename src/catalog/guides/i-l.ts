import { readOn } from '../sources.ts'

export const guidesIL = readOn('2026-11-30', [
  [
    'imagebuilder/latest/userguide/what-is-image-builder.html',
    'AWS automates the builds; the customer owns the images and configures their updates and patches',
    'You own the customized images that',
  ],
  [
    'incident-manager/latest/userguide/what-is-incident-manager.html',
    'the customer writes response plans, contacts and schedules, by which AWS engages people',
    'template that defines what must be',
  ],
  [
    'inspector/latest/user/encryption-rest.html',
    'AWS encrypts inventory and findings by keys of its own; the customer may name a key for code in findings',
    'stores data at rest using AWS',
  ],
  [
    'inspector/latest/user/encryption-transit.html',
    'AWS encrypts what Inspector sends between services',
    'encrypts all data in transit between',
  ],
  [
    'inspector/latest/user/what-is-inspector.html',
    'AWS finds and scans workloads; the customer manages the findings',
    'automatically discovers workloads and continually scans',
  ],
  [
    'inspector/v1/userguide/inspector_introduction.html',
    'the former version of Inspector, ended on 2026-05-20: the customer is responsible for what runs on AWS',
    'responsible for the security of applications',
  ],
  [
    'interconnect/latest/userguide/monitoring-overview.html',
    'AWS has tools; the customer makes dashboards and alarms, and names the bucket for logs',
    'set alarms that notify you or',
  ],
  [
    'iot-sitewise/latest/userguide/what-is-sitewise.html',
    'AWS collects and stores data of equipment; gateways run on devices of the customer',
    'managed service with which you can',
  ],
  [
    'iot-twinmaker/latest/guide/what-is-twinmaker.html',
    'the customer models its site; data of a workspace stand in a bucket of the customer',
    'linked to the Amazon S3 bucket',
  ],
  [
    'iot/latest/developerguide/device-advisor.html',
    'AWS runs the tests that the customer chooses for its devices',
    'fully managed test capability for validating',
  ],
  [
    'iot/latest/developerguide/iot-security.html',
    'the customer manages credentials, identities and permissions of devices; AWS authenticates them and speaks TLS',
    'responsible for managing device credentials',
  ],
  [
    'iot/latest/developerguide/secure-tunneling.html',
    'AWS manages the tunnel to a remote device of the customer',
    'secure connection that is managed by',
  ],
  [
    'ivs/latest/ChatUserGuide/what-is.html',
    'AWS runs the chat beside live streams',
    'managed, live-chat feature to go',
  ],
  [
    'ivs/latest/LowLatencyUserGuide/what-is.html',
    'AWS runs the streaming; the customer builds the application and the experience',
    'need to manage infrastructure or develop',
  ],
  [
    'kendra/latest/dg/what-is-kendra.html',
    'AWS runs the search; the customer authenticates and authorizes its users',
    'responsible for authenticating and authorizing user',
  ],
  [
    'keyspaces/latest/devguide/what-is-keyspaces.html',
    'AWS patches, runs and scales the servers of a database without servers to see',
    'provision, patch, or manage servers',
  ],
  [
    'kinesisanalytics/latest/dev/what-is.html',
    'AWS ran SQL code that the customer wrote; the applications are deleted since 2026-01-27',
    'discontinue Amazon Kinesis Data Analytics',
  ],
  [
    'kinesisvideostreams/latest/dg/what-is-kinesis-video.html',
    'AWS stores and encrypts video for the time that the customer sets',
    'stores this data and encrypts it',
  ],
  [
    'kms/latest/developerguide/concepts.html',
    'a customer managed key is made, owned and managed by the customer; KMS stores no ciphertext',
    'keys that you create, own, and',
  ],
  [
    'kms/latest/developerguide/control-access.html',
    'the customer permits every use of a key, by key policy, IAM policy or grant',
    'No AWS principal has any permissions',
  ],
  [
    'kms/latest/developerguide/deleting-keys.html',
    'the customer schedules the deletion of a key; what it encrypted is then lost',
    'never deletes your KMS keys unless',
  ],
  [
    'kms/latest/developerguide/key-policies.html',
    'each key has one policy, which says who may use it',
    'must have exactly one key policy',
  ],
  [
    'kms/latest/developerguide/logging-using-cloudtrail.html',
    'CloudTrail records every call of KMS; the customer can exclude them from a trail, and loses them',
    'lets you exclude AWS KMS events',
  ],
  [
    'kms/latest/developerguide/multi-region-keys-overview.html',
    'a replica is a full key of its own; the customer manages each one by itself',
    'manage each multi-Region key independently',
  ],
  [
    'kms/latest/developerguide/rotate-keys.html',
    'the customer turns on the rotation of its keys, or rotates them by hand',
    'Automatic rotation is optional for customer',
  ],
  [
    'lake-formation/latest/dg/what-is-lake-formation.html',
    'the customer grants permissions on data lakes; services of AWS enforce them',
    'simple grant or revoke mechanism',
  ],
  [
    'lambda/latest/dg/access-control-resource-based.html',
    'the customer grants other accounts and services access to a function by its policy',
    'you can grant other AWS accounts',
  ],
  [
    'lambda/latest/dg/chapter-layers.html',
    'a layer is an archive with libraries or configuration, from which functions take their files',
    'file archive that contains supplementary code',
  ],
  [
    'lambda/latest/dg/concepts-basics.html',
    'a function is code in a package; its environment is made when it is invoked',
    'bundle your function code and its',
  ],
  [
    'lambda/latest/dg/invocation-async-error-handling.html',
    'Lambda tries again, then discards; the customer sets retries, and a queue or destination',
    'create an on-failure destination',
  ],
  [
    'lambda/latest/dg/kinesis-on-failure-destination.html',
    'Lambda repeats a batch; the customer sets retries, ages and a destination for what fails',
    'retain records of failed event source',
  ],
  [
    'lambda/latest/dg/lambda-monitoring.html',
    'Lambda reports metrics; the customer uses further services to monitor and trace functions',
    'automatically monitors Lambda functions on your',
  ],
  [
    'lambda/latest/dg/lambda-permissions.html',
    'the customer grants a function its role, and others their access to it',
    'define the permissions that your Lambda',
  ],
  [
    'lambda/latest/dg/permissions-layer-cross-account.html',
    'the customer shares a version of a layer by statements in its policy',
    'add a cross-account permissions statement to',
  ],
  [
    'lexv2/latest/dg/what-is.html',
    'AWS runs and scales bots; the customer specifies the conversation',
    'provisioning hardware and managing infrastructure to',
  ],
  [
    'license-manager/latest/userguide/license-manager.html',
    'the customer defines rules and limits of licenses, and AWS tracks their use',
    'administrators can set hard or soft',
  ],
  [
    'lightsail/latest/userguide/what-is-amazon-lightsail.html',
    'Lightsail offers servers, databases, storage and distributions; the customer sets the firewall of instances',
    'comes with a built-in firewall that',
  ],
  [
    'location/latest/developerguide/what-is.html',
    'AWS runs maps, places and trackers, and hides who asks from the data providers',
    'anonymizes queries sent to data providers',
  ],
  [
    'lookout-for-equipment/latest/ug/what-is.html',
    'AWS trained models from data of the customer, until support ended on 2026-10-07',
    'discontinue support for Amazon Lookout for',
  ],
])

import { setAt, valueAt } from '../src/model/paths.ts'
import type { Resource } from '../src/model/resource.ts'
import { controls } from '../src/services/controls.gen.ts'

const readsOf = new Map<string, Set<string>>()
for (const { on, reads } of controls) readsOf.set(on, new Set([...(readsOf.get(on) ?? []), ...reads]))

/**
 * A synthetic account of the given size, with the types that make up large accounts. Every third resource has a fault,
 * every fiftieth was not fully read.
 */
export function synthetic(size: number): Resource[] {
  const makers = Object.entries(types)
  const [fallback] = makers
  if (!fallback) return []
  return Array.from({ length: size }, (_, n) => {
    const [type, make] = makers[n % makers.length] ?? fallback
    const good = n % 3 !== 0
    const { properties, state = {} } = make(n, good)
    const bags = { properties, state }
    // all other properties that the controls of the type read are known not to be set
    for (const path of readsOf.get(type) ?? []) if (valueAt(bags, path) === undefined) setAt(bags, path, null)
    if (n % 50 === 0) delete properties[Object.keys(properties)[0] ?? '']
    const region = n % 2 === 0 ? 'eu-central-1' : 'us-east-1'
    return {
      id: `arn:aws:x:${region}:111122223333:${type}/${String(n).padStart(7, '0')}`,
      type,
      account: '111122223333',
      region,
      name: `resource-${n}`,
      tags: { environment: n % 4 === 0 ? 'production' : 'staging' },
      properties,
      state,
      unseen: {},
    }
  })
}

interface Made {
  readonly properties: Record<string, unknown>
  readonly state?: Record<string, unknown>
}

const policy = (open: boolean) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: '*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
    { Effect: 'Allow', Principal: open ? '*' : { AWS: '111122223333' }, Action: 's3:GetObject', Resource: '*' },
  ],
})

const types: Readonly<Record<string, (n: number, good: boolean) => Made>> = {
  'AWS::S3::Bucket': (_, good) => ({
    properties: {
      BucketEncryption: null,
      VersioningConfiguration: good ? { Status: 'Enabled' } : null,
      LoggingConfiguration: good ? { DestinationBucketName: 'logs' } : null,
      LifecycleConfiguration: null,
      ReplicationConfiguration: null,
      NotificationConfiguration: null,
      ObjectLockConfiguration: null,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: good,
        BlockPublicPolicy: good,
        IgnorePublicAcls: good,
        RestrictPublicBuckets: good,
      },
    },
    state: { Policy: policy(!good), Grants: [], PolicyIsPublic: !good },
  }),
  'AWS::EC2::SecurityGroup': (n, good) => ({
    properties: {
      GroupName: `group-${n}`,
      SecurityGroupIngress: [
        { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' },
        { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: good ? '10.0.0.0/8' : '0.0.0.0/0' },
        { IpProtocol: '-1', SourceSecurityGroupId: `sg-${n}` },
      ],
      SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }],
    },
    state: { InUse: good },
  }),
  'AWS::EC2::Volume': (n, good) => ({
    properties: { Encrypted: good, Size: 100 },
    state: { AttachedTo: `i-${n}`, State: 'in-use' },
  }),
  'AWS::EC2::Instance': (n, good) => ({
    properties: {
      SubnetId: `subnet-${n % 100}`,
      Monitoring: good,
      MetadataOptions: { HttpTokens: good ? 'required' : 'optional', HttpPutResponseHopLimit: 1 },
    },
    state: { State: 'running', PublicIpAddress: good ? null : '203.0.113.7' },
  }),
  'AWS::DynamoDB::Table': (_, good) => ({
    properties: {
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: good,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: good },
      SSESpecification: good ? { SSEEnabled: true } : null,
    },
    state: { TableStatus: 'ACTIVE' },
  }),
  'AWS::RDS::DBInstance': (_, good) => ({
    properties: {
      Engine: 'postgres',
      StorageEncrypted: good,
      PubliclyAccessible: !good,
      MultiAZ: good,
      DeletionProtection: good,
      CopyTagsToSnapshot: good,
      BackupRetentionPeriod: good ? 14 : 0,
      AutoMinorVersionUpgrade: good,
      MonitoringInterval: good ? 60 : 0,
    },
    state: { DBInstanceStatus: 'available' },
  }),
}

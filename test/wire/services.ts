import type { IdentityState } from '../../src/practice/auth/identities.ts'
import { awsError, page, practiceService } from '../../src/practice/service.ts'
import { version } from '../../src/practice/wire/registry.ts'
import { backup as backupSdk } from '../../src/services/backup/sdk.ts'
import { dynamodb as dynamodbSdk } from '../../src/services/dynamodb/sdk.ts'
import { ec2 as ec2Sdk } from '../../src/services/ec2/sdk.ts'
import { elb as elbSdk, elbv2 as elbv2Sdk } from '../../src/services/elasticloadbalancing/sdk.ts'
import { iam as iamSdk } from '../../src/services/iam/sdk.ts'
import { s3 as s3Sdk } from '../../src/services/s3/sdk.ts'
import { sts } from '../../src/services/sts/practice/index.ts'

/** A few small services, one for each protocol, to hold the server against without the practice account's own content. */

interface BucketState {
  buckets: Record<string, { policy?: string | undefined }>
}

const s3 = practiceService({
  sdk: s3Sdk,
  scope: 'global',
  seed: (): BucketState => ({ buckets: {} }),
  action: { ListBuckets: 's3:ListAllMyBuckets' },
  resource: { GetBucketPolicy: ({ input }) => `arn:aws:s3:::${input.Bucket}` },
  reads: {
    ListBuckets: ({ state, now }) => ({
      Buckets: Object.keys(state.buckets).map((Name) => ({ Name, CreationDate: now })),
    }),
    GetBucketPolicy: ({ input, state }) => {
      const Policy = state.buckets[input.Bucket ?? '']?.policy
      if (Policy !== undefined) return { Policy }
      throw awsError('NoSuchBucketPolicy', 'The bucket policy does not exist', 404, { BucketName: input.Bucket ?? '' })
    },
    HeadBucket: ({ input, state, region }) => {
      if (!state.buckets[input.Bucket ?? '']) throw awsError('NoSuchBucket', 'The bucket does not exist', 404)
      return { BucketRegion: region }
    },
    GetBucketLocation: () => ({ LocationConstraint: 'eu-central-1' as const }),
    GetBucketVersioning: () => {
      throw new Error('a bug with a secret in its message')
    },
  },
  changes: {
    CreateBucket: ({ input, state }) => {
      state.buckets[input.Bucket ?? ''] = {}
      return { Location: `/${input.Bucket}` }
    },
    PutBucketPolicy: ({ input, state }) => {
      state.buckets[input.Bucket ?? ''] = { policy: input.Policy }
      if (input.Policy === 'refuse') throw awsError('MalformedPolicy', 'Policies must be valid JSON', 400)
    },
    PutObject: ({ input, state }) => {
      const Body: unknown = input.Body
      state.buckets[input.Key ?? ''] = { policy: Body instanceof Uint8Array ? Buffer.from(Body).toString() : '' }
      return {}
    },
  },
})

const iam = practiceService({
  sdk: iamSdk,
  scope: 'global',
  seed: ({ account, principals, secretOf }): IdentityState => ({
    root: { accessKeys: { [principals.root.accessKeyId]: { secret: secretOf('root'), status: 'Active' } } },
    users: {
      reader: {
        id: 'AIDAREADER',
        arn: `arn:aws:iam::${account}:user/reader`,
        groups: [],
        accessKeys: {},
        inline: { own: policy('Allow', ['ec2:Describe*', 'sts:AssumeRole']) },
        attached: [],
      },
    },
    groups: {},
    roles: {
      'bucket-reader': {
        id: 'AROABUCKETS',
        arn: `arn:aws:iam::${account}:role/bucket-reader`,
        trust: JSON.stringify({
          Statement: { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'sts:AssumeRole' },
        }),
        inline: { own: policy('Allow', ['s3:ListAllMyBuckets']) },
        attached: [],
      },
    },
    policies: {},
  }),
  reads: {
    ListUsers: (call) => {
      const all = Object.entries(call.state.users).map(([UserName, { arn, id }]) => {
        return { UserName, Arn: arn, UserId: id, Path: '/', CreateDate: call.now }
      })
      const { items, next } = page(call, all, { token: call.input.Marker, size: call.input.MaxItems })
      return { Users: items, Marker: next, IsTruncated: next !== undefined }
    },
  },
  changes: {
    CreateAccessKey: ({ input, state }) => {
      const UserName = input.UserName ?? ''
      const user = state.users[UserName]
      if (!user) throw awsError('NoSuchEntity', `The user with name ${UserName} cannot be found.`, 404)
      user.accessKeys['AKIAMADEATRUNTIME'] = { secret: 'made-at-run-time', status: 'Active' }
      const AccessKeyId = 'AKIAMADEATRUNTIME'
      return { AccessKey: { UserName, AccessKeyId, SecretAccessKey: 'made-at-run-time', Status: 'Active' } }
    },
    UpdateAccessKey: ({ input, state }) => {
      const key = state.users[input.UserName ?? '']?.accessKeys[input.AccessKeyId ?? '']
      if (key) key.status = input.Status === 'Active' ? 'Active' : 'Inactive'
    },
  },
})

export function policy(Effect: 'Allow' | 'Deny', Action: string[], Resource = '*'): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect, Action, Resource }] })
}

const ec2 = practiceService({
  sdk: ec2Sdk,
  scope: 'regional',
  seed: ({ region }): { volumes: string[] } => ({
    volumes: Array.from({ length: region === 'eu-central-1' ? 45 : 0 }, (_, n) => `vol-${n}`),
  }),
  reads: {
    DescribeVolumes: (call) => {
      const volumes = call.state.volumes.map((VolumeId) => ({ VolumeId }))
      const { items, next } = page(call, volumes, { token: call.input.NextToken, size: call.input.MaxResults })
      return { Volumes: items, NextToken: next }
    },
  },
})

const dynamodb = practiceService({
  sdk: dynamodbSdk,
  scope: 'regional',
  seed: () => ({}),
  reads: {
    DescribeTable: ({ input }) => {
      throw awsError('ResourceNotFoundException', `Requested resource not found: Table: ${input.TableName} not found`)
    },
  },
})

const backup = practiceService({
  sdk: backupSdk,
  scope: 'regional',
  seed: () => ({}),
  reads: { ListBackupVaults: ({ now }) => ({ BackupVaultList: [{ BackupVaultName: 'daily', CreationDate: now }] }) },
})

const classic = practiceService({
  sdk: elbSdk,
  scope: 'regional',
  accepts: version('2012-06-01'),
  seed: () => ({}),
  reads: { DescribeLoadBalancers: () => ({ LoadBalancerDescriptions: [{ LoadBalancerName: 'classic' }] }) },
})

const modern = practiceService({
  sdk: elbv2Sdk,
  scope: 'regional',
  accepts: version('2015-12-01'),
  seed: () => ({}),
  reads: { DescribeLoadBalancers: () => ({ LoadBalancers: [{ LoadBalancerName: 'modern' }] }) },
})

export const exampleServices = [s3, iam, sts, ec2, dynamodb, backup, classic, modern]

import {
  buckets,
  HOME,
  iamArn,
  partnerAccount,
  type Stack,
  type SubnetKey,
  subnets,
  tagsOf,
  US,
} from '../../../practice/company.ts'
import { ec2Id, hexId } from '../../../practice/ids.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { groupId } from '../../ec2/practice/security-groups.seed.ts'
import type { LambdaState, Statement, StoredFunction } from './state.ts'

const DAY = 86_400_000

type Plan = Partial<Omit<StoredFunction, 'vpc' | 'policy' | 'url' | 'tags'>> & {
  readonly name: string
  readonly region: string
  readonly stack: Stack
  readonly in?: { readonly subnets: readonly SubnetKey[]; readonly group: Parameters<typeof groupId>[0] }
  readonly url?: 'AWS_IAM' | 'NONE'
  readonly calledBy?: readonly Omit<Statement, 'Effect' | 'Resource'>[]
}

const invoke = 'lambda:InvokeFunction'
const fromBucket = (bucket: string, account?: string): Omit<Statement, 'Effect' | 'Resource'> => ({
  Sid: 's3-uploads',
  Principal: { Service: 's3.amazonaws.com' },
  Action: invoke,
  Condition: {
    ...(account === undefined ? {} : { StringEquals: { 'AWS:SourceAccount': account } }),
    ArnLike: { 'AWS:SourceArn': `arn:aws:s3:::${bucket}` },
  },
})

const plans = (account: string, region: string): readonly Plan[] => [
  {
    name: 'shop-prod-thumbnails',
    region: HOME,
    stack: 'shop-prod',
    runtime: 'nodejs22.x',
    tracing: 'Active',
    calledBy: [fromBucket(buckets.shopUploads, account)],
  },
  {
    name: 'shop-prod-orders',
    region: HOME,
    stack: 'shop-prod',
    runtime: 'nodejs24.x',
    tracing: 'Active',
    updateOn: 'FunctionUpdate',
    in: { subnets: ['shopPrivateA', 'shopPrivateB'], group: 'shopWeb' },
    environment: { TABLE: 'orders', PAYMENT_API_KEY: 'only-for-practice' },
  },
  {
    name: 'shop-prod-payment-webhook',
    region: HOME,
    stack: 'shop-prod',
    runtime: 'python3.12',
    url: 'NONE',
    calledBy: [
      {
        Sid: 'FunctionURLAllowPublicAccess',
        Principal: '*',
        Action: 'lambda:InvokeFunctionUrl',
        Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } },
      },
    ],
  },
  {
    name: 'shop-staging-import',
    region: HOME,
    stack: 'shop-staging',
    runtime: 'nodejs18.x',
    in: { subnets: ['stagingPublicA'], group: 'stagingWeb' },
  },
  {
    name: 'corp-it-certificate-export',
    region: HOME,
    stack: 'corp-it',
    runtime: 'python3.9',
    updateOn: 'Manual',
    runtimeVersion: `arn:aws:lambda:${HOME}::runtime:${hexId('lambda-runtime', 'python3.9', 64)}`,
    calledBy: [
      fromBucket(buckets.partnerExchange),
      { Sid: 'calibration-lab', Principal: { AWS: `arn:aws:iam::${partnerAccount}:root` }, Action: invoke },
    ],
  },
  { name: 'corp-it-certificate-pdf', region: HOME, stack: 'corp-it', package: 'Image', memory: 1024, timeout: 60 },
  {
    name: 'analytics-ingest',
    region: US,
    stack: 'analytics',
    runtime: 'provided.al2023',
    tracing: 'Active',
    in: { subnets: ['analyticsPrivateA', 'analyticsPrivateB'], group: 'analyticsIngest' },
    calledBy: [
      {
        Sid: 'measurements',
        Principal: { Service: 'iot.amazonaws.com' },
        Action: invoke,
        Condition: {
          StringEquals: { 'AWS:SourceAccount': account },
          ArnLike: { 'AWS:SourceArn': `arn:aws:iot:${region}:${account}:rule/measurements` },
        },
      },
    ],
  },
  {
    name: 'us-shop-tax',
    region: US,
    stack: 'shop-prod',
    runtime: 'java21',
    url: 'AWS_IAM',
    in: { subnets: ['usPublicA'], group: 'usCheckout' },
  },
]

/** The functions of Nordlicht Instruments; any other region is empty. */
export function seedLambda({ account, partition, region, now }: SeedContext): LambdaState {
  const functions = plans(account, region)
    .filter((plan) => plan.region === region)
    .map(({ region: _region, stack, in: where, url, calledBy = [], ...plan }, index): StoredFunction => {
      const made = new Date(now.getTime() - (90 + index * 41) * DAY).toISOString()
      const [first] = where?.subnets ?? []
      return {
        package: 'Zip',
        runtime: null,
        role: iamArn(`role/service-role/${plan.name}`),
        tracing: 'PassThrough',
        updateOn: 'Auto',
        runtimeVersion: null,
        environment: {},
        kmsKey: null,
        timeout: 10,
        memory: 256,
        modified: made,
        ...plan,
        vpc:
          where && first
            ? {
                id: ec2Id('vpc', subnets[first].vpc),
                subnets: where.subnets.map((key) => ec2Id('subnet', subnets[key].name)),
                groups: [groupId(where.group)],
              }
            : null,
        policy: calledBy.map((one) => ({
          ...one,
          Effect: 'Allow',
          Resource: `arn:${partition}:lambda:${region}:${account}:function:${plan.name}`,
        })),
        url: url ? { auth: url, created: made, modified: made } : null,
        tags: tagsOf(stack),
      }
    })
  return { functions }
}

import { byText } from '../../../core/by-text.ts'
import {
  buckets,
  HOME,
  iamArn,
  myBuckets,
  partnerAccount,
  placeOf,
  SMALL,
  type Stack,
  type SubnetKey,
  type securityGroups,
  subnetIds,
  tagsOf,
  US,
  vpcIdOf,
} from '../../../practice/company.ts'
import { hexId } from '../../../practice/ids.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { groupId } from '../../ec2/practice/security-groups.seed.ts'
import { type Fn, functions, type LambdaState, type Statement, stamp } from './state.ts'

type Caller = Omit<Statement, 'Effect' | 'Resource'>
interface Plan {
  readonly stack: Stack
  readonly is: Partial<Fn['is']>
  readonly in?: readonly [group: keyof typeof securityGroups, SubnetKey, ...SubnetKey[]]
  readonly management?: Fn['management']
  readonly url?: 'AWS_IAM' | 'NONE'
  readonly signing?: keyof typeof signing
  readonly calledBy?: readonly Caller[]
  /** The number of published versions. */
  readonly versions?: number
  /** Aliases by name, with their callers. */
  readonly aliases?: Readonly<Record<string, readonly Caller[]>>
}

const invoke = 'lambda:InvokeFunction'
const traced = { TracingConfig: { Mode: 'Active' } } as const
const fromBucket = (bucket: string, account?: string): Caller => ({
  Sid: 's3-uploads',
  Principal: { Service: 's3.amazonaws.com' },
  Action: invoke,
  Condition: {
    ...(account === undefined ? {} : { StringEquals: { 'AWS:SourceAccount': account } }),
    ArnLike: { 'AWS:SourceArn': `arn:aws:s3:::${bucket}` },
  },
})

/** The code signing configurations of the home region: one blocks unsigned code, one warns. */
const signing = { enforced: 'Enforce', watched: 'Warn' } as const
const signingId = (key: string): string => `csc-${hexId('lambda-signing', key, 17)}`

/** The functions of a region by name. */
const plans: Readonly<Record<string, (account: string) => Readonly<Record<string, Plan>>>> = byText({
  [HOME]: (account) => ({
    'shop-prod-thumbnails': {
      stack: 'shop-prod',
      is: { Runtime: 'nodejs22.x', ...traced },
      signing: 'enforced',
      calledBy: [fromBucket(buckets.shopUploads, account)],
    },
    'shop-prod-orders': {
      stack: 'shop-prod',
      is: {
        Runtime: 'nodejs24.x',
        ...traced,
        Environment: { Variables: { TABLE: 'orders', PAYMENT_API_KEY: 'only-for-practice' } },
      },
      management: { UpdateRuntimeOn: 'FunctionUpdate' },
      signing: 'watched',
      in: ['shopWeb', 'shopPrivateA', 'shopPrivateB'],
      versions: 3,
      aliases: { live: [fromBucket(buckets.shopUploads, account)], next: [] },
    },
    'shop-prod-payment-webhook': {
      stack: 'shop-prod',
      is: { Runtime: 'python3.12' },
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
    'shop-staging-import': {
      stack: 'shop-staging',
      is: { Runtime: 'nodejs18.x' },
      in: ['stagingWeb', 'stagingPublicA'],
    },
    'corp-it-certificate-export': {
      stack: 'corp-it',
      is: { Runtime: 'python3.9' },
      management: {
        UpdateRuntimeOn: 'Manual',
        RuntimeVersionArn: `arn:aws:lambda:${HOME}::runtime:${hexId('lambda-runtime', 'python3.9', 64)}`,
      },
      calledBy: [
        fromBucket(buckets.partnerExchange),
        { Sid: 'calibration-lab', Principal: { AWS: `arn:aws:iam::${partnerAccount}:root` }, Action: invoke },
      ],
    },
    'corp-it-certificate-pdf': { stack: 'corp-it', is: { PackageType: 'Image', MemorySize: 1024, Timeout: 60 } },
  }),
  [US]: (account) => ({
    'analytics-ingest': {
      stack: 'analytics',
      is: { Runtime: 'provided.al2023', ...traced },
      in: ['analyticsIngest', 'analyticsPrivateA', 'analyticsPrivateB'],
      calledBy: [
        {
          Sid: 'measurements',
          Principal: { Service: 'iot.amazonaws.com' },
          Action: invoke,
          Condition: {
            StringEquals: { 'AWS:SourceAccount': account },
            ArnLike: { 'AWS:SourceArn': `arn:aws:iot:${US}:${account}:rule/measurements` },
          },
        },
      ],
    },
    'us-shop-tax': {
      stack: 'shop-prod',
      is: { Runtime: 'java21' },
      url: 'AWS_IAM',
      in: ['usCheckout', 'usPublicA'],
      versions: 1,
      aliases: { checkout: [{ Sid: 'cash-registers', Principal: '*', Action: invoke }] },
    },
  }),
  [SMALL]: (account) => ({
    'my-shop-thumbnails': {
      stack: 'my-shop',
      is: { Runtime: 'nodejs18.x' },
      calledBy: [fromBucket(myBuckets.pictures, account)],
    },
  }),
})

/**
 * The layers of the home region: one for the company's functions, and one that was shared with all accounts for a
 * workshop.
 */
const layers = ({ account, region }: SeedContext, made: string): LambdaState['layers'] => {
  const may = (name: string, Sid: string, Principal: Statement['Principal']): Statement => ({
    Sid,
    Effect: 'Allow',
    Principal,
    Action: 'lambda:GetLayerVersion',
    Resource: `arn:aws:lambda:${region}:${account}:layer:${name}:1`,
  })
  return [
    { name: 'shop-tracing', version: 1, made, policy: [] },
    { name: 'shop-tracing', version: 2, made, policy: [] },
    {
      name: 'certificate-fonts',
      version: 1,
      made,
      policy: [may('certificate-fonts', 'workshop', '*')],
    },
  ]
}

function qualified(Resource: string, { versions = 0, aliases = {} }: Plan): Fn['qualified'] {
  const published = Array.from({ length: versions }, (_, index) => String(index + 1))
  return {
    ...Object.fromEntries(published.map((name) => [name, { is: 'version', policy: [] } as const])),
    ...Object.fromEntries(
      Object.entries(aliases).map(([name, callers]) => [
        name,
        {
          is: 'alias',
          of: String(versions),
          policy: callers.map((one) => ({ ...one, Effect: 'Allow', Resource: `${Resource}:${name}` })),
        } as const,
      ]),
    ),
  }
}

function vpcConfig([group, ...places]: NonNullable<Plan['in']>): Pick<Fn['is'], 'VpcConfig'> {
  return { VpcConfig: { VpcId: vpcIdOf(places), SubnetIds: subnetIds(places), SecurityGroupIds: [groupId(group)] } }
}

/** The functions of Nordlicht Instruments; any other region is empty. */
export function seedLambda(context: SeedContext): LambdaState {
  const here = Object.entries(plans[placeOf(context)]?.(context.account) ?? {})
  return {
    layers: context.region === HOME ? layers(context, daysAgo(context, 300)) : [],
    signing:
      context.region === HOME
        ? Object.entries(signing).map(([key, policy]) => ({
            id: signingId(key),
            policy,
            made: stamp(daysAgo(context, 200)),
          }))
        : [],
    functions: here.map(([FunctionName, plan], index) => {
      const made = daysAgo(context, 90 + index * 41)
      const Resource = functions.arn(context, FunctionName)
      return {
        is: {
          FunctionName,
          PackageType: 'Zip',
          Role: iamArn(`role/service-role/${FunctionName}`),
          TracingConfig: { Mode: 'PassThrough' },
          Timeout: 10,
          MemorySize: 256,
          LastModified: stamp(made),
          ...(plan.in ? vpcConfig(plan.in) : {}),
          ...plan.is,
        },
        management: plan.management ?? { UpdateRuntimeOn: 'Auto' },
        policy: (plan.calledBy ?? []).map((one) => ({ ...one, Effect: 'Allow', Resource })),
        qualified: qualified(Resource, plan),
        ...(plan.signing ? { signing: signingId(plan.signing) } : {}),
        url: plan.url ? { AuthType: plan.url, CreationTime: made, LastModifiedTime: made } : null,
        tags: tagsOf(plan.stack),
      }
    }),
  }
}

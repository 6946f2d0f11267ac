import type { AccessPoint, PublicAccessBlockConfiguration } from '@aws-sdk/client-s3-control'
import { parsePolicy } from '../../../core/policy/parse.ts'
import { isPublic } from '../../../core/policy/public.ts'
import { buckets, HOME, US, vpcs } from '../../../practice/company.ts'
import { alnumId, ec2Id } from '../../../practice/ids.ts'
import { awsError, type Call, page, practiceService, type SeedContext } from '../../../practice/service.ts'
import { s3control as sdk } from '../sdk.ts'
import { wholeBlock } from './access.ts'
import { s3 } from './index.ts'

interface StoredAccessPoint {
  bucket: string
  region: string
  vpc?: string | undefined
  block: PublicAccessBlockConfiguration
  policy?: string | undefined
}

interface S3ControlState {
  /** By name. */
  accessPoints: Record<string, StoredAccessPoint>
  /** Multi-Region Access Points, by name. */
  multiRegion: Record<string, { block: PublicAccessBlockConfiguration; buckets: { name: string; region: string }[] }>
}

const closed = () =>
  wholeBlock({ BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true })

function seed({ account }: SeedContext): S3ControlState {
  const arn = arnOf(account, HOME, 'partner-drop')
  const everyone = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `${arn}/object/*` }
  return {
    accessPoints: {
      'orders-reports': { bucket: buckets.shopOrders, region: HOME, block: closed() },
      'partner-drop': {
        bucket: buckets.partnerExchange,
        region: HOME,
        block: wholeBlock({}),
        policy: JSON.stringify({ Version: '2012-10-17', Statement: [everyone] }),
      },
      'analytics-jobs': {
        bucket: buckets.analyticsRaw,
        region: US,
        vpc: ec2Id('vpc', vpcs.analytics),
        block: closed(),
      },
    },
    multiRegion: {
      orders: {
        block: closed(),
        buckets: [
          { name: buckets.shopOrders, region: HOME },
          { name: buckets.ordersReplica, region: US },
        ],
      },
      'shop-assets': {
        block: { ...closed(), RestrictPublicBuckets: false },
        buckets: [
          { name: buckets.shopAssets, region: HOME },
          { name: buckets.usAssets, region: US },
        ],
      },
    },
  }
}

const arnOf = (account: string, region: string, name: string): string =>
  `arn:aws:s3:${region}:${account}:accesspoint/${name}`

type Named = Call<{ readonly Name?: string | undefined; readonly AccountId?: string | undefined }, S3ControlState>

function pointOf({ input, state, region, account }: Named): StoredAccessPoint {
  const point = Object.hasOwn(state.accessPoints, input.Name ?? '') ? state.accessPoints[input.Name ?? ''] : undefined
  if (point?.region === region) return point
  throw awsError('NoSuchAccessPoint', 'The specified accesspoint does not exist', 404, {
    AccessPointName: input.Name ?? '',
    AccountId: account,
  })
}

function mine({ input, account }: Call<{ readonly AccountId?: string | undefined }, S3ControlState>): void {
  if (input.AccountId !== account) throw awsError('AccessDenied', 'Access Denied', 403)
}

function described(name: string, { bucket, region, vpc }: StoredAccessPoint, account: string): AccessPoint {
  return {
    Name: name,
    NetworkOrigin: vpc === undefined ? 'Internet' : 'VPC',
    ...(vpc !== undefined && { VpcConfiguration: { VpcId: vpc } }),
    Bucket: bucket,
    BucketAccountId: account,
    AccessPointArn: arnOf(account, region, name),
    Alias: aliasOf(name, region),
  }
}
const aliasOf = (name: string, region: string): string =>
  `${name}-${alnumId('s3alias', `${region} ${name}`, 30)}-s3alias`

const onPoint = ({ input, region, account }: Named): string => arnOf(account, region, input.Name ?? '')

/** Amazon S3 Control: the account's Block Public Access setting and the access points. */
export const s3control = practiceService({
  sdk,
  scope: 'global',
  accepts: ({ path }) => path.startsWith('/v20180820/'),
  seed,
  resource: {
    GetAccessPoint: onPoint,
    GetAccessPointPolicy: onPoint,
    CreateAccessPoint: onPoint,
    DeleteAccessPoint: onPoint,
    PutAccessPointPolicy: onPoint,
    DeleteAccessPointPolicy: onPoint,
  },
  reads: {
    GetPublicAccessBlock: (call) => {
      mine(call)
      const { accountBlock } = call.of(s3)
      if (accountBlock) return { PublicAccessBlockConfiguration: accountBlock }
      throw awsError(
        'NoSuchPublicAccessBlockConfiguration',
        'The public access block configuration was not found',
        404,
        { AccountId: call.account },
      )
    },
    ListAccessPoints: (call) => {
      mine(call)
      const { input, state, region, account } = call
      const found = Object.entries(state.accessPoints)
        .filter(([, one]) => one.region === region && (input.Bucket ?? one.bucket) === one.bucket)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, one]) => described(name, one, account))
      const { items, next } = page(call, found, { token: input.NextToken, size: input.MaxResults })
      return { AccessPointList: items, NextToken: next }
    },
    GetAccessPoint: (call) => {
      mine(call)
      const point = pointOf(call)
      const { AccessPointArn, ...shown } = described(call.input.Name ?? '', point, call.account)
      return { ...shown, AccessPointArn, PublicAccessBlockConfiguration: point.block }
    },
    GetAccessPointPolicy: (call) => {
      mine(call)
      const { policy } = pointOf(call)
      if (policy !== undefined) return { Policy: policy }
      throw awsError('NoSuchAccessPointPolicy', 'The specified accesspoint policy does not exist', 404, {
        AccessPointName: call.input.Name ?? '',
      })
    },
    ListMultiRegionAccessPoints: (call) => {
      mine(call)
      const { input, state } = call
      const found = Object.entries(state.multiRegion).map(([Name, { block, buckets: regions }]) => ({
        Name,
        Alias: `${alnumId('mrap', Name, 13)}.mrap`,
        PublicAccessBlock: block,
        Status: 'READY' as const,
        Regions: regions.map(({ name, region }) => ({ Bucket: name, Region: region, BucketAccountId: call.account })),
      }))
      const { items, next } = page(call, found, { token: input.NextToken, size: input.MaxResults })
      return { AccessPoints: items, NextToken: next }
    },
  },
  changes: {
    PutPublicAccessBlock: (call) => {
      mine(call)
      call.of(s3).accountBlock = wholeBlock(call.input.PublicAccessBlockConfiguration ?? {})
    },
    DeletePublicAccessBlock: (call) => {
      mine(call)
      call.of(s3).accountBlock = undefined
    },
    CreateAccessPoint: (call) => {
      mine(call)
      const { input, state, region, account } = call
      const { Name = '', Bucket = '' } = input
      if (call.of(s3).buckets[Bucket]?.region !== region)
        throw awsError('InvalidRequest', 'Amazon S3 bucket does not exist in this region', 400, { BucketName: Bucket })
      if (Object.hasOwn(state.accessPoints, Name))
        throw awsError(
          'AccessPointAlreadyOwnedByYou',
          'Your previous request to create the named accesspoint succeeded and you already own it.',
          409,
        )
      const block = input.PublicAccessBlockConfiguration
      state.accessPoints[Name] = {
        bucket: Bucket,
        region,
        vpc: input.VpcConfiguration?.VpcId,
        // all four are on unless the caller says otherwise (AmazonS3/latest/userguide/access-points-bpa-settings.html)
        block: block ? wholeBlock(block) : closed(),
      }
      return { AccessPointArn: arnOf(account, region, Name), Alias: aliasOf(Name, region) }
    },
    DeleteAccessPoint: (call) => {
      mine(call)
      pointOf(call)
      delete call.state.accessPoints[call.input.Name ?? '']
    },
    PutAccessPointPolicy: (call) => {
      mine(call)
      const point = pointOf(call)
      const parsed = parsePolicy(call.input.Policy)
      if (!parsed.ok) throw awsError('MalformedPolicy', parsed.problems.join('; '), 400)
      const blocks = [point.block, call.of(s3).accountBlock]
      if (blocks.some((block) => block?.BlockPublicPolicy === true) && isPublic(parsed.policy))
        throw awsError('AccessDenied', 'Access Denied', 403)
      point.policy = call.input.Policy
    },
    DeleteAccessPointPolicy: (call) => {
      mine(call)
      pointOf(call).policy = undefined
    },
  },
})

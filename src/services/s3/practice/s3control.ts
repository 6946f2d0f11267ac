import type { AccessPoint, PublicAccessBlockConfiguration } from '@aws-sdk/client-s3-control'
import { parsePolicy } from '../../../core/policy/parse.ts'
import { isPublic } from '../../../core/policy/public.ts'
import { buckets, HOME, isSmall, US, vpcs } from '../../../practice/company.ts'
import { alnumId, ec2Id } from '../../../practice/ids.ts'
import { named, type Place, set } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import { policyText } from '../../../practice/seeds.ts'
import { awsError, type Call, practiceService, type SeedContext } from '../../../practice/service.ts'
import { s3control as sdk } from '../sdk.ts'
import { wholeBlock } from './access.ts'
import { describesPoints } from './cloudformation.ts'
import { s3 } from './index.ts'

interface StoredAccessPoint {
  bucket: string
  region: string
  vpc?: string | undefined
  block: PublicAccessBlockConfiguration
  policy?: string | undefined
}

interface S3ControlState {
  /** Access points by name. */
  accessPoints: Record<string, StoredAccessPoint>
  /** Multi-Region Access Points, by name. */
  multiRegion: Record<string, { block: PublicAccessBlockConfiguration; buckets: { name: string; region: string }[] }>
}

const closed = () =>
  wholeBlock({ BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true })

function seed(context: SeedContext): S3ControlState {
  if (isSmall(context)) return { accessPoints: {}, multiRegion: {} }
  const arn = points.arn({ ...context, region: HOME }, 'partner-drop')
  const everyone = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `${arn}/object/*` }
  return {
    accessPoints: {
      'orders-reports': { bucket: buckets.shopOrders, region: HOME, block: closed() },
      'partner-drop': {
        bucket: buckets.partnerExchange,
        region: HOME,
        block: wholeBlock({}),
        policy: policyText(everyone),
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

type Named = Call<{ readonly Name?: string | undefined; readonly AccountId?: string | undefined }, S3ControlState>

const points = named<S3ControlState, StoredAccessPoint>({
  in: (state) => state.accessPoints,
  arn: ['s3', 'accesspoint/'],
  missing: (AccessPointName, { account: AccountId }) =>
    awsError('NoSuchAccessPoint', 'The specified accesspoint does not exist', 404, { AccessPointName, AccountId }),
  exists: () =>
    awsError(
      'AccessPointAlreadyOwnedByYou',
      'Your previous request to create the named accesspoint succeeded and you already own it.',
      409,
    ),
})
const paged = listing({ token: 'NextToken', size: 'MaxResults', next: 'NextToken', whole: true })

/** The access point that a request names, in the request's region. */
function pointOf(call: Named): StoredAccessPoint {
  mine(call)
  const point = points.of(call, call.input.Name)
  if (point.region !== call.region) throw points.missing(call.input.Name ?? '', call)
  return point
}

function mine({ input, account }: Call<{ readonly AccountId?: string | undefined }, S3ControlState>): void {
  if (input.AccountId !== account) throw awsError('AccessDenied', 'Access Denied', 403)
}

function described(place: Place, name: string, { bucket, region, vpc }: StoredAccessPoint): AccessPoint {
  return {
    Name: name,
    NetworkOrigin: vpc === undefined ? 'Internet' : 'VPC',
    ...(vpc !== undefined && { VpcConfiguration: { VpcId: vpc } }),
    Bucket: bucket,
    BucketAccountId: place.account,
    AccessPointArn: points.arn(place, name),
    Alias: aliasOf(name, region),
  }
}
const aliasOf = (name: string, region: string): string =>
  `${name}-${alnumId('s3alias', `${region} ${name}`, 30)}-s3alias`

/** Amazon S3 Control: the account's Block Public Access setting and the access points. */
export const s3control = practiceService({
  sdk,
  scope: 'global',
  accepts: ({ path }) => path.startsWith('/v20180820/'),
  seed,
  acts: { Name: points.arn },
  describes: describesPoints,
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
      const fits = (_: string, { region, bucket }: StoredAccessPoint) =>
        region === call.region && (call.input.Bucket ?? bucket) === bucket
      return paged(call, { AccessPointList: points.all(call, fits).map((one) => described(call, ...one)) })
    },
    GetAccessPoint: (call) => {
      const point = pointOf(call)
      const { AccessPointArn, ...shown } = described(call, call.input.Name ?? '', point)
      return { ...shown, AccessPointArn, PublicAccessBlockConfiguration: point.block }
    },
    GetAccessPointPolicy: (call) => {
      const { policy } = pointOf(call)
      if (policy !== undefined) return { Policy: policy }
      throw awsError('NoSuchAccessPointPolicy', 'The specified accesspoint policy does not exist', 404, {
        AccessPointName: call.input.Name ?? '',
      })
    },
    ListMultiRegionAccessPoints: (call) => {
      mine(call)
      const AccessPoints = Object.entries(call.state.multiRegion).map(([Name, { block, buckets: regions }]) => ({
        Name,
        Alias: `${alnumId('mrap', Name, 13)}.mrap`,
        PublicAccessBlock: block,
        Status: 'READY' as const,
        Regions: regions.map(({ name, region }) => ({ Bucket: name, Region: region, BucketAccountId: call.account })),
      }))
      return paged(call, { AccessPoints })
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
      const { input, region } = call
      const { Name = '', Bucket = '' } = input
      if (call.of(s3).buckets[Bucket]?.region !== region)
        throw awsError('InvalidRequest', 'Amazon S3 bucket does not exist in this region', 400, { BucketName: Bucket })
      const block = input.PublicAccessBlockConfiguration
      points.add(call, Name, {
        bucket: Bucket,
        region,
        vpc: input.VpcConfiguration?.VpcId,
        // by default all four settings are on (AmazonS3/latest/userguide/access-points-bpa-settings.html)
        block: block ? wholeBlock(block) : closed(),
      })
      return { AccessPointArn: points.arn(call, Name), Alias: aliasOf(Name, region) }
    },
    DeleteAccessPoint: (call) => {
      pointOf(call)
      points.remove(call, call.input.Name)
    },
    PutAccessPointPolicy: (call) => {
      const point = pointOf(call)
      const parsed = parsePolicy(call.input.Policy)
      if (!parsed.ok) throw awsError('MalformedPolicy', parsed.problems.join('; '))
      const blocks = [point.block, call.of(s3).accountBlock]
      if (blocks.some((block) => block?.BlockPublicPolicy === true) && isPublic(parsed.policy))
        throw awsError('AccessDenied', 'Access Denied', 403)
      point.policy = call.input.Policy
    },
    DeleteAccessPointPolicy: (call) => set(pointOf(call), { policy: undefined }),
  },
})

import type { KnownType, Resource } from '../../../src/model/resource.ts'
import type { Names } from './deploy.ts'
import { bags, type World } from './world.ts'

interface At {
  readonly subject: Resource
  readonly world: World
  readonly region: string
}
/** The value of a name; adds the neighbour that it names to the world. */
type Named = (at: At) => string | number

/** Puts a neighbour into the world, as it should be. */
function near<T extends KnownType>(
  { subject, world, region }: At,
  type: T,
  id: string,
  known: Parameters<typeof bags<T>>[1],
): void {
  const empty = { name: id, tags: {}, properties: {}, state: {}, unseen: {} }
  world.put({ ...empty, id, type, account: subject.account, region, ...bags(type, known) })
}

/** A private subnet in a zone of its own. */
const subnet =
  (zone: string): Named =>
  (at) => {
    const SubnetId = `subnet-${zone}`
    const AvailabilityZone = `${at.region}${zone}`
    near(at, 'AWS::EC2::Subnet', SubnetId, {
      properties: { SubnetId, AvailabilityZone, MapPublicIpOnLaunch: false, AssignIpv6AddressOnCreation: false },
    })
    return SubnetId
  }

/** The resource that failed. */
const self: Named = ({ subject }) => subject.id
const own =
  (property: string): Named =>
  ({ subject }) =>
    String(subject.properties[property] ?? `(no ${property})`)

/** What the names in capitals stand for, as far as a control looks at them. */
const named: Readonly<Record<string, Named>> = {
  ACCOUNT_ID: ({ subject }) => subject.account,
  BUCKET: own('BucketName'),
  BUCKET_IN_ANOTHER_REGION: (at) => {
    near({ ...at, region: 'eu-west-1' }, 'AWS::S3::Bucket', 'arn:aws:s3:::far', { properties: { BucketName: 'far' } })
    return 'far'
  },
  DATABASE_ARN: self,
  CERTIFICATE_ARN: ({ subject, region }) => `arn:aws:acm:${region}:${subject.account}:certificate/1`,
  ENCRYPTED_SNAPSHOT: (at) => {
    near(at, 'Demarc::RDS::DBSnapshot', 'encrypted', {
      properties: { SnapshotIdentifier: 'encrypted', Encrypted: true },
    })
    return 'encrypted'
  },
  INTERFACE_ID: (at) => {
    near(at, 'AWS::EC2::NetworkInterface', 'eni-own', { properties: { Id: 'eni-own' }, state: { Status: 'in-use' } })
    return 'eni-own'
  },
  KEY_ARN: (at) => {
    const Arn = `arn:aws:kms:${at.region}:${at.subject.account}:key/own`
    near(at, 'AWS::KMS::Key', Arn, { properties: { Arn, KeyId: 'own' }, state: { KeyState: 'Enabled' } })
    return Arn
  },
  LISTENER_PORT: ({ subject, world }) => {
    const listener = world
      .ofType('AWS::ElasticLoadBalancingV2::Listener')
      .find(({ properties }) => properties['LoadBalancerArn'] === subject.id)
    // safe: a classic load balancer has its listeners itself, as CloudFormation writes them
    const [classic] = (subject.properties['Listeners'] ?? []) as readonly { readonly LoadBalancerPort?: string }[]
    return Number(listener?.properties['Port'] ?? classic?.LoadBalancerPort)
  },
  LOAD_BALANCER_ARN: self,
  LOG_GROUP: (at) => {
    near(at, 'AWS::CloudTrail::Trail', 'arn:aws:cloudtrail:::trail/all', {
      properties: {
        IsMultiRegionTrail: true,
        IncludeGlobalServiceEvents: true,
        CloudWatchLogsLogGroupArn: `arn:aws:logs:${at.region}:${at.subject.account}:log-group:trail:*`,
        EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true }],
        AdvancedEventSelectors: null,
      },
      state: { IsLogging: true },
    })
    return 'trail'
  },
  PLAN_ID: own('BackupPlanId'),
  PRIVATE_SUBNET_ID: subnet('a'),
  QUEUE_ARN: self,
  REGION: ({ region }) => region,
  ROLE_ARN: ({ subject }) => `arn:aws:iam::${subject.account}:role/ROLE`,
  SUBNET_A: subnet('a'),
  SUBNET_B: subnet('b'),
  SUBNET_IN_ZONE_A: subnet('a'),
  SUBNET_IN_ZONE_B: subnet('b'),
  TABLE_ARN: self,
  TOPIC_ARN: (at) => {
    if (at.subject.type === 'AWS::SNS::Topic') return at.subject.id
    const TopicArn = `arn:aws:sns:${at.region}:${at.subject.account}:heard`
    near(at, 'AWS::SNS::Subscription', `${TopicArn}:1`, {
      properties: { TopicArn, Protocol: 'email' },
      state: { Confirmed: true },
    })
    return TopicArn
  },
  VAULT_ARN_IN_ANOTHER_REGION: ({ subject }) => `arn:aws:backup:eu-west-1:${subject.account}:backup-vault:far`,
  VOLUME_ARN: self,
  VPC_ID: own('VpcId'),
  WEB_ACL_ARN: self,
}

export const namesAt =
  (subject: Resource, world: World): Names =>
  (name) =>
    named[name]?.({ subject, world, region: subject.region === 'global' ? 'eu-central-1' : subject.region })

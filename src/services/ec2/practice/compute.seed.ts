import {
  HOME,
  type InstanceKey,
  iamArn,
  instances,
  keyArn,
  keys,
  outpostArn,
  placeOf,
  privateAddress,
  roles,
  SMALL,
  type Stack,
  subnets,
  tagList,
  US,
} from '../../../practice/company.ts'
import { ec2Id } from '../../../practice/ids.ts'
import { given } from '../../../practice/kind.ts'
import { account } from '../../../practice/principals.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import type {
  ComputeState,
  StoredImage,
  StoredInstance,
  StoredSnapshot,
  StoredTemplate,
  StoredVolume,
} from './compute.ts'

const AMAZON = '137112412989'
const MARKETPLACE = '679593333241'

/** A time some days before the seed's clock, at six in the morning. */
const daysBefore = (now: Date, days: number): string => daysAgo({ now: new Date(now.getTime() + 21_600_000) }, days)

interface Plan {
  readonly stack: Stack
  readonly image: string
  readonly profile?: string
  readonly public?: string
  readonly imdsV1?: true
  readonly interfaces?: number
  readonly paravirtual?: true
  readonly stoppedDays?: number
  readonly type?: 't3.small' | 'm6i.large' | 'c6i.large' | 't2.micro'
  readonly encrypted?: true
  /** The AWS service that operates it. */
  readonly operator?: string
  /** The AWS Marketplace product code of its image. */
  readonly product?: string
}

const web: Plan = {
  stack: 'shop-prod',
  image: 'nordlicht-web-2026-10',
  profile: roles.shopWeb,
  type: 'c6i.large',
  encrypted: true,
}
const jobs: Plan = { stack: 'analytics', image: 'al2023', profile: roles.analyticsJobs, encrypted: true }
const plans: Readonly<Record<InstanceKey, Plan>> = {
  shopWeb1: web,
  shopWeb2: web,
  stagingWeb: {
    stack: 'shop-staging',
    image: 'nordlicht-web-2024-02',
    profile: roles.shopStagingWeb,
    public: '203.0.113.24',
    imdsV1: true,
  },
  bastion: { stack: 'corp-it', image: 'al2-2021', public: '203.0.113.40', imdsV1: true, interfaces: 2 },
  oldBilling: {
    stack: 'corp-it',
    image: 'billing-2017',
    imdsV1: true,
    paravirtual: true,
    stoppedDays: 212,
    type: 't2.micro',
  },
  fileServer: {
    stack: 'corp-it',
    image: 'nas-appliance',
    product: 'e5n1x8q2v7k4c9t3h6w0b1d5f',
    profile: roles.backup,
    stoppedDays: 4,
    encrypted: true,
  },
  analyticsWorker: { ...jobs, type: 'm6i.large' },
  analyticsNotebook: jobs,
  analyticsBackfill: { ...jobs, type: 'm6i.large' },
  stagingClicks: { stack: 'shop-staging', image: 'al2023', public: '203.0.113.31', encrypted: true },
  plantGateway: { stack: 'corp-it', image: 'al2023', profile: roles.backup, encrypted: true },
  autoNode: { stack: 'shop-prod', image: 'al2023', encrypted: true, operator: 'eks.amazonaws.com' },
  myWeb: { stack: 'my-shop', image: 'al2023', profile: roles.myWeb, public: '203.0.113.11', imdsV1: true },
}

/** The operator of a resource that an AWS service operates; EC2 hides such resources by default. */
const operatedBy = ({ operator }: Plan) =>
  operator === undefined ? {} : { Operator: { Managed: true, Principal: operator, HiddenByDefault: true } }
const onOutpost = (subnet: string) => (subnet === subnets.plant.name ? { OutpostArn: outpostArn } : {})

/** The EC2 compute and storage of Nordlicht; any other region is empty, with AWS's own defaults. */
export function seedCompute(context: SeedContext): ComputeState {
  const { regions, now } = context
  const region = placeOf(context)
  const home = region === HOME
  const here = Object.entries(instances).filter(([, { subnet }]) => subnet.zone.startsWith(region))
  const plan = (key: string): Plan => plans[key as InstanceKey] // safe: Object.entries of that very table
  const spare = () =>
    volume('corp-it-spare', 'corp-it', daysBefore(now, 700), { Size: 100, AvailabilityZone: `${HOME}a` })
  return {
    regions: [...regions],
    instances: here.map(([key, where]) => instance(plan(key), where, now)),
    volumes: [
      ...here.map(([key, { name, subnet }]) => rootVolume(plan(key), name, subnet, now)),
      ...(home ? [spare()] : []),
    ],
    snapshots: home
      ? homeSnapshots(now)
      : region === US
        ? [snapshot('analytics-notebook', true, 6, now, 'analytics')]
        : [],
    images: [...(home ? homeImages(now) : []), ...publicImages(now)],
    templates: home ? homeTemplates(now) : [],
    ebsEncryptionByDefault: home,
    snapshotSharing: region === US ? 'block-all-sharing' : 'unblocked',
    imageSharing: home || region === SMALL ? 'unblocked' : 'block-new-sharing',
  }
}

function instance(plan: Plan, where: (typeof instances)[InstanceKey], now: Date): StoredInstance {
  const { name, subnet, group, host } = where
  const stopped = plan.stoppedDays === undefined ? undefined : daysBefore(now, plan.stoppedDays)
  return {
    InstanceId: ec2Id('i', name),
    ImageId: ec2Id('ami', plan.image),
    InstanceType: plan.type ?? 't3.small',
    SubnetId: ec2Id('subnet', subnet.name),
    VpcId: ec2Id('vpc', subnet.vpc),
    PrivateIpAddress: privateAddress(subnet.cidr, host),
    ...given({ PublicIpAddress: plan.public }),
    SecurityGroups: [{ GroupId: ec2Id('sg', group.name), GroupName: group.name }],
    ...(plan.profile && { IamInstanceProfile: { Arn: iamArn(`instance-profile/${plan.profile}`) } }),
    NetworkInterfaces: Array.from({ length: plan.interfaces ?? 1 }, (_, DeviceIndex) => ({
      NetworkInterfaceId: ec2Id('eni', DeviceIndex === 0 ? name : `${name}-${DeviceIndex + 1}`),
      Attachment: { DeviceIndex },
    })),
    MetadataOptions: {
      State: 'applied',
      HttpTokens: plan.imdsV1 ? 'optional' : 'required',
      HttpEndpoint: 'enabled',
      HttpPutResponseHopLimit: plan.imdsV1 ? 2 : 1,
    },
    VirtualizationType: plan.paravirtual ? 'paravirtual' : 'hvm',
    State: stopped === undefined ? { Code: 16, Name: 'running' } : { Code: 80, Name: 'stopped' },
    // as EC2 writes it: "User initiated (2026-09-01 12:00:00 GMT)"
    StateTransitionReason: stopped ? `User initiated (${stopped.slice(0, 10)} ${stopped.slice(11, 19)} GMT)` : '',
    LaunchTime: daysBefore(now, 300 - host),
    Placement: { AvailabilityZone: subnet.zone },
    ...onOutpost(subnet.name),
    ...operatedBy(plan),
    ...(plan.product && { ProductCodes: [{ ProductCodeId: plan.product, ProductCodeType: 'marketplace' }] }),
    Tags: tagList(plan.stack, name),
  }
}

/** A volume, attached to the instance of the same name or to no instance. */
const volume = (name: string, stack: Stack, created: string, more: Partial<StoredVolume>): StoredVolume => ({
  VolumeId: ec2Id('vol', name),
  Size: 30,
  Encrypted: more.KmsKeyId !== undefined,
  State: more.Attachments ? 'in-use' : 'available',
  Attachments: [],
  CreateTime: created,
  VolumeType: 'gp3',
  Tags: tagList(stack, more.Attachments ? `${name}-root` : name),
  ...more,
})

const rootVolume = (
  plan: Plan,
  name: string,
  { name: subnet, zone }: { readonly name: string; readonly zone: string },
  now: Date,
): StoredVolume =>
  volume(name, plan.stack, daysBefore(now, 280), {
    AvailabilityZone: zone,
    ...(plan.encrypted && { KmsKeyId: keyArn('aws/ebs', zone.slice(0, -1)) }),
    ...onOutpost(subnet),
    ...operatedBy(plan),
    Attachments: [{ InstanceId: ec2Id('i', name), VolumeId: ec2Id('vol', name), State: 'attached' }],
  })

const snapshot = (name: string, encrypted: boolean, age: number, now: Date, stack: Stack): StoredSnapshot => ({
  SnapshotId: ec2Id('snap', name),
  VolumeId: ec2Id('vol', name),
  VolumeSize: 30,
  Encrypted: encrypted,
  Description: `${name}, weekly`,
  State: 'completed',
  Progress: '100%',
  StartTime: daysBefore(now, age),
  OwnerId: account.id,
  Tags: tagList(stack, name),
  permissions: [],
})

const homeSnapshots = (now: Date): StoredSnapshot[] => [
  snapshot('shop-prod-web-1', true, 3, now, 'shop-prod'),
  { ...snapshot('corp-it-old-billing', false, 213, now, 'corp-it'), Description: 'before shutdown' },
  // shared publicly for a supplier, and still public
  { ...snapshot('calibration-exchange', false, 890, now, 'corp-it'), permissions: [{ Group: 'all' }] },
]

const image = (key: string, Name: string, age: number, deprecatedIn: number, now: Date): StoredImage => ({
  ImageId: ec2Id('ami', key),
  Name,
  OwnerId: AMAZON,
  Public: true,
  State: 'available',
  CreationDate: daysBefore(now, age),
  DeprecationTime: daysBefore(now, -deprecatedIn),
  BlockDeviceMappings: [],
  Tags: [],
  permissions: [],
})

function homeImages(now: Date): StoredImage[] {
  const own = (name: string, Encrypted: boolean, age: number, deprecatedIn: number, Public: boolean): StoredImage => ({
    ...image(name, name, age, deprecatedIn, now),
    OwnerId: account.id,
    Public,
    BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { SnapshotId: ec2Id('snap', `${name}-root`), Encrypted } }],
    Tags: tagList('shop-prod', name),
    permissions: Public ? [{ Group: 'all' }] : [],
  })
  return [own('nordlicht-web-2026-10', true, 30, 150, false), own('nordlicht-web-2024-02', false, 900, -500, true)]
}

/**
 * Images of other accounts that the instances were launched from. The image of the oldest instance is no longer
 * available.
 */
const publicImages = (now: Date): StoredImage[] => [
  image('al2023', 'al2023-ami-2023.9.20261012.0-kernel-6.1-x86_64', 43, 60, now),
  // an AWS Marketplace product, which its seller patches
  { ...image('nas-appliance', 'nas-appliance-7.4.2-x86_64', 90, 400, now), OwnerId: MARKETPLACE },
  image('al2-2021', 'amzn2-ami-hvm-2.0.20210701.0-x86_64-gp2', 43, -1200, now),
]

const template = (
  name: string,
  stack: Stack,
  CreateTime: string,
  first: StoredTemplate['versions'][number],
): StoredTemplate => ({
  LaunchTemplateId: ec2Id('lt', name),
  LaunchTemplateName: name,
  CreateTime,
  DefaultVersionNumber: 1,
  Tags: tagList(stack, name),
  versions: [first],
})

const homeTemplates = (now: Date): StoredTemplate[] => [
  template('shop-prod-web', 'shop-prod', daysBefore(now, 220), {
    ImageId: ec2Id('ami', 'nordlicht-web-2026-10'),
    InstanceType: 'c6i.large',
    MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled' },
    NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: false }],
    BlockDeviceMappings: [
      { DeviceName: '/dev/xvda', Ebs: { Encrypted: true, KmsKeyId: keyArn(keys.shopData.alias, HOME) } },
    ],
  }),
  template('load-test', 'shop-staging', daysBefore(now, 640), {
    ImageId: ec2Id('ami', 'nordlicht-web-2024-02'),
    InstanceType: 't3.medium',
    MetadataOptions: { HttpTokens: 'optional' },
    NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true }],
    BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: false, VolumeSize: 20 } }],
  }),
]

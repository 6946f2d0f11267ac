import {
  HOME,
  type InstanceKey,
  iamArn,
  instances,
  keyArn,
  keys,
  privateAddress,
  roles,
  type Stack,
  tagList,
} from '../../../practice/company.ts'
import { ec2Id } from '../../../practice/ids.ts'
import { account } from '../../../practice/principals.ts'
import type { SeedContext } from '../../../practice/service.ts'
import type {
  ComputeState,
  StoredImage,
  StoredInstance,
  StoredSnapshot,
  StoredTemplate,
  StoredVolume,
} from './compute.ts'

const DAY = 86_400_000
const AMAZON = '137112412989'

/** A moment some days before the seeded one, at six in the morning. */
const daysBefore = (now: Date, days: number): string => new Date(now.getTime() - days * DAY + 21_600_000).toISOString()

interface Plan {
  readonly stack: Stack
  readonly image: string
  readonly profile?: string
  readonly public?: string
  readonly imdsV1?: true
  readonly interfaces?: number
  readonly paravirtual?: true
  readonly stoppedDays?: number
  readonly type?: StoredInstance['type']
  readonly volume: 'encrypted' | 'plain'
}

const plans: Readonly<Record<InstanceKey, Plan>> = {
  shopWeb1: {
    stack: 'shop-prod',
    image: 'nordlicht-web-2026-10',
    profile: roles.shopWeb,
    type: 'c6i.large',
    volume: 'encrypted',
  },
  shopWeb2: {
    stack: 'shop-prod',
    image: 'nordlicht-web-2026-10',
    profile: roles.shopWeb,
    type: 'c6i.large',
    volume: 'encrypted',
  },
  stagingWeb: {
    stack: 'shop-staging',
    image: 'nordlicht-web-2024-02',
    profile: roles.shopStagingWeb,
    public: '203.0.113.24',
    imdsV1: true,
    volume: 'plain',
  },
  bastion: {
    stack: 'corp-it',
    image: 'al2-2021',
    public: '203.0.113.40',
    imdsV1: true,
    interfaces: 2,
    volume: 'plain',
  },
  oldBilling: {
    stack: 'corp-it',
    image: 'billing-2017',
    imdsV1: true,
    paravirtual: true,
    stoppedDays: 212,
    type: 't2.micro',
    volume: 'plain',
  },
  fileServer: { stack: 'corp-it', image: 'al2023', profile: roles.backup, stoppedDays: 4, volume: 'encrypted' },
  analyticsWorker: {
    stack: 'analytics',
    image: 'al2023',
    profile: roles.analyticsJobs,
    type: 'm6i.large',
    volume: 'encrypted',
  },
  analyticsNotebook: { stack: 'analytics', image: 'al2023', profile: roles.analyticsJobs, volume: 'encrypted' },
}

/** EC2's compute and storage as Nordlicht has it; any other region is empty, with AWS's own defaults. */
export function seedCompute(context: SeedContext): ComputeState {
  const { region, regions, now } = context
  const home = region === HOME
  const here = Object.entries(instances).filter(([, { subnet }]) => subnet.zone.startsWith(region))
  const made = here.map(([key, where]) => instance(plans[key as InstanceKey], where, now)) // safe: Object.entries of that very table
  return {
    regions: [...regions],
    instances: made,
    volumes: [
      ...here.map(([key, { name, subnet }]) => volumeOf(plans[key as InstanceKey], name, subnet.zone, region, now)), // safe: as above
      ...(home ? [spareVolume(now)] : []),
    ],
    snapshots: home
      ? homeSnapshots(now)
      : regions.includes(region)
        ? [snapshot('analytics-notebook', true, 6, now, 'analytics')]
        : [],
    images: [...(home ? homeImages(now) : []), ...publicImages(now)],
    templates: home ? homeTemplates(now) : [],
    ebsEncryptionByDefault: home,
    snapshotSharing: region !== HOME && regions.includes(region) ? 'block-all-sharing' : 'unblocked',
    imageSharing: home ? 'unblocked' : 'block-new-sharing',
  }
}

function instance(plan: Plan, where: (typeof instances)[InstanceKey], now: Date): StoredInstance {
  const { name, subnet, group, host } = where
  const stopped = plan.stoppedDays === undefined ? undefined : daysBefore(now, plan.stoppedDays)
  return {
    id: ec2Id('i', name),
    type: plan.type ?? 't3.small',
    image: ec2Id('ami', plan.image),
    subnet: ec2Id('subnet', subnet.name),
    vpc: ec2Id('vpc', subnet.vpc),
    zone: subnet.zone,
    privateIp: privateAddress(subnet.cidr, host),
    publicIp: plan.public ?? null,
    groups: [{ GroupId: ec2Id('sg', group.name), GroupName: group.name }],
    interfaces: Array.from({ length: plan.interfaces ?? 1 }, (_, index) =>
      ec2Id('eni', index === 0 ? name : `${name}-${index + 1}`),
    ),
    profile: plan.profile === undefined ? null : iamArn(`instance-profile/${plan.profile}`),
    httpTokens: plan.imdsV1 ? 'optional' : 'required',
    httpEndpoint: 'enabled',
    hopLimit: plan.imdsV1 ? 2 : 1,
    virtualization: plan.paravirtual ? 'paravirtual' : 'hvm',
    status: stopped === undefined ? 'running' : 'stopped',
    launched: daysBefore(now, 300 - host),
    transition: stopped === undefined ? '' : `User initiated (${stopped.slice(0, 10)} ${stopped.slice(11, 19)} GMT)`,
    tags: tagList(plan.stack, name),
  }
}

function volumeOf(plan: Plan, name: string, zone: string, region: string, now: Date): StoredVolume {
  const encrypted = plan.volume === 'encrypted'
  return {
    id: ec2Id('vol', name),
    size: 30,
    zone,
    encrypted,
    key: encrypted ? keyArn('aws/ebs', region) : null,
    attachedTo: ec2Id('i', name),
    created: daysBefore(now, 280),
    tags: tagList(plan.stack, `${name}-root`),
  }
}

const spareVolume = (now: Date): StoredVolume => ({
  id: ec2Id('vol', 'corp-it-spare'),
  size: 100,
  zone: `${HOME}a`,
  encrypted: false,
  key: null,
  attachedTo: null,
  created: daysBefore(now, 700),
  tags: tagList('corp-it', 'corp-it-spare'),
})

const snapshot = (name: string, encrypted: boolean, age: number, now: Date, stack: Stack): StoredSnapshot => ({
  id: ec2Id('snap', name),
  volume: ec2Id('vol', name),
  size: 30,
  encrypted,
  description: `${name}, weekly`,
  permissions: [],
  created: daysBefore(now, age),
  tags: tagList(stack, name),
})

const homeSnapshots = (now: Date): StoredSnapshot[] => [
  snapshot('shop-prod-web-1', true, 3, now, 'shop-prod'),
  { ...snapshot('corp-it-old-billing', false, 213, now, 'corp-it'), description: 'before shutdown' },
  // once sent to a supplier, and open to the world ever since
  { ...snapshot('calibration-exchange', false, 890, now, 'corp-it'), permissions: [{ Group: 'all' }] },
]

function homeImages(now: Date): StoredImage[] {
  const image = (name: string, encrypted: boolean, age: number, deprecatedIn: number | null): StoredImage => ({
    id: ec2Id('ami', name),
    name,
    owner: account.id,
    public: false,
    snapshots: [{ id: ec2Id('snap', `${name}-root`), encrypted }],
    permissions: [],
    created: daysBefore(now, age),
    deprecated: deprecatedIn === null ? null : daysBefore(now, -deprecatedIn),
    tags: tagList('shop-prod', name),
  })
  return [
    image('nordlicht-web-2026-10', true, 30, 150),
    { ...image('nordlicht-web-2024-02', false, 900, -500), public: true, permissions: [{ Group: 'all' }] },
  ]
}

/** Amazon's own images that the instances run from. That of the oldest instance is gone. */
const publicImages = (now: Date): StoredImage[] =>
  [
    { key: 'al2023', name: 'al2023-ami-2023.9.20261012.0-kernel-6.1-x86_64', deprecatedIn: 60 },
    { key: 'al2-2021', name: 'amzn2-ami-hvm-2.0.20210701.0-x86_64-gp2', deprecatedIn: -1200 },
  ].map(({ key, name, deprecatedIn }) => ({
    id: ec2Id('ami', key),
    name,
    owner: AMAZON,
    public: true,
    snapshots: [],
    permissions: [],
    created: daysBefore(now, 43),
    deprecated: daysBefore(now, -deprecatedIn),
    tags: [],
  }))

const homeTemplates = (now: Date): StoredTemplate[] => [
  {
    id: ec2Id('lt', 'shop-prod-web'),
    name: 'shop-prod-web',
    versions: [
      {
        ImageId: ec2Id('ami', 'nordlicht-web-2026-10'),
        InstanceType: 'c6i.large',
        MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled' },
        NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: false }],
        BlockDeviceMappings: [
          { DeviceName: '/dev/xvda', Ebs: { Encrypted: true, KmsKeyId: keyArn(keys.shopData.alias, HOME) } },
        ],
      },
    ],
    defaultVersion: 1,
    created: daysBefore(now, 220),
    tags: tagList('shop-prod', 'shop-prod-web'),
  },
  {
    id: ec2Id('lt', 'load-test'),
    name: 'load-test',
    versions: [
      {
        ImageId: ec2Id('ami', 'nordlicht-web-2024-02'),
        InstanceType: 't3.medium',
        MetadataOptions: { HttpTokens: 'optional' },
        NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true }],
        BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: false, VolumeSize: 20 } }],
      },
    ],
    defaultVersion: 1,
    created: daysBefore(now, 640),
    tags: tagList('shop-staging', 'load-test'),
  },
]

import { byText } from '../../../core/by-text.ts'
import {
  HOME,
  iamArn,
  keyArn,
  keys,
  fileSystems as names,
  partnerAccount,
  privateAddress,
  roles,
  type Stack,
  type SubnetKey,
  type securityGroups,
  subnets,
  tagsOf,
  US,
} from '../../../practice/company.ts'
import { ec2Id, uuidOf } from '../../../practice/ids.ts'
import { given } from '../../../practice/kind.ts'
import { daysAgo, policyText } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { groupId } from '../../ec2/practice/security-groups.seed.ts'
import { type EfsState, type FileSystem, fileSystems } from './state.ts'

interface Plan {
  readonly name: string
  readonly stack: Stack
  readonly ageInDays: number
  readonly key: string | null
  readonly zone?: string
  readonly backups: boolean
  readonly policy?: (arn: string) => object[]
  readonly lifecycle?: FileSystem['lifecycle']
  readonly places: readonly SubnetKey[]
  readonly group: keyof typeof securityGroups
  readonly points: readonly { readonly name: string; readonly path: string; readonly user: number | null }[]
}

const mounting = ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite']

const plans: Readonly<Record<string, readonly Plan[]>> = byText({
  [HOME]: [
    {
      name: names.shopMedia,
      stack: 'shop-prod',
      ageInDays: 640,
      key: keyArn(keys.shopData.alias, keys.shopData.region),
      backups: true,
      lifecycle: [{ TransitionToIA: 'AFTER_30_DAYS' }],
      policy: (Resource) => [
        {
          Sid: 'WebServers',
          Effect: 'Allow',
          Principal: { AWS: iamArn(`role/${roles.shopWeb}`) },
          Action: mounting,
          Resource,
          Condition: { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } },
        },
        {
          Sid: 'TlsOnly',
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: '*',
          Resource,
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
      places: ['shopPrivateA', 'shopPrivateB'],
      group: 'shopFiles',
      points: [{ name: 'shop-media-uploads', path: '/uploads', user: 1001 }],
    },
    {
      // copied from an example on the internet
      name: names.stagingMedia,
      stack: 'shop-staging',
      ageInDays: 500,
      key: null,
      zone: `${HOME}a`,
      backups: false,
      places: ['stagingPublicA'],
      group: 'stagingFiles',
      points: [{ name: 'shop-staging-everything', path: '/', user: null }],
    },
  ],
  [US]: [
    {
      name: names.notebooks,
      stack: 'analytics',
      ageInDays: 300,
      key: keyArn(keys.analyticsData.alias, keys.analyticsData.region),
      backups: false,
      policy: (Resource) => [
        { Sid: 'Everyone', Effect: 'Allow', Principal: { AWS: '*' }, Action: mounting, Resource },
        {
          Sid: 'CalibrationLab',
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${partnerAccount}:root` },
          Action: mounting,
          Resource,
        },
      ],
      places: ['analyticsPrivateA', 'analyticsPrivateB'],
      group: 'analyticsFiles',
      points: [],
    },
  ],
})

/** The file systems of Nordlicht: the shop's media are configured well, the others are not. */
export function seedEfs(context: SeedContext): EfsState {
  const state: EfsState = { fileSystems: [], mountTargets: [], accessPoints: [] }
  const { account: OwnerId } = context
  for (const plan of plans[context.region] ?? []) {
    const FileSystemId = ec2Id('fs', plan.name)
    state.fileSystems.push({
      is: {
        FileSystemId,
        CreationToken: uuidOf('efs', plan.name),
        CreationTime: daysAgo(context, plan.ageInDays),
        ...given({ KmsKeyId: plan.key ?? undefined, AvailabilityZoneName: plan.zone }),
      },
      backups: plan.backups,
      policy: plan.policy ? policyText(...plan.policy(fileSystems.arn(context, FileSystemId))) : null,
      lifecycle: plan.lifecycle ?? [],
      tags: tagsOf(plan.stack, plan.name),
    })
    for (const place of plan.places) {
      const { name, vpc, zone: AvailabilityZoneName, cidr } = subnets[place]
      state.mountTargets.push({
        is: {
          OwnerId,
          MountTargetId: ec2Id('fsmt', `${plan.name} ${AvailabilityZoneName}`),
          FileSystemId,
          SubnetId: ec2Id('subnet', name),
          VpcId: ec2Id('vpc', vpc),
          LifeCycleState: 'available',
          IpAddress: privateAddress(cidr, 70),
          AvailabilityZoneName,
        },
        groups: [groupId(plan.group)],
      })
    }
    for (const { name, path, user } of plan.points)
      state.accessPoints.push({
        is: {
          AccessPointId: ec2Id('fsap', name),
          ClientToken: uuidOf('efs', name),
          FileSystemId,
          ...(user === null ? {} : { PosixUser: { Uid: user, Gid: user } }),
          RootDirectory: { Path: path },
        },
        tags: tagsOf(plan.stack, name),
      })
  }
  return state
}

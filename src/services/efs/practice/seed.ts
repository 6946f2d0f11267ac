import {
  fileSystems,
  HOME,
  iamArn,
  keyArn,
  keys,
  partnerAccount,
  privateAddress,
  roles,
  type Stack,
  type SubnetKey,
  type securityGroups,
  subnets,
  tagList,
} from '../../../practice/company.ts'
import { ec2Id, uuidOf } from '../../../practice/ids.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { groupId } from '../../ec2/practice/security-groups.seed.ts'
import type { EfsState, StoredAccessPoint, StoredFileSystem } from './state.ts'

const DAY = 86_400_000

interface Plan {
  readonly name: string
  readonly stack: Stack
  readonly ageInDays: number
  readonly key: string | null
  readonly zone?: string
  readonly backups: boolean
  readonly policy?: (arn: string) => object[]
  readonly lifecycle?: StoredFileSystem['lifecycle']
  readonly places: readonly SubnetKey[]
  readonly group: keyof typeof securityGroups
  readonly points: readonly { readonly name: string; readonly path: string; readonly user: number | null }[]
}

const mounting = ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite']

const plans: Readonly<Record<string, readonly Plan[]>> = {
  home: [
    {
      name: fileSystems.shopMedia,
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
      // made in an afternoon, from a page on the internet
      name: fileSystems.stagingMedia,
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
  us: [
    {
      name: fileSystems.notebooks,
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
}

/** The file systems of Nordlicht: the shop's media as they should be, the others as they came to be. */
export function seedEfs({ region, regions, homeRegion, partition, account, now }: SeedContext): EfsState {
  const state: EfsState = { fileSystems: [], mountTargets: [], accessPoints: [] }
  if (!regions.includes(region)) return state
  for (const plan of plans[region === homeRegion ? 'home' : 'us'] ?? []) {
    const id = ec2Id('fs', plan.name)
    const arn = `arn:${partition}:elasticfilesystem:${region}:${account}:file-system/${id}`
    state.fileSystems.push({
      id,
      token: uuidOf('efs', plan.name),
      name: plan.name,
      made: new Date(now.getTime() - plan.ageInDays * DAY).toISOString(),
      key: plan.key,
      zone: plan.zone ?? null,
      backups: plan.backups,
      policy: plan.policy ? JSON.stringify({ Version: '2012-10-17', Statement: plan.policy(arn) }) : null,
      lifecycle: (plan.lifecycle ?? []).map((one) => ({ ...one })),
      tags: tagList(plan.stack, plan.name),
    })
    for (const place of plan.places) {
      const { name, vpc, zone, cidr } = subnets[place]
      state.mountTargets.push({
        id: ec2Id('fsmt', `${plan.name} ${zone}`),
        fileSystem: id,
        subnet: ec2Id('subnet', name),
        vpc: ec2Id('vpc', vpc),
        zone,
        address: privateAddress(cidr, 70),
        groups: [groupId(plan.group)],
      })
    }
    state.accessPoints.push(
      ...plan.points.map(
        ({ name, path, user }): StoredAccessPoint => ({
          id: ec2Id('fsap', name),
          token: uuidOf('efs', name),
          fileSystem: id,
          user: user === null ? null : { Uid: user, Gid: user },
          path,
          tags: tagList(plan.stack, name),
        }),
      ),
    )
  }
  return state
}

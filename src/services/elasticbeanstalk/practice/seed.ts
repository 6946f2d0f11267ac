import {
  HOME,
  type Stack,
  type SubnetKey,
  type securityGroups,
  subnets,
  tagsOf,
  US,
} from '../../../practice/company.ts'
import { alnumId, ec2Id } from '../../../practice/ids.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { groupId } from '../../ec2/practice/security-groups.seed.ts'
import { ENVIRONMENT, HEALTH, keyOf, LAUNCH, LOGS, MANAGED, PLATFORM_UPDATE, PROPERTIES } from './options.ts'
import type { BeanstalkState, StoredEnvironment } from './state.ts'

const DAY = 86_400_000

interface Plan {
  readonly name: string
  readonly application: string
  readonly region: string
  readonly stack: Stack
  readonly solution: string
  readonly platform: string
  readonly subnets: readonly SubnetKey[]
  readonly group: keyof typeof securityGroups
  readonly ageInDays: number
  readonly settings: Readonly<Record<string, string>>
  readonly terminated?: true
}

const SERVICE_ROLE = 'aws-elasticbeanstalk-service-role'
const enhanced = {
  [keyOf(HEALTH, 'SystemType')]: 'enhanced',
  [keyOf(ENVIRONMENT, 'ServiceRole')]: SERVICE_ROLE,
}
const managed = {
  ...enhanced,
  [keyOf(MANAGED, 'ManagedActionsEnabled')]: 'true',
  [keyOf(MANAGED, 'PreferredStartTime')]: 'Sun:03:00',
  [keyOf(PLATFORM_UPDATE, 'UpdateLevel')]: 'minor',
}
const streamed = { [keyOf(LOGS, 'StreamLogs')]: 'true', [keyOf(LOGS, 'RetentionInDays')]: '90' }
const sessionTokens = { [keyOf(LAUNCH, 'DisableIMDSv1')]: 'true' }

const plans: readonly Plan[] = [
  {
    name: 'shop-blog-prod',
    application: 'shop-blog',
    region: HOME,
    stack: 'shop-prod',
    solution: '64bit Amazon Linux 2023 v6.1.8 running Node.js 20',
    platform: 'Node.js 20 running on 64bit Amazon Linux 2023/6.1.8',
    subnets: ['shopPrivateA', 'shopPrivateB'],
    group: 'shopWeb',
    ageInDays: 420,
    settings: {
      ...managed,
      ...streamed,
      ...sessionTokens,
      [keyOf(ENVIRONMENT, 'LoadBalancerType')]: 'application',
      [keyOf(PROPERTIES, 'DATABASE_PASSWORD')]: 'only-for-practice',
    },
  },
  {
    name: 'shop-blog-staging',
    application: 'shop-blog',
    region: HOME,
    stack: 'shop-staging',
    solution: '64bit Amazon Linux 2023 v6.1.8 running Node.js 20',
    platform: 'Node.js 20 running on 64bit Amazon Linux 2023/6.1.8',
    subnets: ['stagingPublicA'],
    group: 'stagingWeb',
    ageInDays: 400,
    settings: { ...enhanced, [keyOf(ENVIRONMENT, 'EnvironmentType')]: 'SingleInstance' },
  },
  {
    name: 'newsletter-2018',
    application: 'newsletter',
    region: HOME,
    stack: 'corp-it',
    solution: '64bit Amazon Linux 2018.03 v2.9.18 running PHP 7.2',
    platform: 'PHP 7.2 running on 64bit Amazon Linux/2.9.18',
    subnets: ['corpPrivateA'],
    group: 'corpServices',
    ageInDays: 2500,
    settings: { [keyOf(ENVIRONMENT, 'EnvironmentType')]: 'SingleInstance' },
  },
  {
    name: 'newsletter-trial',
    application: 'newsletter',
    region: HOME,
    stack: 'corp-it',
    solution: '64bit Amazon Linux 2018.03 v2.9.18 running PHP 7.2',
    platform: 'PHP 7.2 running on 64bit Amazon Linux/2.9.18',
    subnets: ['corpPrivateA'],
    group: 'corpServices',
    ageInDays: 30,
    settings: {},
    terminated: true,
  },
  {
    name: 'analytics-dashboard',
    application: 'analytics-dashboard',
    region: US,
    stack: 'analytics',
    solution: '64bit Amazon Linux 2 v3.7.4 running Python 3.8',
    platform: 'Python 3.8 running on 64bit Amazon Linux 2/3.7.4',
    subnets: ['analyticsPrivateA', 'analyticsPrivateB'],
    group: 'analyticsJobs',
    ageInDays: 900,
    // an image of its own, which managed updates do not renew
    settings: { ...managed, ...streamed, [keyOf(LAUNCH, 'ImageId')]: ec2Id('ami', 'analytics-dashboard') },
  },
]

/** The environments of Nordlicht Instruments; any other region is empty. */
export function seedBeanstalk({ account, region, now }: SeedContext): BeanstalkState {
  const made = (days: number) => new Date(now.getTime() - days * DAY).toISOString()
  const environment = (plan: Plan): StoredEnvironment => {
    const id = `e-${alnumId('environment', plan.name, 10)}`
    const [place] = plan.subnets
    return {
      name: plan.name,
      id,
      arn: `arn:aws:elasticbeanstalk:${region}:${account}:environment/${plan.application}/${plan.name}`,
      application: plan.application,
      solution: plan.solution,
      platform: `arn:aws:elasticbeanstalk:${region}::platform/${plan.platform}`,
      version: `${plan.application}-release`,
      description: plan.name,
      status: plan.terminated ? 'Terminated' : 'Ready',
      settings: {
        [keyOf('aws:ec2:vpc', 'VPCId')]: place === undefined ? '' : ec2Id('vpc', subnets[place].vpc),
        [keyOf('aws:ec2:vpc', 'Subnets')]: plan.subnets.map((key) => ec2Id('subnet', subnets[key].name)).join(','),
        [keyOf(LAUNCH, 'SecurityGroups')]: groupId(plan.group),
        [keyOf(LAUNCH, 'IamInstanceProfile')]: 'aws-elasticbeanstalk-ec2-role',
        [keyOf(LAUNCH, 'InstanceType')]: 't3.small',
        ...plan.settings,
      },
      tags: tagsOf(plan.stack, plan.name),
      created: made(plan.ageInDays),
      updated: made(plan.ageInDays / 2),
    }
  }
  return { environments: plans.filter((plan) => plan.region === region).map(environment) }
}

import {
  HOME,
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
import { alnumId, ec2Id } from '../../../practice/ids.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { groupId } from '../../ec2/practice/security-groups.seed.ts'
import { ENVIRONMENT, HEALTH, keyOf, LAUNCH, LOGS, MANAGED, PLATFORM_UPDATE, PROPERTIES } from './options.ts'
import type { BeanstalkState, StoredEnvironment } from './state.ts'

/** The platforms of the environments: the name of the solution stack, and of the platform. */
const platforms = {
  node: ['64bit Amazon Linux 2023 v6.1.8 running Node.js 20', 'Node.js 20 running on 64bit Amazon Linux 2023/6.1.8'],
  php: ['64bit Amazon Linux 2018.03 v2.9.18 running PHP 7.2', 'PHP 7.2 running on 64bit Amazon Linux/2.9.18'],
  python: ['64bit Amazon Linux 2 v3.7.4 running Python 3.8', 'Python 3.8 running on 64bit Amazon Linux 2/3.7.4'],
} as const

/** Where an environment runs: its region, stack and subnets, and the security group of its instances. */
type Where = readonly [
  region: string,
  Stack,
  group: keyof typeof securityGroups,
  subnets: readonly [SubnetKey, ...SubnetKey[]],
]
type Plan = readonly [
  application: string,
  name: string,
  ageInDays: number,
  platform: keyof typeof platforms,
  Where,
  settings: Readonly<Record<string, string>>,
]

const TERMINATED = 'newsletter-trial'
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

const corp: Where = [HOME, 'corp-it', 'corpServices', ['corpPrivateA']]
const single = { [keyOf(ENVIRONMENT, 'EnvironmentType')]: 'SingleInstance' }
const plans: readonly Plan[] = [
  [
    'shop-blog',
    'shop-blog-prod',
    420,
    'node',
    [HOME, 'shop-prod', 'shopWeb', ['shopPrivateA', 'shopPrivateB']],
    {
      ...managed,
      ...streamed,
      ...sessionTokens,
      [keyOf(ENVIRONMENT, 'LoadBalancerType')]: 'application',
      [keyOf(PROPERTIES, 'DATABASE_PASSWORD')]: 'only-for-practice',
    },
  ],
  [
    'shop-blog',
    'shop-blog-staging',
    400,
    'node',
    [HOME, 'shop-staging', 'stagingWeb', ['stagingPublicA']],
    { ...enhanced, ...single },
  ],
  ['newsletter', 'newsletter-2018', 2500, 'php', corp, single],
  ['newsletter', TERMINATED, 30, 'php', corp, {}],
  [
    'analytics-dashboard',
    'analytics-dashboard',
    900,
    'python',
    [US, 'analytics', 'analyticsJobs', ['analyticsPrivateA', 'analyticsPrivateB']],
    // a custom image, which managed updates do not replace
    { ...managed, ...streamed, [keyOf(LAUNCH, 'ImageId')]: ec2Id('ami', 'analytics-dashboard') },
  ],
  ['my-blog', 'my-blog', 420, 'node', [SMALL, 'my-shop', 'myWeb', ['myPublicA']], { ...enhanced, ...single }],
]

/** The environments of Nordlicht Instruments; any other region is empty. */
export function seedBeanstalk(context: SeedContext): BeanstalkState {
  const { account, region } = context
  const environment = ([application, name, age, platform, where, settings]: Plan): StoredEnvironment => {
    const [, stack, group, places] = where
    const [solution, version] = platforms[platform]
    return {
      is: {
        EnvironmentName: name,
        EnvironmentId: `e-${alnumId('environment', name, 10)}`,
        EnvironmentArn: `arn:aws:elasticbeanstalk:${region}:${account}:environment/${application}/${name}`,
        ApplicationName: application,
        SolutionStackName: solution,
        PlatformArn: `arn:aws:elasticbeanstalk:${region}::platform/${version}`,
        VersionLabel: `${application}-release`,
        Description: name,
        Status: name === TERMINATED ? 'Terminated' : 'Ready',
        DateCreated: daysAgo(context, age),
        DateUpdated: daysAgo(context, age / 2),
      },
      settings: {
        [keyOf('aws:ec2:vpc', 'VPCId')]: vpcIdOf(places),
        [keyOf('aws:ec2:vpc', 'Subnets')]: subnetIds(places).join(','),
        [keyOf(LAUNCH, 'SecurityGroups')]: groupId(group),
        [keyOf(LAUNCH, 'IamInstanceProfile')]: 'aws-elasticbeanstalk-ec2-role',
        [keyOf(LAUNCH, 'InstanceType')]: 't3.small',
        ...settings,
      },
      tags: tagsOf(stack, name),
    }
  }
  return { environments: plans.filter(([, , , , [where]]) => where === placeOf(context)).map(environment) }
}

import { byText } from '../../../core/by-text.ts'
import {
  buckets,
  HOME,
  isSmall,
  keyArn,
  keys,
  privateAddress,
  type Stack,
  type SubnetKey,
  type securityGroups,
  subnets,
  tagsOf,
} from '../../../practice/company.ts'
import { given } from '../../../practice/kind.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { groupId } from '../../ec2/practice/security-groups.seed.ts'
import { arnOf, type DmsState, type Endpoint, type ReplicationInstance } from './state.ts'
import { taskSettings } from './task-settings.ts'

interface InstancePlan {
  readonly name: string
  readonly stack: Stack
  readonly ageInDays: number
  readonly version: string
  readonly place: SubnetKey
  readonly group: keyof typeof securityGroups
  readonly right: boolean
}
interface EndpointPlan {
  readonly name: string
  readonly stack: Stack
  readonly is: Omit<Endpoint['is'], 'EndpointIdentifier' | 'EndpointArn' | 'Status'>
}
interface TaskPlan {
  readonly name: string
  readonly stack: Stack
  readonly instance: string
  readonly source: string
  readonly target: string
  readonly running: boolean
  readonly settings: object
}
interface Plan {
  readonly instances: readonly InstancePlan[]
  readonly endpoints: readonly EndpointPlan[]
  readonly tasks: readonly TaskPlan[]
}

const OLD = 'shop-2019-migration'
const NEW = 'shop-orders-replication'
const at = (host: string): string => `${host}.nordlicht.example`

/** The shop's migration of 2019, of which nothing was deleted, and the replication of orders that runs today. */
const plans: Readonly<Record<string, Plan>> = byText({
  [HOME]: {
    instances: [
      {
        name: OLD,
        stack: 'shop-prod',
        ageInDays: 2500,
        version: '3.5.2',
        place: 'shopPublicA',
        group: 'shopLegacy',
        right: false,
      },
      {
        name: NEW,
        stack: 'shop-prod',
        ageInDays: 120,
        version: '3.6.1',
        place: 'shopPrivateA',
        group: 'shopDatabase',
        right: true,
      },
    ],
    endpoints: [
      {
        name: 'shop-2019-source',
        stack: 'shop-prod',
        is: {
          EndpointType: 'source',
          EngineName: 'mysql',
          SslMode: 'none',
          ServerName: at('db1'),
          Port: 3306,
          DatabaseName: 'shop',
          Username: 'migration',
        },
      },
      {
        name: 'shop-2019-reviews',
        stack: 'shop-prod',
        is: {
          EndpointType: 'source',
          EngineName: 'mongodb',
          SslMode: 'none',
          MongoDbSettings: { ServerName: at('reviews'), Port: 27_017, DatabaseName: 'reviews', AuthType: 'no' },
        },
      },
      {
        name: 'shop-2019-sessions',
        stack: 'shop-prod',
        is: {
          EndpointType: 'target',
          EngineName: 'redis',
          SslMode: 'none',
          RedisSettings: { ServerName: at('sessions'), Port: 6379, SslSecurityProtocol: 'plaintext', AuthType: 'none' },
        },
      },
      {
        name: 'shop-2019-related-articles',
        stack: 'shop-prod',
        is: {
          EndpointType: 'target',
          EngineName: 'neptune',
          SslMode: 'none',
          ServerName: at('graph'),
          Port: 8182,
          NeptuneSettings: {
            S3BucketName: buckets.shopUploads,
            S3BucketFolder: 'graph',
            IamAuthEnabled: false,
          },
        },
      },
      {
        name: 'shop-orders',
        stack: 'shop-prod',
        is: {
          EndpointType: 'source',
          EngineName: 'aurora-postgresql',
          SslMode: 'verify-full',
          ServerName: at('orders'),
          Port: 5432,
          DatabaseName: 'orders',
          Username: 'replication',
        },
      },
      {
        name: 'shop-reviews',
        stack: 'shop-prod',
        is: {
          EndpointType: 'source',
          EngineName: 'mongodb',
          SslMode: 'require',
          MongoDbSettings: { ServerName: at('reviews'), Port: 27_017, DatabaseName: 'reviews', AuthType: 'password' },
        },
      },
      {
        name: 'shop-sessions',
        stack: 'shop-prod',
        is: {
          EndpointType: 'target',
          EngineName: 'redis',
          SslMode: 'none',
          RedisSettings: { ServerName: at('cache'), Port: 6379, SslSecurityProtocol: 'ssl-encryption' },
        },
      },
      {
        name: 'shop-related-articles',
        stack: 'shop-prod',
        is: {
          EndpointType: 'target',
          EngineName: 'neptune',
          SslMode: 'none',
          ServerName: at('graph'),
          Port: 8182,
          NeptuneSettings: { S3BucketName: buckets.shopUploads, S3BucketFolder: 'graph', IamAuthEnabled: true },
        },
      },
      {
        name: 'shop-orders-stream',
        stack: 'shop-prod',
        is: {
          EndpointType: 'target',
          EngineName: 'kinesis',
          SslMode: 'none',
          KinesisSettings: { MessageFormat: 'json' },
        },
      },
    ],
    tasks: [
      {
        name: OLD,
        stack: 'shop-prod',
        instance: OLD,
        source: 'shop-2019-source',
        target: 'shop-2019-sessions',
        running: false,
        settings: taskSettings(true, 'WARNING'),
      },
      {
        name: NEW,
        stack: 'shop-prod',
        instance: NEW,
        source: 'shop-orders',
        target: 'shop-orders-stream',
        running: true,
        settings: taskSettings(true, 'DEFAULT'),
      },
    ],
  },
})
const nothing: Plan = { instances: [], endpoints: [], tasks: [] }

/** Nordlicht's AWS DMS. */
export function seedDms(context: SeedContext): DmsState {
  const plan = isSmall(context) ? nothing : (plans[context.region] ?? nothing)
  return {
    instances: plan.instances.map((one) => instanceOf(context, one)),
    endpoints: plan.endpoints.map(({ name, stack, is }) => ({
      is: { ...is, EndpointIdentifier: name, EndpointArn: arnOf(context, 'endpoint', name), Status: 'active' },
      tags: tagsOf(stack),
    })),
    tasks: plan.tasks.map(({ name, stack, instance, source, target, running, settings }) => ({
      is: {
        ReplicationTaskIdentifier: name,
        ReplicationTaskArn: arnOf(context, 'task', name),
        ReplicationInstanceArn: arnOf(context, 'rep', instance),
        SourceEndpointArn: arnOf(context, 'endpoint', source),
        TargetEndpointArn: arnOf(context, 'endpoint', target),
        MigrationType: 'full-load-and-cdc',
        TableMappings: JSON.stringify({ rules: [] }),
        ReplicationTaskSettings: JSON.stringify(settings),
        Status: running ? 'running' : 'stopped',
      },
      tags: tagsOf(stack),
    })),
  }
}

function instanceOf(context: SeedContext, plan: InstancePlan): ReplicationInstance {
  const { cidr, zone } = subnets[plan.place]
  return {
    is: {
      ReplicationInstanceIdentifier: plan.name,
      ReplicationInstanceArn: arnOf(context, 'rep', plan.name),
      ReplicationInstanceClass: 'dms.t3.medium',
      ReplicationInstanceStatus: 'available',
      AllocatedStorage: 50,
      InstanceCreateTime: daysAgo(context, plan.ageInDays),
      VpcSecurityGroups: [{ VpcSecurityGroupId: groupId(plan.group), Status: 'active' }],
      AvailabilityZone: zone,
      EngineVersion: plan.version,
      MultiAZ: plan.right,
      AutoMinorVersionUpgrade: plan.right,
      PubliclyAccessible: !plan.right,
      ReplicationInstancePrivateIpAddress: privateAddress(cidr, 90),
      NetworkType: 'IPV4',
      ...given({ KmsKeyId: plan.right ? keyArn(keys.shopData.alias, keys.shopData.region) : undefined }),
    },
    tags: tagsOf(plan.stack),
  }
}

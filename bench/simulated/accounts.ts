/**
 * Accounts for the bench: the resources of the practice account, grown to the size of a real account, in several
 * regions.
 */
import type { SeedContext } from '../../src/practice/service.ts'
import { practiceServices } from '../../src/services/practice.gen.ts'

/**
 * A list of a service's state that is grown: where it is, the member that names an entry (none in a table by name), and
 * the number of entries.
 */
export interface Growth {
  readonly service: string
  readonly list: string
  readonly id?: string
  /** Lists of an entry that stay empty. */
  readonly empty?: string
  readonly count: number
}

export interface SimulatedAccount {
  readonly what: string
  readonly regions: readonly string[]
  /** The number of each in every region; for buckets, in all regions together. */
  readonly growth: readonly Growth[]
}

const lists = {
  buckets: { service: 's3', list: 'buckets' },
  snapshots: { service: 'ec2', list: 'snapshots', id: 'SnapshotId' },
  volumes: { service: 'ec2', list: 'volumes', id: 'VolumeId' },
  groups: { service: 'ec2', list: 'groups', id: 'GroupId' },
  functions: { service: 'lambda', list: 'functions', id: 'FunctionName' },
  topics: { service: 'sns', list: 'topics' },
  queues: { service: 'sqs', list: 'queues' },
  keys: { service: 'kms', list: 'keys' },
  tables: { service: 'dynamodb', list: 'tables', id: 'TableName' },
  logGroups: { service: 'logs', list: 'groups', empty: 'filters' },
  repositories: { service: 'ecr', list: 'repositories', id: 'repositoryName' },
  secrets: { service: 'secretsmanager', list: 'secrets' },
  alarms: { service: 'cloudwatch', list: 'alarms' },
  databases: { service: 'rds', list: 'instances', id: 'DBInstanceIdentifier' },
} as const
type ListName = keyof typeof lists

const growing = (counts: { readonly [Name in ListName]?: number }): readonly Growth[] =>
  Object.entries(counts).map(([name, count]) => ({ ...lists[name as ListName], count })) // safe: the keys of that very table

export const simulatedAccounts = {
  buckets: {
    what: '300 buckets, 1,301 snapshots, 50 of each of ten services',
    regions: ['us-east-1'],
    growth: growing({
      buckets: 300,
      snapshots: 1301,
      functions: 50,
      topics: 50,
      queues: 50,
      keys: 50,
      tables: 50,
      logGroups: 50,
      repositories: 50,
      secrets: 50,
      alarms: 50,
      databases: 50,
    }),
  },
  large: {
    what: '21,000 resources in four regions',
    regions: ['us-east-1', 'eu-central-1', 'eu-west-1', 'us-west-2'],
    growth: growing({
      buckets: 400,
      snapshots: 1500,
      volumes: 1250,
      groups: 750,
      functions: 100,
      topics: 150,
      queues: 150,
      keys: 100,
      tables: 100,
      logGroups: 800,
      repositories: 50,
      secrets: 100,
      alarms: 100,
      databases: 50,
    }),
  },
} as const satisfies Readonly<Record<string, SimulatedAccount>>

/** Makes the practice services of this process seed such an account. */
export function growPractice({ regions, growth }: SimulatedAccount): void {
  for (const service of practiceServices) {
    const mine = growth.filter((one) => one.service === service.id)
    const { seed } = service
    const isEc2 = service.id === 'ec2'
    if (mine.length === 0 && !isEc2) continue
    const grown = (context: SeedContext): unknown => {
      // safe: a slice is an object of lists and tables
      const own = seed({ ...context, ...(isEc2 ? { regions } : {}) }) as Record<string, unknown>
      const home = seed({ ...context, region: context.homeRegion }) as Record<string, unknown> // safe: as above
      if (!isEc2 && service.scope === 'regional' && !regions.includes(context.region)) return own
      for (const one of mine) own[one.list] = clones(home[one.list], one, regions, context)
      return own
    }
    Object.assign(service, { seed: grown })
  }
}

function clones(
  list: unknown,
  { id, count, service, empty }: Growth,
  regions: readonly string[],
  context: SeedContext,
): unknown {
  // safe: the entries of a list in the state are JSON
  const [first] = Object.entries(list as object)
  if (!first) throw new Error(`the practice account has nothing in a list of ${service}`)
  const text = JSON.stringify(empty === undefined ? first[1] : { ...first[1], [empty]: [] })
  const name = id === undefined ? first[0] : (new RegExp(`"${id}":"([^"]+)"`).exec(text)?.[1] ?? first[0])
  const entries = Array.from({ length: count }, (_, n) => {
    const own = service === 'kms' ? uuidOf(n) : `${name}-${n}`
    const region = service === 's3' ? (regions[n % regions.length] ?? context.homeRegion) : context.region
    return [own, JSON.parse(text.replaceAll(name, own).replaceAll(context.homeRegion, region))] as const
  })
  return Array.isArray(list) ? entries.map(([, value]) => value) : Object.fromEntries(entries)
}

const uuidOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

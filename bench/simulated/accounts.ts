/**
 * Accounts for the bench: the resources of the practice account, grown to the size of a real account, in several
 * regions.
 */
import { HOME, US } from '../../src/practice/company.ts'
import type { SeedContext } from '../../src/practice/service.ts'
import { type LongTailResource, namings, resourceOf } from '../../src/services/cloudcontrol/practice/long-tail.ts'
import { seedLongTail } from '../../src/services/cloudcontrol/practice/seed.ts'
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
  /** The number of each type that Cloud Control reads, in every region. */
  readonly tail?: number
  /** How long an answer takes. */
  readonly latencyMs: number
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

const FOUR_REGIONS = ['us-east-1', 'eu-central-1', 'eu-west-1', 'us-west-2']
const large = growing({
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
})

export const simulatedAccounts = {
  buckets: {
    what: '300 buckets, 1,301 snapshots, 50 of each of ten services',
    regions: ['us-east-1'],
    latencyMs: 60,
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
    regions: FOUR_REGIONS,
    latencyMs: 60,
    growth: large,
  },
  everything: {
    what: '50,000 resources of over 100 types in four regions',
    regions: FOUR_REGIONS,
    latencyMs: 30,
    growth: large,
    tail: 210,
  },
} as const satisfies Readonly<Record<string, SimulatedAccount>>

/** Makes the practice services of this process seed such an account. */
export function growPractice({ regions, growth, tail }: SimulatedAccount): void {
  for (const service of practiceServices) {
    if (service.id === 'cloudcontrol' && tail !== undefined)
      Object.assign(service, {
        seed: (context: SeedContext) => ({ resources: longTail(context, regions, tail), requests: {} }),
      })
    const mine = growth.filter((one) => one.service === service.id)
    const { seed } = service
    // EC2 says which regions there are, and Resource Explorer which of them it has an index of
    const hasRegions = ['ec2', 'resource-explorer-2'].includes(service.id)
    if (mine.length === 0 && !hasRegions) continue
    const grown = (context: SeedContext): unknown => {
      // safe: a slice is an object of lists and tables
      const own = seed({ ...context, ...(hasRegions ? { regions } : {}) }) as Record<string, unknown>
      const home = seed({ ...context, region: context.homeRegion }) as Record<string, unknown> // safe: as above
      if (!hasRegions && service.scope === 'regional' && !regions.includes(context.region)) return own
      for (const one of mine) own[one.list] = clones(home[one.list], one, regions, context)
      return own
    }
    Object.assign(service, { seed: grown })
  }
}

/** Resources of each type that the practice company has in its long tail, made from its first. */
function longTail(context: SeedContext, regions: readonly string[], count: number): LongTailResource[] {
  if (!regions.includes(context.region)) return []
  const all = [HOME, US].flatMap((region) => seedLongTail({ ...context, region }).resources)
  return Object.entries(namings).flatMap(([type, naming]) => {
    const first = all.find((one) => one.type === type)
    // a global resource is in one region only
    if (first === undefined || (naming.region === 'global' && context.region !== regions[0])) return []
    return Array.from({ length: count }, (_, n) =>
      resourceOf(context, type, naming, `${first.properties[naming.name] ?? 'one'}-${n}`, first.properties),
    )
  })
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

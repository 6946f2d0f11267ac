import type { SNS } from '@aws-sdk/client-sns'
import { pages } from '../collect/collector.ts'
import { eachOnce, look, type Missing, type Seen, seen, undefinedAt, unseen, valueIn } from '../collect/seen.ts'
import { parseArn } from '../core/arn.ts'
import { compareText } from '../core/json.ts'
import {
  isTrailLogging,
  type ListedTrail,
  listedTrails,
  trailSelectors,
} from '../services/cloudtrail/collect/trails.ts'
import { isBusy, recordsManagement } from '../services/cloudtrail/controls/events.ts'
import { transformation } from '../services/logs/collect.ts'
import { actionsOf, type Reaches, type Subscriptions } from '../services/logs/controls/alarms.ts'
import { compositeOf, restsOnOne } from '../services/logs/controls/composite.ts'
import type { CountedMetric } from '../services/logs/controls/judged-alarm.ts'
import { looksAt } from '../services/logs/controls/plain-alarm.ts'
import {
  type Alarm,
  countsRoot,
  type EventRule,
  filterAlarm,
  type IsRecorded,
  logAlarm,
  type RuleAlarm,
  reportedUse,
  ruleAlarm,
  tells,
  together,
  type WatchedFilter,
} from './alarms.ts'
import { type Monitoring, monitoringAccounts } from './monitoring-accounts.ts'
import { type RootReach, reportRegions } from './reach.ts'
import { type RegionAlarms, readsGroup, regionAlarms } from './region-alarms.ts'
import { uncertain, type Where } from './uses.ts'

/**
 * What would report root use: the EventBridge rules in the regions that `reportRegions()` names, and the metric filters on the log
 * of a multi-Region trail. Returns the one when the other cannot be read.
 */
export async function readAlarms(reach: RootReach): Promise<Seen<readonly Alarm[]>> {
  const { signal } = reach
  const unheard: Missing[] = []
  const topics = topicsOf(reach, unheard)
  const regions = reportRegions(reach)
  const [byRegion, filters] = await Promise.all([
    Promise.all(regions.map((region) => look('events:ListRules', signal, () => ruleAlarms(reach, region, topics)))),
    look('cloudtrail:DescribeTrails', signal, () => filterAlarms(reach, topics, unheard)),
  ])
  const rules = together(
    byRegion.flatMap((one) => valueIn(one) ?? []),
    reach,
    regions,
  )
  const found = [...rules, ...(filters.seen ? filters.value : [])].sort(
    (a, b) => compareText(a.kind, b.kind) || compareText(a.region, b.region) || compareText(a.name, b.name),
  )
  const missing = eachOnce([...byRegion.flatMap((one) => one.missing), ...filters.missing])
  const sure = found.some((one) => tells(one, reportedUse(reach.partition)) === 'yes')
  return sure || missing.length === 0 ? seen(found, [...missing, ...unheard]) : unseen(...missing, ...unheard)
}

/** The recipients of some topics; each topic is read once. */
interface Heard {
  readonly subscriptions: Subscriptions
  /** The confirmed subscriptions by protocol, sorted: `email (2)`. */
  readonly who: readonly string[]
}
type Topics = (arns: readonly string[]) => Promise<Heard>

/** The protocols of a topic's confirmed subscriptions; undefined when they cannot be read. */
type Receivers = readonly string[] | undefined

/** `missing` collects the failed calls; their topics are `unknown`. */
function topicsOf({ aws, account, signal }: RootReach, missing: Missing[]): Topics {
  const known = new Map<string, Promise<Receivers>>()
  const ask = async (arn: string): Promise<Receivers> => {
    const topic = parseArn(arn)
    if (topic?.service !== 'sns') return undefined
    const found = await look('sns:ListSubscriptionsByTopic', signal, async () => {
      const receivers = confirmedReceivers(await aws.client('sns', topic.region), arn)
      // a deleted topic has no subscribers; one of another account cannot be inspected
      return topic.account === account ? ((await undefinedAt('NotFound', () => receivers)) ?? []) : receivers
    })
    missing.push(...found.missing)
    return valueIn(found)
  }
  return async (arns) => {
    const entries = [...new Set(arns)].map((arn) => {
      const one = known.get(arn) ?? ask(arn)
      known.set(arn, one)
      return [arn, one] as const
    })
    const found = new Map(await Promise.all(entries.map(async ([arn, one]) => [arn, await one] as const)))
    return {
      subscriptions: (arn): Reaches => {
        const receivers = found.get(arn)
        return receivers === undefined ? 'unknown' : receivers.length > 0 ? 'yes' : 'no'
      },
      who: counted([...found.values()].flatMap((one) => one ?? [])),
    }
  }
}

function counted(protocols: readonly string[]): readonly string[] {
  return [...new Set(protocols)]
    .sort(compareText)
    .map((protocol) => `${protocol} (${protocols.filter((one) => one === protocol).length})`)
}

async function confirmedReceivers(sns: SNS, topic: string): Promise<readonly string[]> {
  const receivers: string[] = []
  const subscriptions = pages(
    (NextToken) => sns.listSubscriptionsByTopic({ TopicArn: topic, NextToken }),
    (answer) => answer.Subscriptions,
    (answer) => answer.NextToken,
  )
  // an unconfirmed subscription has PendingConfirmation in place of its ARN
  for await (const { SubscriptionArn, Protocol = 'another' } of subscriptions)
    if (SubscriptionArn?.startsWith('arn:')) receivers.push(Protocol)
  return receivers
}

/** The alarm with its recipients, if it reaches a person. */
const told = (alarm: Alarm | undefined, { who }: Heard): readonly Alarm[] =>
  alarm === undefined ? [] : [alarm.reaches === 'yes' ? { ...alarm, who } : alarm]

async function ruleAlarms(reach: RootReach, region: string, topics: Topics): Promise<readonly RuleAlarm[]> {
  const events = await reach.aws.client('events', region)
  const rules = pages(
    (NextToken) => events.listRules({ NextToken, Limit: 100 }),
    (answer) => answer.Rules,
    (answer) => answer.NextToken,
  )
  const alarms: RuleAlarm[] = []
  for await (const { Name, EventPattern, State } of rules) {
    if (!Name) continue
    const rule: EventRule = {
      region,
      name: Name,
      pattern: EventPattern ?? null,
      // also for ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS
      enabled: State !== 'DISABLED',
      targets: [],
    }
    if (!ruleAlarm(rule, () => 'unknown', reach)) continue
    const targets: string[] = []
    const listed = pages(
      (NextToken) => events.listTargetsByRule({ Rule: Name, NextToken }),
      (answer) => answer.Targets,
      (answer) => answer.NextToken,
    )
    for await (const { Arn } of listed) if (Arn) targets.push(Arn)
    const heard = await topics(targets)
    for (const alarm of told(ruleAlarm({ ...rule, targets }, heard.subscriptions, reach), heard))
      alarms.push({ rule, alarm })
  }
  return alarms
}

/** A log group to which trails of all regions write. */
interface Group {
  readonly region: string
  readonly name: string
  readonly recorded: IsRecorded
}

async function filterAlarms(reach: RootReach, topics: Topics, unheard: Missing[]): Promise<readonly Alarm[]> {
  const { judge, foreign } = await readTrails(reach, topics, unheard)
  return [...(await judge(reach)), ...foreign]
}

/**
 * Which alarms of this account would report root use in a member account: those on the organization's trail, whose log group gets the events
 * of all members (awscloudtrail/latest/userguide/creating-trail-organization.html). All is read once. Empty where it cannot be read: a member
 * may have alarms of its own in any case, which are not seen.
 */
export async function organizationAlarms(reach: RootReach): Promise<(member: string) => Promise<readonly Alarm[]>> {
  const action = 'cloudtrail:DescribeTrails'
  const read = await look(action, reach.signal, () =>
    readTrails(reach, topicsOf(reach, []), [], ({ IsOrganizationTrail }) => IsOrganizationTrail === true),
  )
  return async (account) => {
    if (!read.seen) return []
    const judged = await look(action, reach.signal, () => read.value.judge({ ...reach, account }))
    return valueIn(judged) ?? []
  }
}

/** A log group that a trail writes to, with its filters. */
interface ReadGroup {
  readonly group: Group
  readonly filters: readonly TrailFilter[]
}

/** Reads what stands around the log groups of trails, and judges it for the root user of this account or of another one. */
async function readTrails(
  reach: RootReach,
  topics: Topics,
  unheard: Missing[],
  isWanted?: (trail: ListedTrail) => boolean,
): Promise<{ readonly judge: (of: Where) => Promise<readonly Alarm[]>; readonly foreign: readonly Alarm[] }> {
  const { groups, foreign, missing } = await logGroups(reach, isWanted)
  unheard.push(...missing)
  const alarmsIn = regionAlarms(reach)
  const monitoring = monitoringAccounts(reach)
  const around: Around = {
    topics,
    alarmsIn: async (region) => {
      const found = await alarmsIn(region)
      unheard.push(...found.mutes.missing)
      return found
    },
    monitoring: async (region, namespaces) => {
      const found = await monitoring(region, namespaces)
      unheard.push(...found.missing)
      return found
    },
  }
  const read = await Promise.all(groups.map(async (group) => ({ group, filters: await filtersOf(reach, group) })))
  const judge = async (of: Where): Promise<readonly Alarm[]> =>
    (await Promise.all(read.map((one) => inGroup(of, one, around, of.account === reach.account)))).flat()
  return { judge, foreign }
}

async function logGroups(reach: RootReach, isWanted: (trail: ListedTrail) => boolean = () => true) {
  const { aws, home, account } = reach
  const cloudtrail = await aws.client('cloudtrail', home)
  // including shadow trails of other home regions, so that one region lists every multi-Region trail
  const trails = (await listedTrails(cloudtrail)).filter(isWanted)
  const groups = new Map<string, Group>()
  const foreign: Alarm[] = []
  const missing: Missing[] = []
  for (const { TrailARN, HomeRegion = home, IsMultiRegionTrail, CloudWatchLogsLogGroupArn: arn, Name } of trails) {
    const group = arn === undefined ? undefined : parseArn(arn)
    if (!group || !IsMultiRegionTrail) continue
    const name = group.resource.replace(/^log-group:/, '').replace(/:\*$/, '')
    const { recorded, refused } = await recordsRoot(reach, HomeRegion, TrailARN)
    missing.push(...refused)
    if (group.account !== account) {
      const why =
        recorded === 'no'
          ? `the trail ${TrailARN} is switched off, or does not record all management events`
          : `the log group ${name} of account ${group.account} cannot be read from here`
      foreign.push({
        kind: 'metric-filter',
        name: Name,
        region: group.region,
        signIns: true,
        calls: true,
        uses: uncertain,
        who: [],
        reaches: recorded === 'no' ? 'no' : 'unknown',
        why,
      })
      continue
    }
    const key = `${group.region} ${name}`
    const found = [recorded, groups.get(key)?.recorded]
    const best = (['yes', 'unknown'] as const).find((one) => found.includes(one)) ?? 'no'
    groups.set(key, { region: group.region, name, recorded: best })
  }
  return { groups: [...groups.values()], foreign, missing }
}

/**
 * Whether a trail is on and records management events. A member account reads an organization trail by its ARN, and may be
 * refused (awscloudtrail/latest/userguide/creating-trail-organization.html).
 */
async function recordsRoot(
  { aws, signal }: RootReach,
  region: string,
  trailArn: string,
): Promise<{ readonly recorded: IsRecorded; readonly refused: readonly Missing[] }> {
  const there = await aws.client('cloudtrail', region)
  const [logging, selectors] = await Promise.all([
    look('cloudtrail:GetTrailStatus', signal, () => isTrailLogging(there, trailArn)),
    look('cloudtrail:GetEventSelectors', signal, () => trailSelectors(there, trailArn)),
  ])
  const isOff = valueIn(logging) === false
  const leavesOut = selectors.seen && !recordsManagement('write', selectors.value, isBusy)
  const refused = [...logging.missing, ...selectors.missing]
  return { recorded: isOff || leavesOut ? 'no' : refused.length > 0 ? 'unknown' : 'yes', refused }
}

/** The surroundings of the filters of all groups. */
interface Around {
  readonly topics: Topics
  readonly alarmsIn: (region: string) => Promise<RegionAlarms>
  readonly monitoring: (region: string, namespaces: readonly string[]) => Promise<Monitoring>
}

/** The metric filters of a log group. */
async function filtersOf({ aws }: RootReach, { region, name }: Group): Promise<readonly TrailFilter[]> {
  const logs = await aws.client('logs', region)
  const listed = pages(
    (nextToken) => logs.describeMetricFilters({ logGroupName: name, nextToken }),
    (answer) => answer.metricFilters,
    (answer) => answer.nextToken,
  )
  const filters: TrailFilter[] = []
  for await (const { filterName, filterPattern: pattern = '', metricTransformations = [] } of listed)
    if (filterName) filters.push({ name: filterName, pattern, metrics: metricTransformations.map(transformation) })
  return filters
}

/** `isOwn`: for the root user of this account; an alarm of a monitoring account is looked for then. */
async function inGroup(
  of: Where,
  { group, filters }: ReadGroup,
  around: Around,
  isOwn: boolean,
): Promise<readonly Alarm[]> {
  const alarms: Alarm[] = []
  for (const filter of filters)
    if (countsRoot(filter.pattern, of)) alarms.push(...(await ofFilter(of, group, filter, around, isOwn)))
  return [...alarms, ...(await onQueries(group, around))]
}

/** A metric filter with what it writes of each event. */
interface TrailFilter extends Pick<WatchedFilter, 'name' | 'pattern'> {
  readonly metrics: readonly CountedMetric[]
}

async function ofFilter(
  of: Where,
  { region, recorded }: Group,
  { name, pattern, metrics }: TrailFilter,
  { topics, alarmsIn, monitoring }: Around,
  isOwn: boolean,
): Promise<readonly Alarm[]> {
  const { metric: listed, composites, mutes } = await alarmsIn(region)
  const watching = metrics
    .flatMap((metric) => listed.map((alarm) => ({ alarm, metric })))
    .filter(({ alarm, metric }) => looksAt(alarm.properties, metric))
  const filter: WatchedFilter = {
    name,
    region,
    pattern,
    recorded,
    alarms: watching,
    composites: composites
      .map((one) => compositeOf(one, listed, composites))
      .filter((one) => one.targets.length > 0 && restsOnOne(one, watching)),
    mutes,
  }
  const heard = await topics([
    ...filter.alarms.flatMap(({ alarm }) => actionsOf(alarm)),
    ...filter.composites.flatMap((one) => one.targets),
  ])
  const here = filterAlarm(filter, heard.subscriptions, of)
  if (here?.reaches !== 'no' || recorded === 'no' || !isOwn) return told(here, heard)
  const namespaces = metrics.map(({ MetricNamespace }) => MetricNamespace ?? '')
  const shared = { ...filter, monitoring: await monitoring(region, namespaces) }
  return told(filterAlarm(shared, heard.subscriptions, of), heard)
}

/** The alarms on queries of a trail's log group. */
async function onQueries({ name, region, recorded }: Group, { topics, alarmsIn }: Around): Promise<readonly Alarm[]> {
  const { queries, mutes } = await alarmsIn(region)
  return Promise.all(
    queries
      .filter((one) => readsGroup(one, name))
      .map(async ({ AlarmName = '', ActionsEnabled, AlarmActions = [] }) => {
        const targets = ActionsEnabled === true ? AlarmActions : []
        const { subscriptions } = await topics(targets)
        return logAlarm({ name: AlarmName, region, recorded, targets, mutes }, subscriptions)
      }),
  )
}

import type { CompositeAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch'
import type { SNS } from '@aws-sdk/client-sns'
import { pages } from '../collect/collector.ts'
import { look, type Missing, orNone, type Seen, seen, unseen } from '../collect/seen.ts'
import { parseArn } from '../core/arn.ts'
import { compareText } from '../core/json.ts'
import { isTrailLogging, listedTrails, trailSelectors } from '../services/cloudtrail/collect/trails.ts'
import { isBusy, recordsManagement } from '../services/cloudtrail/controls/events.ts'
import { alarmProperties } from '../services/cloudwatch/collect.ts'
import { transformation } from '../services/logs/collect.ts'
import { actionsOf, type Reaches, type Subscriptions } from '../services/logs/controls/alarms.ts'
import type { JudgedAlarm } from '../services/logs/controls/sounding.ts'
import { type Alarm, countsRoot, type EventRule, filterAlarm, ruleAlarm, type WatchedFilter } from './alarms.ts'
import type { RootReach } from './reach.ts'
import { looksAt, restsOn } from './watching-alarms.ts'

/**
 * What would tell of root use: the rules of EventBridge where the root user signs in, and the metric filters on what a trail of
 * all regions writes. What one of the two shows counts where the other cannot be seen.
 */
export async function readAlarms(reach: RootReach): Promise<Seen<readonly Alarm[]>> {
  const { signal } = reach
  const unheard: Missing[] = []
  const topics = topicsOf(reach, unheard)
  const [rules, filters] = await Promise.all([
    look('events:ListRules', signal, () => ruleAlarms(reach, topics)),
    look('cloudtrail:DescribeTrails', signal, () => filterAlarms(reach, topics)),
  ])
  const found = [...(rules.seen ? rules.value : []), ...(filters.seen ? filters.value : [])].sort(
    (a, b) => compareText(a.kind, b.kind) || compareText(a.region, b.region) || compareText(a.name, b.name),
  )
  const missing = [...rules.missing, ...filters.missing]
  const told = found.some(({ signIns, reaches }) => signIns && reaches === 'somebody')
  return told || missing.length === 0 ? seen(found, [...missing, ...unheard]) : unseen(...missing, ...unheard)
}

/** Asks each topic once whether anybody confirmed a subscription. */
type Topics = (arns: readonly string[]) => Promise<Subscriptions>

/** `missing` takes the calls that gave no answer: their topics are `unknown`. */
function topicsOf({ aws, account, signal }: RootReach, missing: Missing[]): Topics {
  const known = new Map<string, Promise<Reaches>>()
  const ask = async (arn: string): Promise<Reaches> => {
    const topic = parseArn(arn)
    if (topic?.service !== 'sns') return 'unknown'
    const found = await look('sns:ListSubscriptionsByTopic', signal, async () => {
      const isHeard = isHeardBySomebody(await aws.client('sns', topic.region), arn)
      // a topic that is gone has no subscribers; one of another account cannot be looked into
      return topic.account === account ? ((await orNone('NotFound', () => isHeard)) ?? false) : isHeard
    })
    missing.push(...found.missing)
    return found.seen ? (found.value ? 'somebody' : 'nobody') : 'unknown'
  }
  return async (arns) => {
    const entries = arns.map((arn) => {
      const one = known.get(arn) ?? ask(arn)
      known.set(arn, one)
      return [arn, one] as const
    })
    const found = new Map(await Promise.all(entries.map(async ([arn, one]) => [arn, await one] as const)))
    return (arn) => found.get(arn) ?? 'unknown'
  }
}

async function isHeardBySomebody(sns: SNS, topic: string): Promise<boolean> {
  const subscriptions = pages(
    (NextToken) => sns.listSubscriptionsByTopic({ TopicArn: topic, NextToken }),
    (answer) => answer.Subscriptions,
    (answer) => answer.NextToken,
  )
  // one that waits to be confirmed has the words PendingConfirmation for an ARN
  for await (const { SubscriptionArn } of subscriptions) if (SubscriptionArn?.startsWith('arn:')) return true
  return false
}

async function ruleAlarms(reach: RootReach, topics: Topics): Promise<readonly Alarm[]> {
  const { aws, home } = reach
  const events = await aws.client('events', home)
  const rules = pages(
    (NextToken) => events.listRules({ NextToken, Limit: 100 }),
    (answer) => answer.Rules,
    (answer) => answer.NextToken,
  )
  const alarms: Alarm[] = []
  for await (const { Name, EventPattern, State } of rules) {
    if (!Name) continue
    const rule: EventRule = {
      name: Name,
      pattern: EventPattern ?? null,
      // ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS as well
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
    const alarm = ruleAlarm({ ...rule, targets }, await topics(targets), reach)
    if (alarm) alarms.push(alarm)
  }
  return alarms
}

/** A log group that trails of all regions write to. */
interface Group {
  readonly region: string
  readonly name: string
  readonly recorded: boolean
}

async function filterAlarms(reach: RootReach, topics: Topics): Promise<readonly Alarm[]> {
  const { groups, foreign } = await logGroups(reach)
  // asked once a region, however many groups and filters are there
  const known = new Map<string, ReturnType<typeof alarmsOf>>()
  const alarmsIn: AlarmsIn = (region) => {
    const asked = known.get(region) ?? alarmsOf(reach, region)
    known.set(region, asked)
    return asked
  }
  const found = await Promise.all(groups.map((group) => inGroup(reach, group, topics, alarmsIn)))
  return [...found.flat(), ...foreign]
}

async function logGroups({ aws, home, account }: RootReach) {
  const cloudtrail = await aws.client('cloudtrail', home)
  // with the shadows of trails whose home is elsewhere: so one region tells of every trail of all regions
  const trails = await listedTrails(cloudtrail)
  const groups = new Map<string, Group>()
  const foreign: Alarm[] = []
  for (const { TrailARN, HomeRegion = home, IsMultiRegionTrail, CloudWatchLogsLogGroupArn: arn, Name } of trails) {
    const group = arn === undefined ? undefined : parseArn(arn)
    if (!group || !IsMultiRegionTrail) continue
    const name = group.resource.replace(/^log-group:/, '').replace(/:\*$/, '')
    if (group.account !== account) {
      const why = `the log group ${name} of account ${group.account} cannot be seen from here`
      foreign.push({
        kind: 'metric-filter',
        name: Name,
        region: group.region,
        signIns: true,
        calls: true,
        reaches: 'unknown',
        why,
      })
      continue
    }
    const there = await aws.client('cloudtrail', HomeRegion)
    const [logging, selectors] = await Promise.all([isTrailLogging(there, TrailARN), trailSelectors(there, TrailARN)])
    const recorded = logging === true && recordsManagement('write', selectors, isBusy)
    const key = `${group.region} ${name}`
    groups.set(key, { region: group.region, name, recorded: recorded || (groups.get(key)?.recorded ?? false) })
  }
  return { groups: [...groups.values()], foreign }
}

type AlarmsIn = (region: string) => ReturnType<typeof alarmsOf>

async function inGroup(
  { aws }: RootReach,
  group: Group,
  topics: Topics,
  alarmsIn: AlarmsIn,
): Promise<readonly Alarm[]> {
  const logs = await aws.client('logs', group.region)
  const filters = pages(
    (nextToken) => logs.describeMetricFilters({ logGroupName: group.name, nextToken }),
    (answer) => answer.metricFilters,
    (answer) => answer.nextToken,
  )
  const alarms: Alarm[] = []
  for await (const { filterName, filterPattern = '', metricTransformations = [] } of filters) {
    if (!filterName || !countsRoot(filterPattern)) continue
    const { metric: listed, composite } = await alarmsIn(group.region)
    const watching = metricTransformations
      .map(transformation)
      .flatMap((metric) => listed.filter((alarm) => looksAt(alarm, metric)).map((alarm) => ({ alarm, metric })))
    const filter: WatchedFilter = {
      name: filterName,
      region: group.region,
      pattern: filterPattern,
      recorded: group.recorded,
      alarms: watching.map(({ alarm, metric }) => ({ alarm: judged(alarm), metric })),
      composites: composite
        .filter((one) => hasActions(one) && watching.some(({ alarm }) => restsOn(one.AlarmRule ?? '', alarm)))
        .map(({ AlarmName }) => AlarmName ?? ''),
    }
    const alarm = filterAlarm(filter, await topics(filter.alarms.flatMap(({ alarm }) => actionsOf(alarm))))
    if (alarm) alarms.push(alarm)
  }
  return alarms
}

const judged = (alarm: MetricAlarm): JudgedAlarm => ({
  name: alarm.AlarmName ?? '',
  properties: alarmProperties(alarm),
  state: { StateValue: alarm.StateValue ?? null },
})

const hasActions = ({ ActionsEnabled, AlarmActions = [] }: CompositeAlarm): boolean =>
  ActionsEnabled === true && AlarmActions.length > 0

/** All alarms of a region, of both kinds: without a type CloudWatch lists metric alarms alone. */
async function alarmsOf({ aws }: RootReach, region: string) {
  const cloudwatch = await aws.client('cloudwatch', region)
  const metric: MetricAlarm[] = []
  const composite: CompositeAlarm[] = []
  const listed = pages(
    (NextToken) =>
      cloudwatch.describeAlarms({ AlarmTypes: ['MetricAlarm', 'CompositeAlarm'], MaxRecords: 100, NextToken }),
    (answer) => [answer],
    (answer) => answer.NextToken,
  )
  for await (const { MetricAlarms = [], CompositeAlarms = [] } of listed) {
    metric.push(...MetricAlarms)
    composite.push(...CompositeAlarms)
  }
  return { metric, composite }
}

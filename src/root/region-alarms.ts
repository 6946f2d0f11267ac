import type { LogAlarm as ListedLogAlarm } from '@aws-sdk/client-cloudwatch'
import { look, undefinedAt } from '../collect/seen.ts'
import {
  alarmProperties,
  alarmState,
  compositeProperties,
  listedAlarms,
  listedLogAlarms,
} from '../services/cloudwatch/collect/alarms.ts'
import { listedMuteRules, mutedAlarms } from '../services/cloudwatch/collect/mute-rules.ts'
import type { KnownAlarm, ReadComposite } from '../services/logs/controls/composite.ts'
import type { JudgedAlarm } from '../services/logs/controls/judged-alarm.ts'
import type { MuteRule } from '../services/logs/controls/muting.ts'
import type { Mutes } from './alarms.ts'
import type { RootReach } from './reach.ts'

/** What CloudWatch has in one region that sounds, or keeps others silent. */
export interface RegionAlarms {
  readonly metric: readonly (JudgedAlarm & KnownAlarm)[]
  readonly composites: readonly ReadComposite[]
  readonly queries: readonly ListedLogAlarm[]
  readonly mutes: Mutes
}

/** Reads the alarms of regions, each region once. */
export function regionAlarms(reach: RootReach): (region: string) => Promise<RegionAlarms> {
  const known = new Map<string, Promise<RegionAlarms>>()
  return (region) => {
    const asked = known.get(region) ?? alarmsIn(reach, region)
    known.set(region, asked)
    return asked
  }
}

async function alarmsIn({ aws, signal }: RootReach, region: string): Promise<RegionAlarms> {
  const cloudwatch = await aws.client('cloudwatch', region)
  const metric: (JudgedAlarm & KnownAlarm)[] = []
  const composites: ReadComposite[] = []
  for await (const listed of listedAlarms(cloudwatch)) {
    const one = 'metric' in listed ? listed.metric : listed.composite
    const names = { id: one.AlarmArn ?? '', name: one.AlarmName ?? '' }
    if ('metric' in listed)
      metric.push({ ...names, properties: alarmProperties(listed.metric), state: alarmState(listed.metric) })
    else composites.push({ ...names, properties: compositeProperties(listed.composite) })
  }
  // a region that does not have alarms on queries yet refuses their type
  const queries: ListedLogAlarm[] = []
  await undefinedAt('Validation', async () => {
    for await (const one of listedLogAlarms(cloudwatch)) queries.push(one)
  })
  const mutes = await look('cloudwatch:ListAlarmMuteRules', signal, async () => {
    const rules: MuteRule[] = []
    for await (const { name, Status: status = null } of listedMuteRules(cloudwatch))
      if (status !== 'EXPIRED') rules.push({ name, status, alarms: await mutedAlarms(cloudwatch, name) })
    return rules
  })
  return { metric, composites, queries, mutes }
}

/** Whether an alarm's query reads a log group, which it names by name or ARN; one that names none may read any. */
export function readsGroup({ ScheduledQueryConfiguration: query }: ListedLogAlarm, group: string): boolean {
  const groups = query?.LogGroupIdentifiers ?? []
  return groups.length === 0 || groups.some((one) => (one.split(':log-group:')[1] ?? one).replace(/:\*$/, '') === group)
}

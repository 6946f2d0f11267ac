import type { AlarmMuteRuleSummary, CloudWatch } from '@aws-sdk/client-cloudwatch'
import { collector, detail, pages, stated } from '../../../collect/collector.ts'
import { parseArn } from '../../../core/arn.ts'

const on = 'AWS::CloudWatch::AlarmMuteRule'

/** A mute rule of ListAlarmMuteRules, with its name, which only its ARN contains. */
export interface ListedMuteRule extends AlarmMuteRuleSummary {
  readonly AlarmMuteRuleArn: string
  readonly name: string
}

/** The mute rules of a region (AmazonCloudWatch/latest/monitoring/alarm-mute-rules.html). */
export async function* listedMuteRules(
  cloudwatch: Pick<CloudWatch, 'listAlarmMuteRules'>,
): AsyncGenerator<ListedMuteRule, void, undefined> {
  const found = pages(
    (NextToken) => cloudwatch.listAlarmMuteRules({ MaxRecords: 100, NextToken }),
    (answer) => answer.AlarmMuteRuleSummaries,
    (answer) => answer.NextToken,
  )
  for await (const one of found) {
    const arn = one.AlarmMuteRuleArn
    // `alarm-mute-rule:NAME`
    const name = parseArn(arn ?? '')?.resource.replace(/^[^:]*:/, '')
    if (arn && name) yield { ...one, AlarmMuteRuleArn: arn, name }
  }
}

/** The names of the alarms that a rule mutes; a rule without targets mutes no alarm. */
export const mutedAlarms = async (
  cloudwatch: Pick<CloudWatch, 'getAlarmMuteRule'>,
  AlarmMuteRuleName: string,
): Promise<string[]> => (await cloudwatch.getAlarmMuteRule({ AlarmMuteRuleName })).MuteTargets?.AlarmNames ?? []

/** Rules that suppress the actions of alarms at certain times. */
export const muteRules = collector({
  types: [on],
  service: 'cloudwatch',
  scope: 'region',
  needs: ['cloudwatch:ListAlarmMuteRules'],
  async *list({ client }) {
    for await (const { AlarmMuteRuleArn: arn, name, Status } of listedMuteRules(await client('cloudwatch')))
      yield {
        type: on,
        id: arn,
        name,
        properties: { Arn: arn, Name: name, Status: stated(Status, 'Status') },
      }
  },
  details: [
    detail({
      on,
      needs: ['cloudwatch:GetAlarmMuteRule'],
      fills: ['MuteTargets'],
      async get({ client }, { name }) {
        return { properties: { MuteTargets: { AlarmNames: await mutedAlarms(await client('cloudwatch'), name) } } }
      },
    }),
  ],
})

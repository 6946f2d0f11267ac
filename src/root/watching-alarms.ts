import type { MetricAlarm } from '@aws-sdk/client-cloudwatch'
import type { CountedMetric } from '../services/logs/controls/sounding.ts'

/** Whether an alarm looks at a metric, itself or among the metrics that it computes with. */
export function looksAt(alarm: MetricAlarm, { MetricName, MetricNamespace }: CountedMetric): boolean {
  if (alarm.Namespace === MetricNamespace && alarm.MetricName === MetricName) return true
  return (alarm.Metrics ?? []).some(
    ({ MetricStat, Expression }) =>
      (MetricStat?.Metric?.Namespace === MetricNamespace && MetricStat?.Metric?.MetricName === MetricName) ||
      (MetricName !== undefined && Expression?.includes(MetricName)),
  )
}

/** Whether the rule of a composite alarm names an alarm (AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html). */
export const restsOn = (rule: string, { AlarmName: name = '', AlarmArn: arn }: MetricAlarm): boolean =>
  rule.includes(`"${name}"`) || rule.includes(`(${name})`) || (arn !== undefined && rule.includes(arn))

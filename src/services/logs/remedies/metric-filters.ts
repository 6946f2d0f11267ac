import type { Remedies, Remedy } from '../../../controls/remedy.ts'
import { resource, template } from '../../../controls/template.ts'
import { prescribed } from '../controls/metric-filters.ts'

/** A pattern in single quotes for a shell. */
const quoted = (pattern: string): string => `'${pattern.replaceAll("'", "''")}'`

function remedy(number: string, what: string, pattern: string): Remedy {
  const name = `CloudWatch-${number}`
  return {
    console: [
      'CloudWatch > Log groups, open the log group of the multi-region trail > Metric filters > Create metric filter',
      `Filter pattern: ${pattern}`,
      `Metric namespace CIS, metric name ${name}, metric value 1; Create metric filter`,
      `Select the filter > Create alarm (${what}): Greater/Equal than 1, send to an SNS topic with a confirmed subscription`,
    ],
    cli: `aws logs put-metric-filter --log-group-name LOG_GROUP --filter-name ${name} \\
  --filter-pattern ${quoted(pattern)} \\
  --metric-transformations metricName=${name},metricNamespace=CIS,metricValue=1
aws cloudwatch put-metric-alarm --alarm-name ${name} --namespace CIS --metric-name ${name} \\
  --statistic Sum --period 300 --evaluation-periods 1 --threshold 1 \\
  --comparison-operator GreaterThanOrEqualToThreshold --treat-missing-data notBreaching \\
  --alarm-actions TOPIC_ARN`,
    cloudformation: template({
      Filter: resource('AWS::Logs::MetricFilter', {
        LogGroupName: 'LOG_GROUP',
        FilterPattern: pattern,
        MetricTransformations: [{ MetricName: name, MetricNamespace: 'CIS', MetricValue: '1' }],
      }),
      Alarm: resource('AWS::CloudWatch::Alarm', {
        Namespace: 'CIS',
        MetricName: name,
        Statistic: 'Sum',
        Period: 300,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        TreatMissingData: 'notBreaching',
        AlarmActions: ['TOPIC_ARN'],
      }),
    }),
    terraform: `resource "aws_cloudwatch_log_metric_filter" "this" {
  name           = "${name}"
  log_group_name = "LOG_GROUP"
  pattern        = ${JSON.stringify(pattern)}

  metric_transformation {
    name      = "${name}"
    namespace = "CIS"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  alarm_name          = "${name}"
  namespace           = "CIS"
  metric_name         = "${name}"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = ["TOPIC_ARN"]
}`,
  }
}

export const metricFilterRemedies: Remedies = Object.fromEntries(
  Object.entries(prescribed).map(([number, [what, pattern = '']]) => [
    `CloudWatch.${number}`,
    remedy(number, what, pattern),
  ]),
)

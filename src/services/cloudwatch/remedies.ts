import type { Remedies } from '../../controls/remedy.ts'
import { existing, resource, type TemplateProperties, template } from '../../controls/template.ts'

const alarm = (properties: TemplateProperties<'AWS::CloudWatch::Alarm'>, hcl: string) => ({
  cloudformation: template({
    Alarm: existing('AWS::CloudWatch::Alarm', properties),
  }),
  terraform: `resource "aws_cloudwatch_metric_alarm" "this" {
  alarm_name          = "ALARM"
  namespace           = "NAMESPACE"
  metric_name         = "METRIC"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  ${hcl}
}`,
})

export const cloudwatchRemedies: Remedies = {
  'CloudWatch.15': {
    console: [
      'CloudWatch > Alarms > All alarms, open the alarm > Actions > Edit, Next',
      'Notification > Add notification: In alarm, and an SNS topic with a confirmed subscription',
      'Update alarm',
    ],
    cli: `# PutMetricAlarm replaces the whole alarm: read its settings, and write them again with the action
aws cloudwatch describe-alarms --alarm-names ALARM
aws cloudwatch put-metric-alarm --alarm-name ALARM --namespace NAMESPACE --metric-name METRIC \\
  --statistic Sum --period 300 --evaluation-periods 1 --threshold 1 \\
  --comparison-operator GreaterThanOrEqualToThreshold --alarm-actions TOPIC_ARN`,
    ...alarm({ AlarmActions: ['TOPIC_ARN'] }, 'alarm_actions       = ["TOPIC_ARN"]'),
  },
  'CloudWatch.17': {
    console: ['CloudWatch > Alarms > All alarms, select the alarm', 'Actions > Alarm actions > Enable'],
    cli: 'aws cloudwatch enable-alarm-actions --alarm-names ALARM',
    ...alarm({ ActionsEnabled: true }, 'actions_enabled     = true'),
  },
  'Demarc.CloudWatch.1': {
    console: [
      'Amazon SNS > Topics, open the topic of the alarm > Create subscription',
      'Protocol Email (or HTTPS for an incident tool), Create subscription',
      'Open the link in the confirmation message',
    ],
    cli: `aws sns subscribe --topic-arn TOPIC_ARN --protocol email --notification-endpoint ADDRESS
aws sns confirm-subscription --topic-arn TOPIC_ARN --token TOKEN_OF_THE_MESSAGE`,
    cloudformation: template({
      '#': 'the receiver must confirm it',
      Subscription: resource('AWS::SNS::Subscription', {
        TopicArn: 'TOPIC_ARN',
        Protocol: 'email',
        Endpoint: 'ADDRESS',
      }),
    }),
    terraform: `# the receiver must confirm it
resource "aws_sns_topic_subscription" "this" {
  topic_arn = "TOPIC_ARN"
  protocol  = "email"
  endpoint  = "ADDRESS"
}`,
  },
  'Demarc.CloudWatch.3': {
    console: [
      'CloudWatch > Alarms > All alarms, open the alarm > Actions > Edit',
      'Statistic Sum, no dimensions; Static, Greater/Equal than 1; Datapoints to alarm 1 out of 1; treat missing data as good; Next',
      'In alarm: send to an SNS topic with a confirmed subscription; Update alarm',
      'Actions > Alarm actions > Enable',
    ],
    cli: `aws cloudwatch put-metric-alarm --alarm-name ALARM --namespace NAMESPACE --metric-name METRIC \\
  --statistic Sum --period 300 --evaluation-periods 1 --threshold 1 \\
  --comparison-operator GreaterThanOrEqualToThreshold --treat-missing-data notBreaching \\
  --actions-enabled --alarm-actions TOPIC_ARN`,
    ...alarm(
      {
        Statistic: 'Sum',
        Period: 300,
        EvaluationPeriods: 1,
        DatapointsToAlarm: 1,
        Threshold: 1,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        TreatMissingData: 'notBreaching',
        ActionsEnabled: true,
        AlarmActions: ['TOPIC_ARN'],
      },
      `treat_missing_data  = "notBreaching"
  actions_enabled     = true
  alarm_actions       = ["TOPIC_ARN"]`,
    ),
  },
}
